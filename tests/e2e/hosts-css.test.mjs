// Pages with hostile or ordinary style sheets: neither side changes the look of the other.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { LOOKS } from "./support/hosts.mjs";
import { fill } from "./support/reader.mjs";
import { differences, hostStyles, innerStyles } from "./support/styles.mjs";

const show = stage();
const SIZE = { width: 1000, height: 900 };

/** Nothing more comes: the article, the form, the thread, and the pictures near the top. */
const isComplete = () => {
  const root = document.querySelector("offprint-article").shadowRoot;
  const settled = (media) => media.readyState >= 1 || media.error || media.preload === "none";
  return root?.querySelector(".thread > li") && root.querySelector(".submit") && [...root.querySelectorAll("audio, video")].every(settled);
};

async function open(t, path) {
  const release = show.site.hold(t, "/offprint.js");
  const page = await show.newPage(t, { viewport: SIZE });
  await page.goto(`${show.site.origin}/hosts/${path}`, { waitUntil: "commit" });
  await until(page, () => {
    const styled = [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet);
    return styled && document.querySelector("offprint-article h2") && [...document.images].every((image) => image.complete);
  });
  const untouched = await page.evaluate(hostStyles);
  release();
  await until(page, isComplete);
  return { page, untouched };
}

/** How the element looks where nobody has styled anything. */
let clean;
test("on a page without any look nothing of the page's own changes", async (t) => {
  const { page, untouched } = await open(t, "looks/clean.html");
  assert.deepEqual(differences(untouched, await page.evaluate(hostStyles)).slice(0, 5), []);
  clean = await page.evaluate(innerStyles);
  assert.ok(Object.keys(clean).length > 1_000);
});

for (const look of LOOKS) {
  test(`with the look “${look}” nothing of the page's own changes, and the element looks as it does elsewhere`, async (t) => {
    const { page, untouched } = await open(t, `looks/${look}.html`);
    assert.deepEqual(differences(untouched, await page.evaluate(hostStyles)).slice(0, 5), []);
    const found = differences(clean, await page.evaluate(innerStyles));
    assert.deepEqual([found.length, found.slice(0, 5)], [0, []]);
  });
}

test("a page in quirks mode does not change the element, nor the element the page", async (t) => {
  const { page, untouched } = await open(t, "quirks.html");
  assert.equal(await page.evaluate(() => document.compatMode), "BackCompat");
  assert.deepEqual(differences(untouched, await page.evaluate(hostStyles)).slice(0, 5), []);
  // Lines that hold nothing but small print are lower in quirks mode, and no style sheet can change that.
  const lengths = /^(place|(block|inline)-size|height|width|(perspective|transform)-origin):/;
  const found = differences(clean, await page.evaluate(innerStyles), lengths);
  assert.deepEqual([found.length, found.slice(0, 15)], [0, []]);
});
