// Replies that a real WordPress publishes, holds or refuses. WordPress itself is asked what it did with them.
import assert from "node:assert/strict";
import test from "node:test";
import { fill, form, REPLY, says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";
import { wordpressStage } from "./support.mjs";

const show = wordpressStage();
let count = 0;

/** Asked before a reply: whether it would be taken at all (`replies::probe`). */
const isProbe = (request) => request.method() === "POST" && new URLSearchParams(request.postData() ?? "").has("id");
/** A reply that comes sooner than this after its form is taken for a robot's, in milliseconds. */
const READING = 3_000;

/** A post with its form filled in, some time later; each reply has a text of its own. `unasked`: the probe gets no answer. */
async function open(t, { post = "quiet", values = {}, unasked, ...options } = {}) {
  const page = await show.read(t, post, {
    before: async (page) => {
      await page.clock.install();
      if (unasked) await page.route(/wp\/v2\/comments/, (route) => (isProbe(route.request()) ? route.abort() : route.fallback()));
    },
    ...options,
  });
  await form(page).submit.waitFor();
  await page.clock.fastForward(READING);
  const reply = { ...REPLY, comment: `Reply number ${(count += 1)} of these tests.`, ...values };
  await fill(page, reply);
  return { page, reply, ...form(page) };
}

/** What WordPress shows everybody of a reply; nothing if it does not. */
async function published(text, post = "quiet") {
  const comments = await show.comments(post, "&order=desc");
  return comments.find(({ content }) => content.rendered.includes(text));
}

test("a reply is published, shown in place, and in WordPress with all its fields", async (t) => {
  const { page, reply, submit, notice, comment } = await open(t, { values: { url: "https://ann.example" } });
  await submit.click();
  await says(notice, say("Published"));
  await says(page.locator(".thread"), reply.comment);
  assert.equal(await comment.inputValue(), "");
  const kept = await published(reply.comment);
  assert.deepEqual([kept.author_name, kept.author_url, kept.parent], [REPLY.author, "https://ann.example", 0]);
});

test("a reply costs one request: no browser asks for permission first", async (t) => {
  const { page, reply, submit, notice } = await open(t);
  const sent = [];
  page.on("request", (request) => /comments/.test(request.url()) && request.method() !== "GET" && !isProbe(request) && sent.push(request));
  await submit.click();
  await says(notice, say("Published"));
  assert.deepEqual(sent.map((request) => request.method()), ["POST"]);
  assert.match(sent[0].headers()["content-type"], /^application\/x-www-form-urlencoded/);
  // Nothing that WordPress refuses of a guest, or that a guest should not choose.
  const names = [...new URLSearchParams(sent[0].postData()).keys()];
  assert.deepEqual(names.filter((name) => /^(author|author_ip|status|id|date|date_gmt)$/.test(name)), []);
  assert.ok(await published(reply.comment));
});

test("letters of every language, quotes and line breaks arrive as they were written", async (t) => {
  const text = `Ünïcödé, 日本語, مرحبا & “quotes” + 100% ${(count += 1)}\n\nA second paragraph.`;
  const { submit, notice } = await open(t, { values: { comment: text, author: "Zoë & “Q” O'Neil" } });
  await submit.click();
  await says(notice, say("Published"));
  const kept = await published("日本語");
  assert.match(kept.content.rendered, /^<p>Ünïcödé, 日本語, مرحبا &amp; “quotes” \+ 100% \d+<\/p>\n<p>A second paragraph\.<\/p>\n$/);
  assert.equal(kept.author_name, "Zoë &amp; “Q” O'Neil");
});

test("an answer to a reply is sent as one, and stands below it", async (t) => {
  const page = await show.read(t, "talk", { before: (page) => page.clock.install() });
  await page.getByRole("button", { name: say("ReplyTo", "Bo") }).click();
  await page.clock.fastForward(READING);
  const text = `An answer to Bo, number ${(count += 1)}.`;
  const { submit, notice } = await fill(page, { ...REPLY, comment: text });
  await submit.click();
  await says(notice, say("Published"));
  const bo = await published("An answer to it.", "talk");
  assert.equal((await published(text, "talk")).parent, bo.id);
  await page.locator(`#comment-${bo.id}`).getByText(text).waitFor();
});

for (const [why, options] of Object.entries({
  "every reply is moderated": { words: "moderation" },
  "it is the first of its author": { words: "first-held", values: { email: "newcomer@example.org" } },
  "it has two links": { values: { comment: "https://example.org/a https://example.org/b" } },
  "it has a word that is looked at": { values: { comment: "Come to the casino." } },
})) {
  test(`a reply is held when ${why}; its author still sees it, also after a reload`, async (t) => {
    const { page, reply, submit, notice } = await open(t, options);
    await submit.click();
    await says(notice, say("Held"));
    const own = page.locator(".thread").getByText(reply.comment.slice(0, 20));
    await own.waitFor();
    assert.equal(await published(reply.comment), undefined);
    await page.reload();
    await own.waitFor();
    await says(page.locator(".thread"), say("AwaitingModeration"));
  });
}

for (const [why, options] of Object.entries({
  "taken for spam": { words: "spam" },
  "thrown away for a forbidden word": { values: { comment: "buy-pills-now" } },
})) {
  test(`a reply that is ${why} looks held to who wrote it, so that nobody learns to get around it`, async (t) => {
    const { reply, submit, notice } = await open(t, options);
    await submit.click();
    await says(notice, say("Held"));
    assert.equal(await published(reply.comment), undefined);
  });
}

test("a reply that WordPress has already is not sent again, and nobody is scolded", async (t) => {
  const first = await open(t);
  await first.submit.click();
  await says(first.notice, say("Published"));
  const again = await open(t, { values: { comment: first.reply.comment } });
  await again.submit.click();
  await says(again.notice, say("Received"));
});

test("who posts too quickly waits and loses nothing", async (t) => {
  const first = await open(t);
  await first.submit.click();
  await says(first.notice, say("Published"));
  const { reply, submit, countdown, comment } = await open(t, { words: "flood" });
  await submit.click();
  await countdown.filter({ hasText: /\d/ }).waitFor();
  assert.equal(await comment.inputValue(), reply.comment);
});

test("a closed post has no form but shows what was said", async (t) => {
  const page = await show.read(t, "closed");
  await page.getByText("I replied while it was open.").waitFor();
  await page.getByText(say("RepliesClosed")).waitFor();
  assert.equal(await form(page).submit.count(), 0);
  assert.equal(await page.getByRole("button", { name: /^Reply to/ }).count(), 0);
});

test("a post that has closed in the meantime says so, and the text can be copied", async (t) => {
  const { page, reply, submit, alert } = await open(t, { words: "closing", unasked: true });
  await submit.click();
  await says(alert, say("SendClosed"));
  const texts = await page.locator("textarea").evaluateAll((areas) => areas.map((area) => area.value));
  assert.deepEqual(texts, [reply.comment]);
});

for (const [why, words] of [["WordPress takes no replies of strangers, as it comes", "no-anonymous"], ["the site wants readers to log in", "members"]]) {
  test(`when ${why}, and that shows only when a reply is sent, the reader is told and keeps the text`, async (t) => {
    const { page, reply, submit, alert } = await open(t, { words, unasked: true });
    await submit.click();
    await says(alert, say("SendLoginRequired"));
    const texts = await page.locator("textarea").evaluateAll((areas) => areas.map((area) => area.value));
    assert.deepEqual(texts, [reply.comment]);
  });
}

for (const [words, sentence] of [["closing", "RepliesClosed"], ["no-anonymous", "MembersOnly"], ["members", "MembersOnly"]]) {
  test(`who begins to write where no reply is taken (${words}) learns it before long`, async (t) => {
    const page = await show.read(t, "quiet", { words });
    await form(page).comment.focus().catch(() => {});
    await page.getByText(say(sentence)).waitFor();
    await form(page).submit.waitFor({ state: "detached" });
    // Who can log in is shown where.
    const ways = page.getByRole("link", { name: say("ReplyOnSite") });
    const hrefs = await ways.evaluateAll((ways) => ways.map((way) => new URL(way.href).pathname.replace(/^\/with\/[^/]+/, "")));
    assert.deepEqual(hrefs, sentence === "MembersOnly" ? ["/2024/05/quiet/"] : []);
  });
}

test("a robot that sends at once is made to wait, and nothing is sent", async (t) => {
  const page = await show.read(t, "quiet", { before: (page) => page.clock.install() });
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && !isProbe(request) && sent.push(request.url()));
  const { submit, countdown } = await fill(page);
  await submit.click();
  await countdown.filter({ hasText: /\w/ }).waitFor();
  assert.deepEqual(sent, []);
});

