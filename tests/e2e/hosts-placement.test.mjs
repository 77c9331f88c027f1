// Elements in shadow roots, dialogs, sandboxed frames, quirks mode, pages with a base, with the same ids, and right-to-left pages.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const host = (name) => `${show.site.origin}/hosts/${name}.html`;

test("inside another component's shadow root an article is read and a reply is sent", async (t) => {
  const page = await show.open(t, host("shadow"));
  const { submit, notice } = await fill(page);
  const color = await page.locator(".body p").first().evaluate((paragraph) => [getComputedStyle(paragraph).color, getComputedStyle(paragraph).display]);
  assert.deepEqual(color, ["rgb(26, 26, 28)", "block"]);
  await form(page).comment.focus();
  assert.equal((await focused(page)).id, "comment");
  await submit.click();
  await notice.waitFor();
});

test("in a dialog nothing is asked for before it opens, Tab stays in it, and closing it keeps the draft", async (t) => {
  const page = await show.newPage(t);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(host("dialog"));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  assert.ok(!asked.includes("/hosts/story.json"), "a closed dialog is not near the viewport");
  await page.getByRole("button", { name: "Open" }).click();
  await form(page).submit.waitFor();
  await form(page).comment.pressSequentially("Half a thought");
  assert.equal((await focused(page)).id, "comment");
  await page.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Shift+Tab");
  const inside = await page.evaluate(() => document.activeElement.matches("dialog, dialog *, body"));
  assert.ok(inside, "the focus does not leave the dialog for the page");
  await form(page).comment.focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog").evaluate((dialog) => dialog.open), false);
  await page.getByRole("button", { name: "Open" }).click();
  assert.equal(await form(page).comment.inputValue(), "Half a thought");
});

test("in a frame that may run scripts and not send forms, a reply is sent by button and by Enter", async (t) => {
  const page = await show.open(t, host("frame"));
  const frame = page.frameLocator("iframe");
  for (const send of [(fields) => fields.submit.click(), (fields) => fields.author.press("Enter"), (fields) => fields.comment.press("Control+Enter")]) {
    const before = show.site.received.length;
    const fields = await fill(frame, { ...REPLY, comment: `Text ${before}` });
    await send(fields);
    await fields.thread.filter({ hasText: `Text ${before}` }).waitFor();
    assert.equal(show.site.received.length, before + 1);
  }
});

test("addresses begin at the page's base, and links within the article stay on the page", async (t) => {
  const page = await show.open(t, host("base"));
  await page.getByRole("heading", { name: /A harbour/ }).waitFor();
  const embedded = page.locator("#embedded");
  await embedded.locator(".submit").waitFor();
  const note = await embedded.getByRole("link", { name: "A note" }).evaluate((link) => link.href);
  assert.equal(new URL(note).pathname, "/hosts/far/away/notes.html");
  await embedded.locator("sup a").click();
  await embedded.locator(".submit").click();
  await embedded.locator(".error-summary a").first().click();
  assert.equal((await focused(page)).id, "comment");
  assert.equal(new URL(page.url()).pathname, "/hosts/base.html");
});

test("ids that the page has as well are told apart", async (t) => {
  const page = await show.open(t, host("ids"));
  const article = page.locator("#second");
  await article.locator(".submit").waitFor();
  await page.locator("offprint-article").first().locator(".submit").waitFor();
  const labelled = await article.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll(".field :is(input, textarea)")].map((field) => field.labels[0].getRootNode() === shadowRoot));
  assert.deepEqual(labelled, [true, true, true, true]);
  await article.getByRole("region", { name: say("LeaveAReply") }).waitFor();
  await article.locator(".submit").click();
  await article.locator(".error-summary").getByText(say("CommentMissing")).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "second");
  await article.locator("label[for=email]").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "second");
  await page.getByText("The page's own address").click();
  assert.equal((await focused(page)).id, "email");
  assert.equal(await page.evaluate(() => document.activeElement.id), "email", "the page's label names the page's field");
  assert.equal(await page.evaluate(() => document.querySelector("#comment").value), "");
});

