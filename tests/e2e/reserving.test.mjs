// The style for the page around the elements: the content below an element does not shift, however late the element loads.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { readManifest, skipPackage } from "./support/package.mjs";
import { form } from "./support/reader.mjs";
import { element, repliesElement } from "./support/site.mjs";

const skip = skipPackage;
const show = stage();
const fileThatEnds = (ending) => readManifest().files.find(({ name }) => name.endsWith(ending)).name;

function open(t, body, viewport) {
  const head = `<link rel="stylesheet" href="/embed/${fileThatEnds(".css")}">`;
  const page = show.site.page(`<p>Above</p>${body}<p id="below">Below</p>`, { head, script: "/embed/offprint.js" });
  return show.open(t, page, { viewport, before: (page) => page.addInitScript(watchShifts) });
}

function watchShifts() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
}

const below = (page) => page.locator("#below").evaluate((below) => below.getBoundingClientRect().top);

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
  test(`at ${viewport.width} pixels nothing jumps, neither when the module comes late nor when the article does`, { skip }, async (t) => {
    const module = show.site.hold(t, `/embed/${fileThatEnds("_bg.wasm")}`);
    const article = show.site.hold(t, "/samples/partnership.json");
    const page = await open(t, element({ src: "/samples/partnership.json", loading: "eager" }), viewport);
    await page.getByRole("heading", { name: "Fallback headline" }).waitFor();
    assert.ok((await below(page)) >= viewport.height, "what stands below begins under the first screen");
    module();
    await page.locator(".skeleton").waitFor();
    article();
    await form(page).submit.waitFor();
    assert.deepEqual(await shifts(page), []);
  });

  test(`at ${viewport.width} pixels nothing of the page jumps when the replies come late`, { skip }, async (t) => {
    const module = show.site.hold(t, `/embed/${fileThatEnds("_bg.wasm")}`);
    const thread = show.site.hold(t, "/samples/thread.json");
    const page = await open(t, repliesElement({ src: "/samples/thread.json", loading: "eager" }), viewport);
    await page.getByText("Fallback of the replies").waitFor();
    module();
    // The form waits for the thread, so that it need not make way for it.
    await form(page).submit.waitFor({ state: "attached" });
    assert.equal(await form(page).submit.isVisible(), false);
    thread();
    await form(page).submit.waitFor();
    assert.deepEqual(await shifts(page), []);
  });
}

// What has moved, once the newest frames have been looked at.
async function shifts(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate("shifts");
}

test("a hidden element takes no space", { skip }, async (t) => {
  const page = await open(t, element({ hidden: true }));
  assert.equal(await page.locator("offprint-article").evaluate((element) => element.offsetHeight), 0);
});
