// Static pages with replies from a real Isso: printed in the page, and live once the module has loaded.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { chromium } from "playwright-core";
import { closed } from "../support/closing.mjs";
import { startIsso } from "../support/isso.mjs";
import { missing, Pages } from "../support/pages.mjs";
import { fill, says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";

let pages;
let isso;
let browser;
before(async () => {
  pages = await Pages.start();
  isso = await startIsso(pages.origin);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
});
after(async () => {
  await closed(browser);
  await isso?.stop();
  await pages?.stop();
});

const story = { id: "harbour", headline: "Harbour reopens", url: "https://elsewhere.example/harbour", published: "2025-02-01T08:00:00Z", body: ["Text."] };
const made = (name) => pages.make(name, story, { connect: `'self' ${isso.address}`, options: ["--isso", isso.address] });
const uri = (url) => new URL(url).pathname;

test("a page is printed with its replies, and names its thread by its own path", { skip: missing }, async () => {
  const { url } = await made("first");
  await isso.post(uri(url), { text: "Said **before** the page was made.", author: "Zoë" });
  const { html } = await made("second");
  assert.doesNotMatch(html, /Said/, "another page is another thread");
  const again = await made("first");
  assert.match(again.html, /<p>Said <strong>before<\/strong> the page was made.<\/p>/);
  assert.ok(again.html.includes(`<offprint-replies src="${isso.thread(uri(url))}"`), again.html.match(/<offprint-replies[^>]*>/)?.[0]);
  assert.match(again.html, /To reply on this page, allow it to run scripts\./);
});

test("a reader of the page replies, and the next page has it printed", { skip: missing }, async (t) => {
  const { url } = await made("live");
  const context = await browser.newContext({ locale: "en-GB" });
  t.after(() => closed(context));
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("offprint-replies .offprint:not([data-offprint-static]) button.submit").waitFor();
  const { submit, notice } = await fill(page, { comment: "Said on the page.", author: "Ann Example", email: "ann@example.org" });
  await submit.click();
  await says(notice, say("Published"));
  assert.match((await made("live")).html, /Said on the page\./);
});