test("a fragment that the page has an element for leads to the page's own", async (t) => {
  const page = await show.open(t, `${host("ids")}#comment-r1`);
  await page.locator("offprint-article").first().locator("ol.thread > li").first().waitFor();
  assert.ok(await page.evaluate(() => document.querySelector(":target").matches("body > ol > li")));
});

test("in a page that writes itself with document.write the article stands where it was written", async (t) => {
  const page = await show.open(t, host("written"));
  await form(page).submit.waitFor();
  const order = await page.evaluate(() => [...document.querySelectorAll("#before, offprint-article, #after")].map((one) => one.id || one.localName));
  assert.deepEqual(order, ["before", "offprint-article", "after"]);
  assert.equal(await page.getByRole("heading", { name: "Fallback headline" }).count(), 0);
});

test("a page that is written anew after it was complete gets its article too", async (t) => {
  const page = await show.open(t, host("written"));
  await form(page).submit.waitFor();
  await page.evaluate(() => {
    document.open();
    document.write('<p>Anew</p><offprint-article src="/hosts/story.json?anew" loading="eager"><p>Fallback text.</p></offprint-article>');
    document.close();
  });
  await form(page).submit.waitFor();
  assert.equal(await page.getByRole("heading", { name: /A harbour/ }).count(), 1);
});

test("in a page from right to left an Arabic article runs with it, and an English one runs its own way", async (t) => {
  const page = await show.open(t, host("rtl"));
  for (const name of ["arabic", "english"]) await page.locator(`#${name} .submit`).waitFor();
  const seen = (name) => page.locator(`#${name}`).evaluate(({ shadowRoot }) => {
    const headline = shadowRoot.querySelector(".headline");
    return [getComputedStyle(headline).direction, document.documentElement.scrollWidth <= innerWidth];
  });
  assert.deepEqual(await seen("arabic"), ["rtl", true]);
  assert.deepEqual(await seen("english"), ["ltr", true]);
  assert.equal(await page.locator("#before").evaluate((one) => getComputedStyle(one).direction), "rtl");
});

test("typing in the form triggers no shortcut of the page, while its own fields and shortcuts work as before", async (t) => {
  const page = await show.open(t, host("hotkeys"));
  const fields = form(page);
  await fields.comment.pressSequentially("jk/?e x");
  await fields.author.pressSequentially("Ann e");
  await page.keyboard.press("Backspace");
  assert.equal(await fields.comment.inputValue(), "jk/?e x");
  assert.equal(await fields.author.inputValue(), "Ann ");
  const heard = () => page.evaluate(() => window.heard.splice(0));
  assert.deepEqual(await heard(), []);
  await fields.comment.press("Control+b");
  await fields.comment.press("Escape");
  assert.deepEqual((await heard()).filter((key) => /keydown/.test(key)), ["keydown Control", "keydown b", "keydown Escape"]);
  await fields.remember.press("j");
  assert.ok((await heard()).includes("keydown j"), "where nothing can be typed, a letter is the page's");
  await page.locator("#search").pressSequentially("abc");
  assert.deepEqual((await heard()).filter((event) => /^input/.test(event)), ["input 1", "input 2", "input 3"]);
});

test("sending a reply, ticking a box and pasting do not reach the page's own listeners", async (t) => {
  const page = await show.open(t, host("hotkeys"));
  const { submit, notice, remember, comment } = await fill(page);
  await remember.check();
  await comment.evaluate((field) => field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, composed: true })));
  await submit.click();
  await notice.waitFor();
  assert.deepEqual(await page.evaluate(() => window.heard.filter((event) => !event.startsWith("key"))), []);
});

test("a field that the page has put into a slot is the page's own", async (t) => {
  const page = await show.open(t, host("hotkeys"));
  await form(page).submit.waitFor();
  await page.evaluate(() => {
    const box = Object.assign(document.createElement("input"), { slot: "before-replies", id: "newsletter" });
    document.querySelector("offprint-article").append(box);
  });
  await page.locator("#newsletter").pressSequentially("ab");
  assert.deepEqual(await page.evaluate(() => window.heard), ["input 1", "input 2"]);
});
