// A thread on a real Isso: reading, replying, and Isso's errors.
import assert from "node:assert/strict";
import test, { after, beforeEach } from "node:test";
import { focused, stage, until } from "../support/browser.mjs";
import { ARTICLE } from "../support/faults.mjs";
import { startIsso } from "../support/isso.mjs";
import { fill, form, REPLY, says } from "../support/reader.mjs";
import { embedded, POLICY, repliesElement } from "../support/site.mjs";
import { say } from "../support/words.mjs";

const show = stage();
let isso;
beforeEach(async () => (isso ??= await startIsso(show.site.origin)));
after(() => isso?.stop());

const policy = (server = isso) => POLICY.replace("connect-src 'self'", `connect-src 'self' ${server.address}`);
const items = (page) => page.locator("ol.thread > li");
const said = (page, text) => page.locator(".reply", { hasText: text });

/** A page with the thread of a page of that name. */
async function open(t, uri, { server = isso, attributes = {}, ...options } = {}) {
  const url = show.site.page(repliesElement({ src: server.thread(uri), loading: "eager", ...attributes }), { policy: policy(server) });
  return show.open(t, url, { origins: [new URL(server.address).origin], ...options });
}

test("comments and the answers to them are shown, names and texts as their writers meant them", async (t) => {
  const root = await isso.post("/read/", { text: "I *was* there.\n\n> quoted", author: "Zoë <i>", website: "https://example.org" });
  await isso.post("/read/", { text: "So was `I`.", author: "", parent: root.id });
  const page = await open(t, "/read/");
  await says(page.locator(".thread-title"), say("CountReplies", 2));
  const first = said(page, "I was there.");
  assert.equal(await first.locator(".reply-author").first().textContent(), "Zoë <i>");
  assert.equal(await first.locator(".reply-author a").first().getAttribute("href"), "https://example.org/");
  assert.equal(await first.locator(".reply-text em").textContent(), "was");
  await says(items(page).locator("ol .reply-author"), say("Anonymous"));
  assert.equal(await page.locator("ol.thread ol .reply-text code").textContent(), "I");
});

test("what was deleted and has answers is a tombstone that nobody can answer", async (t) => {
  const root = await isso.post("/deleted/", { text: "Regretted." });
  await isso.post("/deleted/", { text: "Answered all the same.", parent: root.id });
  await isso.remove(root);
  const page = await open(t, "/deleted/");
  await says(page.locator(".reply-note"), say("Deleted"));
  await says(page.locator(".thread-title"), say("CountReplies", 1));
  assert.equal(await page.locator("button.answer").count(), 1);
});

test("answers beyond the first five come at the press of a button, and the count knows of them", async (t) => {
  const root = await isso.post("/many/", { text: "A question." });
  for (let number = 1; number <= 12; number += 1) await isso.post("/many/", { text: `Answer ${number}.`, parent: root.id });
  const page = await open(t, "/many/");
  const more = page.getByRole("button", { name: say("MoreAnswers", 7) });
  await more.waitFor();
  await says(page.locator(".thread-title"), say("CountReplies", 13));
  assert.equal(await items(page).locator("ol > li").count(), 5);
  await more.press("Enter");
  await says(page.locator(".reply-text"), "Answer 12.");
  assert.equal(await items(page).locator("ol > li").count(), 12);
  assert.equal(await page.locator("button.more-answers").count(), 0);
  // The button is gone, so reading goes on at the first answer that was not there before.
  assert.match((await focused(page)).text, /Answer 6\./);
});

for (const sort of ["oldest", "newest"]) {
  test(`with an answer of one's own among them, the remaining answers all come (${sort} first)`, async (t) => {
    const uri = `/own-${sort}/`;
    const root = await isso.post(uri, { text: "A question." });
    for (let number = 1; number <= 12; number += 1) await isso.post(uri, { text: `Answer ${number}.`, parent: root.id });
    const page = await open(t, uri, { attributes: { sort } });
    const more = page.getByRole("button", { name: say("MoreAnswers", 7) });
    await more.waitFor();
    await page.locator("button.answer").first().click();
    const { submit, notice } = await fill(page, { comment: "My own answer.", author: "Ann Example", email: "ann@example.org" });
    await submit.click();
    await says(notice, say("Published"));
    await more.click();
    await more.waitFor({ state: "detached" });
    const texts = await items(page).locator("ol .reply-text").allTextContents();
    assert.deepEqual(texts.map((text) => text.trim()).sort(), [...Array.from({ length: 12 }, (_, index) => `Answer ${index + 1}.`), "My own answer."].sort());
  });
}

