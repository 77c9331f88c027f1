// An article's extras: tags, age note, table of contents, share button.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage } from "./support/browser.mjs";
import { says } from "./support/reader.mjs";
import { embedded } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const YEAR = 365.2425 * 86_400_000;
const yearsAgo = (years) => new Date(Date.now() - years * YEAR).toISOString();
const filler = "<p>Some text.</p>".repeat(30);
const LONG = {
  headline: "A long story",
  url: "https://news.example/long",
  body: `<p>Beginning.</p><h2>One &amp; only</h2>${filler}<h3 id="section-1">Half</h3>${filler}<h2>Two <em>more</em></h2>${filler}`,
  authors: [{ name: "Ann", role: "Writer" }],
  tags: ["Ports", { name: "Ferries & ships", url: "/tag/ferries" }],
};

async function open(t, attributes, article = LONG, options = {}) {
  const page = await show.open(t, show.site.article({ "no-replies": true, ...attributes }, embedded(article)), options);
  await page.locator("article.article").waitFor();
  return page;
}

/** The children of the article by their classes, containers left out. */
const parts = (page) =>
  page.locator("article.article").evaluate((article) =>
    [...article.children].map((part) => (part.className === "extra" ? part.firstElementChild : part).className).filter(Boolean));

test("the requested extras are around the text, in their order", async (t) => {
  const page = await open(t, { share: true, contents: true, "age-note": 12 }, { ...LONG, published: yearsAgo(2.5) });
  await page.locator(".share").waitFor();
  assert.deepEqual(await parts(page), ["head", "age-note", "contents", "body", "tags", "share", "author-card"]);
  assert.deepEqual(await objections(page, "offprint-article"), []);
});

test("without the attributes there are no extras, except tags", async (t) => {
  const page = await open(t, {}, { ...LONG, published: yearsAgo(9) });
  assert.deepEqual(await parts(page), ["head", "body", "tags", "author-card"]);
  const tags = page.getByRole("list", { name: say("Tags") }).getByRole("listitem");
  assert.deepEqual(await tags.allTextContents(), ["Ports", "Ferries & ships"]);
  const link = tags.getByRole("link");
  assert.equal(await link.getAttribute("href"), `${show.site.origin}/tag/ferries`);
  assert.equal(await link.getAttribute("rel"), "tag");
});

test("extras appear and disappear when attributes change", async (t) => {
  const page = await open(t, {});
  await page.locator("offprint-article").evaluate((element) => element.toggleAttribute("contents"));
  await page.locator(".contents").waitFor();
  await page.locator("offprint-article").evaluate((element) => {
    element.toggleAttribute("contents");
    element.toggleAttribute("share");
  });
  await page.locator(".share").waitFor();
  assert.deepEqual(await parts(page), ["head", "body", "tags", "share", "author-card"]);
});

test("an old article says how old it is, in the reader's language", async (t) => {
  for (const [article, attributes, said, russian] of [
    [{ published: yearsAgo(2.5) }, { "age-note": 24 }, say("AgeNote", 2), "Этой статье больше 2 лет."],
    [{ published: yearsAgo(1.2) }, { "age-note": 6 }, say("AgeNote", 1), "Этой статье больше 1 года."],
    [{ published: yearsAgo(9), updated: yearsAgo(3.5) }, { "age-note": 24 }, say("AgeNote", 3), "Этой статье больше 3 лет."],
  ]) {
    const page = await open(t, attributes, { ...LONG, ...article });
    await says(page.getByRole("note"), said);
    await page.locator("offprint-article").evaluate((host) => (host.lang = "ru"));
    await says(page.getByRole("note"), russian);
  }
});

test("an article that is not so old, or of unknown age, says nothing", async (t) => {
  for (const article of [{ published: yearsAgo(1.9) }, { published: yearsAgo(9), updated: yearsAgo(0.2) }, { published: "long ago" }, {}]) {
    const page = await open(t, { "age-note": 24, share: true }, { ...LONG, ...article });
    await page.locator(".share").waitFor();
    assert.equal(await page.locator(".age-note").count(), 0);
  }
  const page = await open(t, { "age-note": 6, share: true }, { ...LONG, published: yearsAgo(0.8) });
  await page.locator(".share").waitFor();
  assert.equal(await page.locator(".age-note").count(), 0);
});

