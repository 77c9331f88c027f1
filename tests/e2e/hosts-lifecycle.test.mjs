// Many elements, and elements that move: everything is fetched once, and the content below does not shift.
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
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const moved = page.locator("offprint-replies").first();
  for (const [field, typed] of Object.entries(REPLY)) assert.equal(await form(moved)[field].inputValue(), typed);
  assert.equal(count(), before);
});

test("what stands below an article never jumps, whether it is loaded at once or when it comes near", async (t) => {
  const page = await show.newPage(t, { viewport: { width: 800, height: 700 } });
  await page.addInitScript(() => {
    const shifts = (window.shifts = []);
    // What is in a shadow root has no name here.
    const named = (node) => node?.id || node?.localName || node?.nodeName;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => named(node)).filter(Boolean) });
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
  const shifts = await page.evaluate(() => window.shifts);
  assert.deepEqual(shifts.flatMap(({ moved }) => moved), [], "nothing of the page's own");
  // Inside, the thread takes the place of what stood for it while its part of the module was on its way.
  assert.ok(shifts.reduce((sum, { value }) => sum + value, 0) < 0.05, JSON.stringify(shifts));
});