test("new answers are announced, and not those that are not loaded yet", async (t) => {
  const root = await isso.post("/live/", { text: "A question." });
  for (let number = 1; number <= 7; number += 1) await isso.post("/live/", { text: `Answer ${number}.`, parent: root.id });
  const page = await show.newPage(t, { origins: [new URL(isso.address).origin] });
  await page.clock.install();
  await page.goto(show.site.page(repliesElement({ src: isso.thread("/live/"), loading: "eager", live: "" }), { policy: policy() }));
  await says(page.locator(".thread-title"), say("CountReplies", 8));
  await isso.post("/live/", { text: "A new answer.", parent: root.id });
  await isso.post("/live/", { text: "A new question." });
  await page.clock.fastForward(60_500);
  await page.getByRole("button", { name: say("NewReplies", 2) }).click();
  await says(page.locator(".thread-title"), say("CountReplies", 10));
  assert.deepEqual(await page.locator(".reply-text", { hasText: "new" }).allTextContents(), ["A new answer.", "A new question."]);
  await page.getByRole("button", { name: say("MoreAnswers", 2) }).click();
  await says(page.locator(".reply-text"), "Answer 7.");
  assert.equal(await items(page).locator("ol > li").count(), 8);
});

test("answers that can't be loaded are missed at their place, and come at the next press", async (t) => {
  const root = await isso.post("/unloaded/", { text: "A question." });
  for (let number = 1; number <= 7; number += 1) await isso.post("/unloaded/", { text: `Answer ${number}.`, parent: root.id });
  const page = await open(t, "/unloaded/");
  const more = page.getByRole("button", { name: say("MoreAnswers", 2) });
  await more.waitFor();
  let failed = 0;
  await page.route((url) => url.searchParams.get("parent") === String(root.id), (route) => {
    failed += 1;
    return failed === 1 ? route.abort() : route.continue();
  });
  await more.click();
  await says(page.locator(".reply-note"), say("RepliesFailed"));
  await more.click();
  await says(page.locator(".reply-text"), "Answer 7.");
  assert.equal(failed, 2);
});

test("more than a hundred comments come in pages, the oldest or the newest first", async (t) => {
  for (let number = 1; number <= 103; number += 1) await isso.post("/pages/", { text: `Comment ${number}.` });
  const page = await open(t, "/pages/");
  await says(page.locator(".thread-title"), say("CountReplies", 103));
  // A page of replies is rendered in slices.
  const untilThereAre = (count) =>
    until(page, (count) => document.querySelector("offprint-replies").shadowRoot.querySelectorAll("ol.thread > li").length === count, count);
  await untilThereAre(100);
  await page.locator("button.more").press("Enter");
  await says(page.locator(".reply-text"), "Comment 103.");
  await untilThereAre(103);
  const newest = await open(t, "/pages/", { attributes: { sort: "newest" } });
  await says(items(newest).first().locator(".reply-text"), "Comment 103.");
});

test("a reply is published, and stands in its place under what it answers", async (t) => {
  await isso.post("/reply/", { text: "Who was there?" });
  const page = await open(t, "/reply/");
  await page.locator("button.answer").click();
  const { submit, notice } = await fill(page, { comment: "I was, **twice**.", author: "Ann Example", email: "ann@example.org" });
  await submit.click();
  await says(notice, say("Published"));
  await says(items(page).locator("ol .reply-text"), "I was");
  const [root] = await isso.comments("/reply/");
  assert.deepEqual(root.replies.map(({ text, author }) => [text, author]), [["I was, **twice**.", "Ann Example"]]);
});

test("the bar writes Markdown, the server says what becomes of it, and the reply looks like that", async (t) => {
  const page = await open(t, "/preview/");
  const { comment, submit, notice } = await fill(page, { comment: "I was there", author: "Ann Example", email: "ann@example.org" });
  await comment.evaluate((area) => area.setSelectionRange(2, 5));
  await page.getByRole("button", { name: say("Bold"), exact: true }).click();
  assert.equal(await comment.inputValue(), "I **was** there");
  await page.locator(".preview-toggle").click();
  await says(page.locator(".preview strong"), "was");
  assert.equal((await isso.comments("/preview/")).length, 0);
  await submit.click();
  await says(notice, say("Published"));
  assert.deepEqual((await isso.comments("/preview/")).map(({ text }) => text), ["I **was** there"]);
});

