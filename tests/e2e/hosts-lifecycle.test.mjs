// Many elements, and elements that come and go: everything is fetched once, nothing is left behind, and nothing below them jumps.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { fill, form, REPLY } from "./support/reader.mjs";

const show = stage();
const host = (name) => `${show.site.origin}/hosts/${name}.html`;

test("three articles and twenty threads on one page share one module, and each has its own form", async (t) => {
  const page = await show.newPage(t);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(host("many"));
  await until(page, () => {
    const all = [...document.querySelectorAll("offprint-article, offprint-replies")];
    return all.length === 23 && all.every(({ shadowRoot }) => shadowRoot?.querySelector(".submit") && shadowRoot.querySelector("ol.thread > li"));
  });
  for (const kind of [/\/offprint\.js$/, /\/offprint-\w+\.js$/, /_bg\.wasm$/]) {
    assert.equal(asked.filter((path) => kind.test(path)).length, 1, `${kind} is asked for once`);
  }
  for (const part of new Set(asked.filter((path) => path.endsWith(".wasm")))) assert.equal(asked.filter((path) => path === part).length, 1);
  const [third, twentieth] = [page.locator("offprint-replies").nth(2), page.locator("offprint-replies").nth(19)];
  await fill(third);
  assert.equal(await form(twentieth).comment.inputValue(), "");
  const before = show.site.received.length;
  await form(third).submit.click();
  await form(third).notice.waitFor();
  assert.equal(show.site.received[before].body.article, "widget-3");
  assert.equal(await form(twentieth).notice.count(), 0);
});

test("moved about in the page twenty times, an element keeps its draft and asks for nothing again", async (t) => {
  const page = await show.open(t, host("many"));
  const replies = page.locator("offprint-replies").nth(4);
  await fill(replies);
  const count = () => show.site.asked.filter((path) => path === "/samples/thread.json?5").length;
  const before = count();
  await replies.evaluate((element) => {
    for (let turn = 0; turn < 20; turn += 1) document.body.prepend(document.body.lastElementChild === element ? element : (document.body.append(element), element));
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const moved = page.locator("offprint-replies").first();
  for (const [field, typed] of Object.entries(REPLY)) assert.equal(await form(moved)[field].inputValue(), typed);
  assert.equal(count(), before);
});

// Numbers of the browser's own, after it has collected what nobody can reach any more.
async function measure(devtools) {
  for (let round = 0; round < 3; round += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const { JSHeapUsedSize, JSEventListeners, Nodes } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return { heap: JSHeapUsedSize, listeners: JSEventListeners, nodes: Nodes };
}

/** How much memory the module has taken: it is no part of the heap of scripts. */
function linearMemory() {
  const glue = performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /offprint-\w+\.js$/.test(new URL(name).pathname));
  return import(glue).then((module) => module.default()).then(({ memory }) => memory.buffer.byteLength);
}

test("an application that swaps its page 200 times leaks nothing", { timeout: 120_000 }, async (t) => {
  const page = await show.open(t, host("pages"));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("Performance.enable");
  const turn = (times) => page.evaluate(async (times) => {
    for (let count = 0; count < times; count += 1) await window.turn();
    window.leave();
    await new Promise((resolve) => setTimeout(resolve));
  }, times);
  // The last element ends a moment after it was taken out.
  const settled = async (limit) => {
    let measured = await measure(devtools);
    for (let tries = 0; measured.nodes > limit.nodes && tries < 50; tries += 1) {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      measured = await measure(devtools);
    }
    return { ...measured, memory: await page.evaluate(linearMemory) };
  };
  const bare = await measure(devtools);
  await turn(20);
  const early = await settled(bare);
  await turn(180);
  const late = await settled(early);
  t.diagnostic(`before, after 20 and 200 mounts: ${JSON.stringify([bare, early, late])}`);
  assert.ok(late.heap <= early.heap * 1.05, `heap: ${early.heap} to ${late.heap}`);
  assert.ok(late.listeners <= early.listeners, `listeners: ${early.listeners} to ${late.listeners}`);
  assert.ok(late.nodes <= early.nodes, `nodes: ${early.nodes} to ${late.nodes}`);
  assert.ok(late.memory <= early.memory * 1.05, `the module's memory: ${early.memory} to ${late.memory}`);
});

test("what stands below an article never jumps, whether it is loaded at once or when it comes near", async (t) => {
  const page = await show.newPage(t, { viewport: { width: 800, height: 700 } });
  await page.addInitScript(() => {
    const shifts = (window.shifts = []);
    const named = (node) => node?.id || node?.localName || node?.nodeName;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources, startTime } of list.getEntries()) {
        if (!hadRecentInput) shifts.push({ value, at: startTime, sources: sources.map(({ node }) => named(node)) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  // Slow enough for every state to be painted.
  await page.route(/\.wasm$|story\.json/, async (route) => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150))));
    await route.continue();
  });
  await page.goto(host("shift"));
  const isComplete = (id) => until(page, (id) => {
    const root = document.querySelector(id).shadowRoot;
    return root?.querySelector(".submit") && root.querySelector("ol.thread > li");
  }, id);
  await isComplete("#first");
  assert.ok(!show.site.asked.includes("/hosts/story.json?lazy"), "what is far away is not asked for");
  await page.evaluate(async () => {
    // As a reader scrolls: a little with every frame.
    const bottom = document.querySelector("#lazy");
    while (bottom.getBoundingClientRect().top > innerHeight * 0.8) {
      scrollBy(0, 200);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await isComplete("#lazy");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});