// WordPress would refuse each; the form knows its rules, so that nobody waits for that.
for (const [field, value, sentence] of [
  ["comment", " ", "CommentMissing"],
  ["author", " ", "NameMissing"],
  ["email", "", "EmailMissing"],
  ["email", "user@localhost", "EmailInvalid"],
  ["email", "a@b.c", "EmailInvalid"],
]) {
  test(`the form says itself what WordPress would say of the ${field} “${value}”`, async (t) => {
    const { page, submit, error } = await open(t, { values: { [field]: value } });
    const sent = [];
    page.on("request", (request) => request.method() === "POST" && !isProbe(request) && sent.push(request.url()));
    await submit.click();
    await says(error(field), say(sentence));
    assert.deepEqual(sent, []);
  });
}

test("a name of 246 bytes but fewer letters is too long, as in WordPress", async (t) => {
  const { submit, error } = await open(t, { values: { author: "é".repeat(124) } });
  await submit.click();
  await error("author").filter({ hasText: /too long/ }).waitFor();
});

test("addresses with spaces around them are sent without", async (t) => {
  const { reply, submit, notice } = await open(t, { values: { email: " ann@example.org " } });
  await submit.click();
  await says(notice, say("Published"));
  assert.ok(await published(reply.comment));
});

test("an error of WordPress at a field is shown there, though the form did not foresee it", async (t) => {
  const { page, submit, error } = await open(t);
  // As a plugin does that knows addresses which are thrown away.
  await page.route(/wp\/v2\/comments/, (route) => {
    const form = new URLSearchParams(route.request().postData() ?? "");
    form.set("author_email", "ann@localhost");
    return route.request().method() === "POST" && !isProbe(route.request()) ? route.continue({ postData: form.toString() }) : route.continue();
  });
  await submit.click();
  await error("email").filter({ hasText: /./ }).waitFor();
});

