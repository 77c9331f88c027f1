// The style for the page around: what stands below an element stays where it is, however late the element comes.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { readManifest, skipPackage } from "./support/package.mjs";
import { element } from "./support/site.mjs";

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

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
  test(`at ${viewport.width} pixels nothing jumps, neither when the module comes late nor when the article does`, { skip }, async (t) => {
    const module = show.site.hold(t, `/embed/${fileThatEnds("_bg.wasm")}`);
    const article = show.site.hold(t, "/samples/partnership.json");
    const page = await open(t, element({ src: "/samples/partnership.json", loading: "eager" }), viewport);
    await page.getByRole("heading", { name: "Fallback headline" }).waitFor();
    const top = () => page.locator("#below").evaluate((below) => below.getBoundingClientRect().top);
    assert.ok((await top()) >= viewport.height, "what stands below begins under the first screen");
    module();
    await page.locator(".skeleton").waitFor();
    article();
    await page.getByRole("textbox", { name: "Comment" }).waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await page.evaluate("shifts"), []);
  });
}

test("an element that is hidden takes no place", { skip }, async (t) => {
  const page = await open(t, element({ hidden: true }));
  assert.equal(await page.locator("offprint-article").evaluate((element) => element.offsetHeight), 0);
});
