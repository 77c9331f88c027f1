// The formatting bar and the preview: what they write, and that plain text still works.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage, until } from "./support/browser.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded, repliesElement, WHOLE } from "./support/site.mjs";
import { replies } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();

/** A page whose endpoint takes replies in that language, or only plain text. */
async function open(t, markup, { attributes, ...options } = {}) {
  const article = embedded({ ...ARTICLE, ...(markup && { markup }) });
  const page = await show.open(t, show.site.article({ "reply-to": "/reply/held", ...attributes }, article), options);
  const fields = form(page);
  await fields.submit.waitFor();
  return { page, bar: page.getByRole("toolbar", { name: say("Formatting") }), toggle: page.locator(".preview-toggle"), preview: page.locator(".preview"), ...fields };
}

const press = (bar, name) => bar.getByRole("button", { name: say(name), exact: true }).click();

/** Selects the only place of these words in the comment. */
const select = (comment, words) => comment.evaluate((area, words) => {
  area.focus();
  const start = area.value.indexOf(words);
  area.setSelectionRange(start, start + words.length);
}, words);

const selected = (comment) => comment.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));

test("without `markup` a comment is plain text, and there is no formatting bar", async (t) => {
  const { bar, comment } = await open(t);
  assert.equal(await bar.count(), 0);
  await comment.fill("plain");
  await comment.press("Control+b");
  assert.equal(await comment.inputValue(), "plain");
});

for (const [markup, wanted] of [
  ["html", "<strong>so</strong> <em>very</em> <code>good</code>"],
  ["markdown", "**so** *very* `good`"],
]) {
  test(`the bar writes ${markup}, leaves the focus in the text, and the browser can undo it`, async (t) => {
    const { page, bar, comment, submit, notice } = await open(t, markup);
    await fill(page, { ...REPLY, comment: "so very good" });
    for (const [words, name] of [["so", "Bold"], ["very", "Italic"], ["good", "Code"]]) {
      await select(comment, words);
      await press(bar, name);
      assert.equal((await focused(page)).id, "comment");
      assert.equal(await selected(comment), words);
    }
    assert.equal(await comment.inputValue(), wanted);
    await press(bar, "Code");
    await comment.press("Control+z");
    assert.equal(await comment.inputValue(), wanted);
    await submit.click();
    await says(notice, say("Held"));
    assert.equal(show.site.received.at(-1).body.comment, wanted);
  });
}

test("a link waits for its address, and a quotation takes the lines it is asked for in", async (t) => {
  const { page, bar, comment } = await open(t, "html");
  await comment.fill("🧭 see it\nas they say");
  await select(comment, "it");
  await press(bar, "Link");
  assert.equal(await selected(comment), "https://");
  await page.keyboard.type("https://example.org");
  assert.equal(await comment.inputValue(), '🧭 see <a href="https://example.org">it</a>\nas they say');
  await select(comment, "they");
  await press(bar, "Quote");
  assert.equal(await comment.inputValue(), '🧭 see <a href="https://example.org">it</a>\n\n<blockquote>as they say</blockquote>');
});

test("keys format in the comment, the page does not hear of them, and elsewhere they are the page's", async (t) => {
  const { page, comment, author } = await open(t, "markdown");
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("keydown", (event) => heard.push(event.key));
  });
  await comment.fill("so good");
  await select(comment, "good");
  await comment.press("Control+b");
  await comment.press("Meta+i");
  assert.equal(await comment.inputValue(), "so ***good***");
  await comment.press("Control+k");
  assert.equal(await comment.inputValue(), "so ***[good](https://)***");
  assert.deepEqual(await page.evaluate(() => heard.filter((key) => key.length === 1)), []);
  await author.press("Control+k");
  assert.deepEqual(await page.evaluate(() => heard.filter((key) => key.length === 1)), ["k"]);
  assert.equal(await author.inputValue(), "");
});

