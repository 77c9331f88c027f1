// Layout: nothing shifts, nothing sticks out, and print has only what belongs on paper.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { openGallery, skipGallery } from "./support/gallery.mjs";
import { form } from "./support/reader.mjs";
import { embedded, POLICY_WITH_MEDIA } from "./support/site.mjs";

const show = stage();
const SAMPLES = ["partnership", "elements", "wordpress-blocks", "arabic", "broken"];

/** Everything the browser says has shifted, with what it was. */
const countShifts = (page) => page.addInitScript(() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.shifts.push(`${value.toFixed(4)}: ${sources.map(({ node, previousRect, currentRect }) =>
        `${node?.localName ?? "?"}.${node?.className} ${previousRect.x},${previousRect.y} to ${currentRect.x},${currentRect.y}`).join("; ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
});
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));

for (const [name, viewport] of [["a phone", { width: 390, height: 844 }], ["a desktop", { width: 1280, height: 900 }]]) {
  for (const late of ["nothing", "the article", "the module", "the pictures"]) {
    test(`nothing shifts on ${name} when ${late} comes late`, async (t) => {
      const held = { "the article": "/samples/partnership.json", "the module": "/offprint-", "the pictures": "/samples/media" }[late];
      const release = held ? show.site.hold(t, held) : () => {};
      const page = await show.newPage(t, { viewport });
      await countShifts(page);
      await page.goto(`${show.site.origin}/`, { waitUntil: held ? "commit" : "load" });
      if (late === "the module") await page.getByRole("heading", { level: 1 }).waitFor();
      // Behind the copy, in the release's page.
      if (late === "the article") await page.locator(".skeleton").waitFor({ state: "attached" });
      if (late === "the pictures") await form(page).submit.waitFor();
      await settled(page);
      release();
      await form(page).submit.waitFor();
      await until(page, () => [...document.querySelector("offprint-article").shadowRoot.querySelectorAll("img")].every((image) => image.complete || image.loading === "lazy"));
      await settled(page);
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    });
  }
}

/** As a reader does in the browser's settings: the page's own size of text is left alone. */
async function enlargeText(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  await until(page, () => getComputedStyle(document.documentElement).fontSize === "32px");
}

/** What sticks out of the page, unless something between clips or scrolls it. */
const sticksOut = (page) => page.evaluate(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const root = document.querySelector("offprint-article").shadowRoot;
  const clipped = (one) => one.closest(".table-box, pre, .skip");
  const out = [...root.querySelectorAll("*")].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > clientWidth + 0.5) && !clipped(one);
  });
  return { page: scrollWidth > clientWidth, parts: out.slice(0, 5).map((one) => `${one.localName}.${one.className}`) };
});
const FITS = { page: false, parts: [] };

for (const sample of SAMPLES) {
  test(`the ${sample} sample fits into 320 px, with errors shown`, async (t) => {
    const url = await show.site.standalone({ src: `samples/${sample}.json` }, POLICY_WITH_MEDIA);
    const page = await show.open(t, url, { viewport: { width: 320, height: 640 }, hostile: true });
    await form(page).submit.click();
    await form(page).summary.waitFor();
    assert.deepEqual(await sticksOut(page), FITS);
  });

  test(`the ${sample} sample survives 200 % zoom and text of twice the size`, async (t) => {
    const url = await show.site.standalone({ src: `samples/${sample}.json` }, POLICY_WITH_MEDIA);
    const page = await show.open(t, url, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, hostile: true });
    await form(page).submit.waitFor();
    assert.deepEqual(await sticksOut(page), FITS, "zoom");
    const size = () => page.locator(".body p").first().evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
    const before = await size();
    await enlargeText(page);
    // Not twice: a part of the size follows the width of the column.
    assert.ok((await size()) / before > 1.7, "text follows the reader's setting");
    assert.deepEqual(await sticksOut(page), FITS, "large text");
  });
}

test("every specimen of the gallery fits into 320 px, and survives 200 % zoom with text of twice the size", { skip: skipGallery }, async (t) => {
  const page = await openGallery(t, show, { viewport: { width: 640, height: 900 } });
  await page.locator("section.specimen").last().waitFor();
  const tooWide = () => page.evaluate(() => [...document.querySelectorAll("section.specimen > div")].flatMap((host) => {
    const right = host.getBoundingClientRect().right + 0.5;
    const clipped = (one) => one.closest(".table-box, pre, slot, .skip, .unseen, .trap");
    const out = [...host.shadowRoot.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().width > 0 && one.getBoundingClientRect().right > right && !clipped(one));
    return out.slice(0, 2).map((one) => `${host.parentElement.id}: ${one.localName}.${one.className}`);
  }));
  assert.deepEqual(await tooWide(), [], "zoom");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await tooWide(), [], "320 px");
  await page.setViewportSize({ width: 640, height: 900 });
  await enlargeText(page);
  assert.deepEqual(await tooWide(), [], "large text");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await tooWide(), [], "large text at 320 px");
});

test("large text does not cut anything off in the form", async (t) => {
  const page = await show.open(t, show.site.article({}, embedded()), { viewport: { width: 320, height: 640 } });
  await form(page).submit.click();
  await form(page).summary.waitFor();
  await enlargeText(page);
  const cut = await page.locator("form :is(label, p, button, h2, h3, a)").evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).map((one) => one.textContent));
  assert.deepEqual(cut, []);
});

test("print has the article and no form", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`, { colorScheme: "dark" });
  await form(page).submit.waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await form(page).submit.isVisible(), false);
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
  assert.equal(await page.getByRole("complementary").isVisible(), true);
  assert.equal(await page.locator(".masthead").isVisible(), false);
  const { color, backgroundColor } = await page.locator(".offprint:not([data-offprint-static])").evaluate((one) => { const { color, backgroundColor } = getComputedStyle(one); return { color, backgroundColor }; });
  assert.deepEqual([color, backgroundColor], ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
});

test("the element takes the width it is given", async (t) => {
  const head = '<link rel="stylesheet" href="/narrow.css">';
  const page = await show.open(t, show.site.article({ src: "/samples/partnership.json" }, undefined, { head }), {
    before: (page) => page.route("**/narrow.css", (route) => route.fulfill({ contentType: "text/css", body: "main { width: 400px }" })),
  });
  await form(page).submit.waitFor();
  const { width } = await page.locator("offprint-article").boundingBox();
  assert.equal(width, 400);
  assert.equal(await page.locator("offprint-article").evaluate((host) => host.scrollWidth <= host.clientWidth), true);
});