test("the table of contents leads to the headings, by mouse and by keyboard", async (t) => {
  const page = await open(t, { contents: true });
  const contents = page.getByRole("navigation", { name: say("Contents") });
  await contents.waitFor();
  assert.deepEqual(await contents.locator("> ol > li > a").allTextContents(), ["One & only", "Two more"]);
  assert.deepEqual(await contents.locator("ol ol a").allTextContents(), ["Half"]);
  const before = await page.evaluate(() => [location.href, history.length]);
  await contents.getByRole("link", { name: "Two more" }).click();
  assert.equal((await focused(page)).text, "Two more");
  await page.waitForFunction(() => document.querySelector("offprint-article").shadowRoot.activeElement.getBoundingClientRect().top < innerHeight);
  await contents.getByRole("link", { name: "Half" }).focus();
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).id, "body-section-1");
  assert.deepEqual(await page.evaluate(() => [location.href, history.length]), before, "address and history are the page's");
  const ids = await page.locator("offprint-article").evaluate((host) => [...host.shadowRoot.querySelectorAll("[id]")].map(({ id }) => id));
  assert.deepEqual(ids, [...new Set(ids)]);
});

test("headings are found at whatever level they are", async (t) => {
  const page = await open(t, { contents: true, "heading-level": 3 });
  const contents = page.getByRole("navigation", { name: say("Contents") });
  await contents.waitFor();
  assert.deepEqual(await contents.locator("> ol > li > a").allTextContents(), ["One & only", "Two more"]);
});

test("a short article needs no table of contents", async (t) => {
  const page = await open(t, { contents: true, share: true }, { ...LONG, body: "<h2>One</h2><p>Text.</p><h2>Two</h2><details><summary>More</summary><h2>Hidden</h2></details>" });
  await page.locator(".share").waitFor();
  assert.equal(await page.locator(".contents").count(), 0);
});

/** Puts these in the place of the browser's own. */
const platform = (share, writeText) => (page) =>
  page.addInitScript(`
    Object.defineProperty(navigator, "share", { configurable: true, value: ${share} });
    if (!navigator.share) delete Navigator.prototype.share, delete navigator.share;
    Object.defineProperty(navigator, "clipboard", { value: { writeText: ${writeText} } });`);

test("the button opens the system's share sheet if there is one, with the article's own address", async (t) => {
  const page = await open(t, { share: true }, LONG, { before: platform("async (what) => void (window.shared = what)", "() => { throw 1 }") });
  await page.getByRole("button", { name: say("Share"), exact: true }).click();
  await page.waitForFunction(() => window.shared);
  assert.deepEqual(await page.evaluate(() => window.shared), { title: LONG.headline, url: LONG.url });
});

test("closing the sheet is no reason to copy, but a sheet that can't be opened is", async (t) => {
  for (const [name, copied] of [["AbortError", 0], ["NotAllowedError", 1]]) {
    const share = `() => Promise.reject(new DOMException("no", "${name}"))`;
    const page = await open(t, { share: true }, LONG, { before: platform(share, "async (text) => void (window.copied = text)") });
    const button = page.getByRole("button", { name: say("Share"), exact: true });
    await button.click();
    if (copied) await says(page.locator(".share-status"), say("LinkCopied"));
    else await button.click();
    assert.equal(await page.evaluate(() => window.copied), copied ? LONG.url : undefined);
  }
});

test("without a share sheet the link is copied, or the page's if the article has none, and the reader is told", async (t) => {
  const { url, ...nameless } = LONG;
  for (const article of [LONG, nameless]) {
    const page = await open(t, { share: true }, article, { before: platform("undefined", "async (text) => void (window.copied = text)") });
    await page.getByRole("button", { name: say("CopyLink"), exact: true }).click();
    await says(page.getByRole("status"), say("LinkCopied"));
    assert.equal(await page.evaluate(() => window.copied), article.url ?? page.url());
  }
});

test("a link that can't be copied is shown so that it can be selected", async (t) => {
  const page = await open(t, { share: true }, LONG, { before: platform("undefined", "() => Promise.reject(new Error())") });
  await page.getByRole("button", { name: say("CopyLink"), exact: true }).click();
  await says(page.getByRole("status"), LONG.url);
  assert.equal(await page.locator(".address").textContent(), LONG.url);
});