test("the bar is one stop of the Tab key, and arrows go through it, in the direction of the page", async (t) => {
  for (const [dir, on] of [["ltr", "ArrowRight"], ["rtl", "ArrowLeft"]]) {
    const { page, bar, comment } = await open(t, "html", { attributes: { dir } });
    assert.deepEqual(await bar.getByRole("button").evaluateAll((all) => all.map((one) => one.tabIndex)), [0, -1, -1, -1, -1]);
    assert.equal(await bar.getAttribute("aria-controls"), "comment");
    assert.equal(await bar.getByRole("button").first().getAttribute("aria-keyshortcuts"), "Control+B Meta+B");
    await bar.getByRole("button").first().focus();
    const at = () => page.evaluate(() => document.querySelector("offprint-article").shadowRoot.activeElement.title);
    await page.keyboard.press(on);
    assert.equal(await at(), say("Italic"));
    await page.keyboard.press("End");
    assert.equal(await at(), say("Code"));
    await page.keyboard.press(on);
    assert.equal(await at(), say("Bold"));
    await comment.fill("a");
    await select(comment, "a");
    await bar.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await comment.inputValue(), "<strong>a</strong>");
    assert.equal((await focused(page)).id, "comment");
  }
});

test("the preview shows HTML as WordPress would, and nothing runs in it", async (t) => {
  const { page, comment, toggle, preview, bar } = await open(t, "html", { hostile: true });
  await comment.fill('<strong>Good</strong> <u>news</u>\nof <a href="https://example.org">it</a>\n\n<blockquote>quoted</blockquote><img src=x onerror="alert(1)"><script>alert(1)</script>');
  await toggle.click();
  await preview.waitFor();
  const html = await preview.locator(".reply-text").evaluate((text) => text.innerHTML.replaceAll("<!---->", ""));
  assert.match(html, /^<p><strong>Good<\/strong> news<br>of <a href="https:\/\/example.org\/" rel="[^"]*">it<\/a><\/p><blockquote><p>quoted<\/p><\/blockquote><p>alert\(1\)<\/p>$/);
  assert.equal(await comment.isVisible(), false);
  assert.equal(await bar.isVisible(), false);
  await says(page.locator(".preview-status p"), say("Preview"));
  await says(toggle, say("KeepWriting"));
  assert.equal((await focused(page)).text, say("KeepWriting"));
  await toggle.press("Enter");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.id === "comment");
  assert.match(await comment.inputValue(), /^<strong>Good/);
  assert.equal(await preview.count(), 0);
});

test("the preview of plain text has its paragraphs, and tags are text", async (t) => {
  const { comment, toggle, preview } = await open(t);
  await comment.fill("One\n<b>two</b>\n\nthree");
  await toggle.click();
  assert.equal(await preview.locator(".reply-text").evaluate((text) => text.innerText), "One\n<b>two</b>\n\nthree");
  assert.equal(await preview.locator("p").count(), 2);
});

test("the preview shows Markdown, and nothing runs in it", async (t) => {
  const { page, comment, toggle, preview } = await open(t, "markdown", { hostile: true });
  await comment.fill('**Good** *news* ~~today~~\nof [it](https://example.org) and [that](javascript:alert(1))\n\n> quoted\n\n`1 < 2`<img src=x onerror="alert(1)">\n\n- one\n- two');
  await toggle.click();
  await preview.waitFor();
  const text = preview.locator(".reply-text");
  assert.deepEqual(await text.locator("strong, em, del, blockquote, code, li").allTextContents(), ["Good", "news", "today", "quoted", "1 < 2", "one", "two"]);
  assert.deepEqual(await text.locator("a").evaluateAll((links) => links.map((link) => link.href)), ["https://example.org/"]);
  assert.equal(await text.locator("img").count(), 0);
  assert.equal((await focused(page)).text, say("KeepWriting"));
});

test("the renderer of Markdown is loaded for the first preview, and a failure is said and loses nothing", { skip: WHOLE }, async (t) => {
  const { page, comment, toggle, preview } = await open(t, "markdown");
  const chunk = /_markdown\.wasm$/;
  await page.route(chunk, (route) => route.abort());
  await comment.fill("*so*");
  await toggle.click();
  await says(page.locator(".preview-failed"), say("PreviewFailed"));
  assert.equal(await comment.inputValue(), "*so*");
  await page.unroute(chunk);
  await toggle.click();
  await preview.locator("em").waitFor();
});

test("an element that is removed while the renderer of Markdown is loading does no harm to others", { skip: WHOLE }, async (t) => {
  const { page, submit, notice } = await open(t, "markdown");
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(/_markdown\.wasm$/, (route) => released.then(() => route.continue()));
  await fill(page, { ...REPLY, comment: "So **good**" });
  const asked = page.waitForRequest(/_markdown\.wasm$/);
  await submit.click();
  await says(notice, say("Held"));
  await asked;
  await page.evaluate(() => {
    const old = document.querySelector("offprint-article");
    old.replaceWith(old.cloneNode(true));
  });
  const answered = page.waitForResponse(/_markdown\.wasm$/);
  release();
  await answered;
  await says(page.locator(".thread .reply-text strong"), "good");
  assert.equal(await page.locator("[data-broken]").count(), 0);
});