for (const fault of ["critical", "maintenance", "firewall"]) {
  test(`when WordPress answers a reply with “${fault}”, the text stays and can be sent again`, async (t) => {
    const { page, reply, submit, alert, comment } = await open(t, { words: `send=${fault}` });
    await submit.click();
    await alert.filter({ hasText: /\w/ }).waitFor();
    assert.equal(await comment.inputValue(), reply.comment);
    assert.equal(await submit.isEnabled(), true);
    assert.deepEqual(await page.evaluate(() => document.querySelector("offprint-article").shadowRoot.querySelectorAll("script").length), 0);
  });
}

test("a reply that was taken without a word is told as arrived", async (t) => {
  const { submit, notice } = await open(t, { words: "send=empty" });
  await submit.click();
  await says(notice, say("Held"));
});

test("a warning in front of the answer does not make a published reply look lost", async (t) => {
  const { reply, submit, notice } = await open(t, { words: "send=notice" });
  await submit.click();
  await says(notice, say("Published"));
  assert.ok(await published(reply.comment));
});

test("a reply that WordPress could not save stays, and is not shown as published", async (t) => {
  const { reply, submit, alert, comment } = await open(t, { words: "not-saved" });
  await submit.click();
  await alert.filter({ hasText: /\w/ }).waitFor();
  assert.equal(await comment.inputValue(), reply.comment);
});

test("a site that wants no names and addresses gets replies all the same", async (t) => {
  const { reply, submit, notice } = await open(t, { words: "nameless" });
  await submit.click();
  await says(notice, say("Published"));
  assert.ok(await published(reply.comment));
});
