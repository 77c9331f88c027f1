// A thread of five hundred replies in a real WordPress.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "../support/axe.mjs";
import { focused, overflows } from "../support/browser.mjs";
import { form, says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";
import { wordpressStage } from "./support.mjs";

const show = wordpressStage();
const items = (page) => page.locator("li[id^=comment-]");
const more = (page) => page.locator("button.more");
const comment = (page, id) => page.locator(`#comment-${id}`);
/** A reply itself, without the answers below it. */
const said = (page, text) => page.locator("ol.thread article.reply").filter({ hasText: text });

/** Waits until so many replies are there. */
const count = (page, number) =>
  page.waitForFunction((number) => document.querySelector("offprint-article").shadowRoot?.querySelectorAll("li[id^=comment-]").length === number, number);

async function open(t, options) {
  const page = await show.read(t, "thread", options);
  await count(page, 100);
  return page;
}

test("the first hundred of five hundred replies are there, and the heading counts all", async (t) => {
  const page = await open(t);
  await says(page.locator(".thread-title"), say("CountReplies", 500));
  assert.equal(await more(page).isVisible(), true);
});

test("the rest comes page by page until nothing is left, each reply once", async (t) => {
  const page = await open(t);
  for (const number of [200, 300, 400, 500]) {
    await more(page).press("Enter");
    await count(page, number);
  }
  await more(page).waitFor({ state: "hidden" });
  const ids = await items(page).evaluateAll((items) => items.map((item) => item.id));
  assert.equal(new Set(ids).size, 500);
  assert.notEqual((await focused(page)).tag, "body");
});

test("answers stand within what they answer, five levels deep, and say below that whom they answer", async (t) => {
  const page = await open(t);
  const depth = (level) => said(page, `Level ${level} of the longest`).evaluate((reply) => {
    let lists = 0;
    for (let at = reply; at && !at.matches("ol.thread"); at = at.parentElement) lists += at.tagName === "LI" ? 1 : 0;
    return lists;
  });
  const depths = [];
  for (const level of [1, 2, 3, 4, 5, 6, 10]) depths.push(await depth(level));
  assert.deepEqual(depths, [1, 2, 3, 4, 5, 5, 5]);
  await says(said(page, "Level 10 of the longest").locator(".reply-note"), say("InReplyTo", "Ines"));
});

test("replies whose parent is held, deleted or nowhere are shown, with what answers them", async (t) => {
  const page = await open(t);
  for (const text of ["A reply to what is held.", "A reply to what was deleted.", "A reply to nothing that ever was."]) {
    await said(page, text).waitFor();
    assert.equal(await said(page, text).evaluate((reply) => reply.parentElement.parentElement.matches("ol.thread")), true, text);
  }
  const child = said(page, "And a reply to that.");
  assert.equal(await child.evaluate((reply) => reply.closest("ol:not(.thread)") !== null), true);
});

test("nothing is shown that WordPress holds back, and no pingbacks", async (t) => {
  const page = await open(t);
  for (const text of ["This one is", "To be deleted.", "Somebody linked here."]) assert.equal(await page.getByText(text).count(), 0, text);
});

test("the oldest comes first, even if it says it is of 2001, and the newest first if the reader wants that", async (t) => {
  const page = await open(t);
  await says(items(page).first(), "From long ago");
  await page.getByLabel(say("SortReplies")).selectOption("newest");
  await page.waitForFunction(() => !/From long ago/.test(document.querySelector("offprint-article").shadowRoot?.querySelector("ol.thread li").textContent));
  await page.getByText("(500)", { exact: false }).first().waitFor();
});

test("names, formatting and links of replies are shown as WordPress keeps them", async (t) => {
  const page = await open(t);
  const formatted = said(page, "A name that is escaped");
  await says(formatted.locator(".reply-author"), 'O\'Neil & Sons "Q"');
  for (const part of ["strong", "em", "code"]) await formatted.locator(`.reply-text ${part}`).first().waitFor();
  assert.equal(await formatted.locator("code").textContent(), "a < b");
  const link = formatted.locator('.reply-text a[href="https://example.org/"]');
  assert.match(await link.getAttribute("rel"), /nofollow/);
  await says(said(page, "Somebody without a name.").locator(".reply-author"), say("Anonymous"));
  const arabic = said(page, "تعليق بالعربية").locator(".reply-text");
  assert.equal(await arabic.evaluate((text) => text.matches(":dir(rtl)")), true);
});

test("the article's author is marked, and nobody else", async (t) => {
  const page = await open(t);
  await says(said(page, "I wrote this article; ask me anything.").locator(".badge"), say("ByTheAuthor"));
  assert.equal(await page.locator(".thread .badge").count(), 1);
});

test("a reply's own address leads to it, also on a later page", async (t) => {
  const page = await open(t);
  const link = said(page, "Level 1 of the longest").locator("a.permalink");
  const { pathname, hash } = new URL(await link.evaluate((link) => link.href));
  assert.equal(pathname, new URL(page.url()).pathname);
  assert.equal(hash, "#comment-1");
  await link.click();
  await comment(page, 1).locator(".reply[data-here]").first().waitFor();
});

test("a page that is opened at a reply goes there", async (t) => {
  const page = await show.newPage(t, { origins: [show.wordpress.address, "https://secure.gravatar.com"], hostile: true });
  await page.route("https://secure.gravatar.com/**", (route) => route.abort());
  await page.goto(`${show.publish("thread")}#comment-10`);
  const reply = said(page, "Level 10 of the longest");
  await reply.waitFor();
  await page.waitForFunction(() => {
    const reply = document.querySelector("offprint-article").shadowRoot?.querySelector("#comment-10 .reply");
    const { top, bottom } = reply?.getBoundingClientRect() ?? { top: -1 };
    return top >= -1 && top < innerHeight && bottom > 0;
  });
});

test("the thread fits into a narrow window", async (t) => {
  const page = await open(t, { viewport: { width: 320, height: 640 } });
  assert.equal(await overflows(page), 0);
});

for (const fault of ["critical", "truncated", "locked"]) {
  test(`a thread that can't be read (${fault}) leaves the article and the form, and can be tried again`, async (t) => {
    const page = await show.read(t, "thread", { words: `comments=${fault}` });
    await says(page.locator(".thread-notice"), say("RepliesFailed"));
    await says(more(page), say("TryAgain"));
    await page.getByText("Much was said about this.").waitFor();
    await form(page).submit.waitFor();
  });
}

test("a warning in front of the replies does not hide them", async (t) => {
  const page = await show.read(t, "thread", { words: "comments=notice" });
  await count(page, 100);
});

test("a post nobody has replied to says so", async (t) => {
  const page = await show.read(t, "quiet");
  await says(page.locator(".thread-notice"), say("NoReplies"));
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe-core finds nothing in the thread: ${colorScheme}`, async (t) => {
    const page = await open(t, { colorScheme, reducedMotion: "reduce", viewport: { width: 390, height: 844 } });
    assert.deepEqual(await objections(page, "offprint-article"), []);
  });
}