test("one's own reply in Markdown looks in the thread as in the preview, also after a reload", async (t) => {
  const { page, submit, notice } = await open(t, "markdown");
  await fill(page, { ...REPLY, comment: "So **good**, [it](https://example.org) is" });
  await submit.click();
  await says(notice, say("Held"));
  const bold = page.locator(".thread .reply-text strong");
  await says(bold, "good");
  assert.equal(await page.locator(".thread .reply-text a").getAttribute("href"), "https://example.org/");
  await page.reload();
  await says(bold, "good");
});

test("an empty comment has no preview, only the field's own message", async (t) => {
  const { page, toggle, preview, error, summary } = await open(t, "html");
  await toggle.click();
  await says(error("comment"), say("CommentMissing"));
  assert.equal(await preview.count(), 0);
  assert.equal(await summary.count(), 0);
  assert.equal(await page.locator("#comment").isVisible(), true);
});

test("a reply is sent from its preview, and an error leads back to writing", async (t) => {
  const { page, comment, toggle, preview, submit, summary, error, notice } = await open(t, "html");
  await fill(page, { ...REPLY, comment: "<em>So</em>", email: "" });
  await toggle.click();
  await preview.waitFor();
  await submit.click();
  await summary.waitFor();
  await says(error("email"), say("EmailMissing"));
  assert.equal(await comment.inputValue(), "<em>So</em>");
  await comment.waitFor();
  await fill(page, { email: REPLY.email });
  await toggle.click();
  await preview.waitFor();
  await submit.click();
  await says(notice, say("Held"));
  assert.equal(show.site.received.at(-1).body.comment, "<em>So</em>");
  assert.equal(await preview.count(), 0);
  assert.equal(await comment.inputValue(), "");
  assert.equal(await page.locator(".thread .reply-text em").textContent(), "So", "the reader's own copy looks as it did in the preview");
});

test("a link of the summary leads out of the preview to what is wrong", async (t) => {
  const { page, comment, toggle, preview, submit, summary } = await open(t, "html");
  await comment.fill("a".repeat(65_526));
  await submit.click();
  await summary.waitFor();
  await toggle.click();
  await preview.waitFor();
  await summary.getByRole("link").first().click();
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.id === "comment");
  assert.equal(await preview.count(), 0);
});

test("a thread without an article can set the markup of replies", async (t) => {
  const thread = show.site.threads.add(replies(1));
  thread.markup = "markdown";
  const page = await show.open(t, show.site.page(repliesElement({ src: thread.own, "reply-to": "/reply/held", loading: "eager" })));
  const comment = page.locator("#comment");
  await page.getByRole("toolbar").waitFor();
  await comment.fill("good");
  await select(comment, "good");
  await press(page.getByRole("toolbar"), "Italic");
  assert.equal(await comment.inputValue(), "*good*");
});

for (const [name, options, direction] of [
  ["light", {}, "ltr"],
  ["dark, from right to left, 320 px", { colorScheme: "dark", viewport: { width: 320, height: 640 } }, "rtl"],
]) {
  test(`axe-core finds nothing in the bar and the preview: ${name}`, async (t) => {
    const { page, comment, toggle, preview } = await open(t, "html", { ...options, attributes: { dir: direction } });
    await comment.fill("<strong>Good</strong> news");
    assert.deepEqual(await objections(page, "offprint-article"), [], "writing");
    await toggle.click();
    await preview.waitFor();
    assert.deepEqual(await objections(page, "offprint-article"), [], "preview");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing is wider than the window");
  });
}

test("in forced colours the icons of the formatting bar are visible", async (t) => {
  const { bar } = await open(t, "html", { forcedColors: "active" });
  const [line, ground] = await bar.getByRole("button").first().evaluate((button) =>
    [getComputedStyle(button.querySelector("svg")).stroke, getComputedStyle(button).backgroundColor]);
  assert.notEqual(line, ground);
});

test("what is typed while the pointer is on the bar goes into the comment", async (t) => {
  const { page, bar, comment } = await open(t, "markdown");
  await comment.pressSequentially("a ");
  await press(bar, "Bold");
  await page.keyboard.type("b");
  assert.equal(await comment.inputValue(), "a **b**");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.id === "comment");
});