test("a preview that can't be had is said, and nothing typed is lost", async (t) => {
  const page = await open(t, "/no-preview/");
  const { comment } = await fill(page, { comment: "I *was* there." });
  await page.route("**/preview", (route) => route.abort());
  await page.locator(".preview-toggle").click();
  await says(page.locator(".preview-failed"), say("PreviewFailed"));
  assert.equal(await comment.inputValue(), "I *was* there.");
  await page.unroute("**/preview");
  await page.locator(".preview-toggle").click();
  await says(page.locator(".preview em"), "was");
  assert.equal(await page.locator(".preview-failed").count(), 0);
});

test("only the fields that the server wants are marked, and the others may stay empty", async (t) => {
  const page = await open(t, "/fields/");
  await says(page.locator(".thread-notice"), say("NoReplies"));
  await until(page, () => !document.querySelector("offprint-replies").shadowRoot.querySelector("#author").required);
  assert.deepEqual(await page.locator(".field label").allTextContents(), ["Comment *", "Name", "Email", "Website"]);
  const { submit, notice } = await fill(page, { comment: "Nobody said this." });
  await submit.click();
  await says(notice, say("Published"));
});

test("where a name is wanted, it is", async (t) => {
  const strict = await startIsso(show.site.origin, { REQUIRE_AUTHOR: true });
  t.after(() => strict.stop());
  const page = await open(t, "/strict/", { server: strict });
  await says(page.locator(".thread-notice"), say("NoReplies"));
  await until(page, () => !document.querySelector("offprint-replies").shadowRoot.querySelector("#email").required);
  const { submit, error } = await fill(page, { comment: "Nobody said this." });
  await submit.click();
  await says(error("author"), say("NameMissing"));
});

test("a held reply is announced as such", async (t) => {
  const moderated = await startIsso(show.site.origin, { MODERATION: true });
  t.after(() => moderated.stop());
  const page = await open(t, "/held/", { server: moderated });
  const { submit, notice } = await fill(page);
  await submit.click();
  await says(notice, say("Held"));
  await says(page.locator(".reply-status"), say("AwaitingModeration"));
});

test("what Isso refuses is said at its field, and the text stays", async (t) => {
  const page = await open(t, "/refused/");
  const { submit, error, comment } = await fill(page, { ...REPLY, comment: "No" });
  await submit.click();
  await says(error("comment"), "text is too short (minimum length: 3)");
  assert.equal(await comment.inputValue(), "No");
});

test("too many replies a minute are counted down", async (t) => {
  const guarded = await startIsso(show.site.origin, { GUARD: true });
  t.after(() => guarded.stop());
  for (const text of ["First.", "Second."]) await guarded.post("/fast/", { text });
  const page = await open(t, "/fast/", { server: guarded });
  const { submit, countdown } = await fill(page);
  await submit.click();
  await says(countdown, /You are posting too quickly. You can try again in (60|59) seconds\./);
});

test("a reply whose answer got lost is not sent twice", async (t) => {
  const page = await open(t, "/lost/");
  const { submit, alert, notice } = await fill(page);
  await page.route("**/new?*", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  }, { times: 1 });
  await submit.click();
  await alert.waitFor();
  await page.locator(".retry").click();
  await says(notice, say("Published"));
  assert.equal((await isso.comments("/lost/")).length, 1);
});

test("a server that was not told of the page's origin is explained to the publisher, and nothing typed is lost", async (t) => {
  const other = await startIsso("https://elsewhere.example");
  t.after(() => other.stop());
  const said = [];
  const url = show.site.page(repliesElement({ src: other.thread("/a/"), loading: "eager" }), { policy: policy(other) });
  const page = await show.newPage(t, { origins: [new URL(other.address).origin], allowed: /CORS|ERR_FAILED/ });
  page.on("console", (message) => said.push(message.text()));
  await page.goto(url);
  await says(page.locator(".thread-failed"), say("RepliesFailed"));
  const { submit, alert, comment } = await fill(page);
  await submit.click();
  await says(alert, say("SendRefused"));
  assert.equal(await comment.inputValue(), REPLY.comment);
  assert.ok(said.some((line) => line.includes(`does not allow ${show.site.origin}: add it to \`host\` in isso.cfg`)), said.join("\n"));
});

test("an article with an Isso thread calls the page by its own path", async (t) => {
  await isso.post("/2025/harbour/", { text: "About the harbour." });
  const article = { ...ARTICLE, url: "https://news.example/2025/harbour/" };
  const url = show.site.article({ thread: isso.address, backend: "isso", loading: "eager" }, embedded(article), { policy: policy() });
  const page = await show.open(t, url, { origins: [new URL(isso.address).origin] });
  await says(page.locator(".reply-text"), "About the harbour.");
  const { submit, notice } = await fill(page);
  await submit.click();
  await says(notice, say("Published"));
  assert.equal((await isso.comments("/2025/harbour/")).length, 2);
});
