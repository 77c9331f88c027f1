// Readers with an account, in a real WordPress with the plugin: they are not asked for name and email, and their replies carry their name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { form, says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";
import { AMELIA, EDITOR, MEMBER, element, knows, linger, logIn, pluginStage, skipPlugin } from "./plugin-support.mjs";

const skip = skipPlugin || (knows("rest-nonce") ? false : "this build does not know rest-nonce");
const show = pluginStage();
let count = 0;
const text = () => `Signed reply number ${(count += 1)}.`;

/** A request to REST that posts a reply. Before that WordPress may be asked whether it would take one, with a number (`id`). */
const fieldsOf = (request) => new URLSearchParams(request.postData() ?? "");
const isReply = (request) => request.method() === "POST" && /\/wp\/v2\/comments/.test(request.url()) && fieldsOf(request).has("content");
const isNonce = (request) => request.url().includes("action=rest-nonce");

/** A page for a reader who is signed in; `sent` are the replies it posted, `refreshed` its requests for a new nonce. */
async function signedIn(t, who, { words, slug = "quiet", alter } = {}) {
  // WordPress's own page for a member's profile throws when it is left early.
  const page = await show.visitor(t, { expectErrors: who === MEMBER });
  await show.signIn(page, who, words);
  const [sent, refreshed] = [[], []];
  page.on("request", (request) => {
    if (isReply(request)) sent.push(request);
    if (isNonce(request)) refreshed.push(request);
  });
  if (alter) await page.route(show.permalink(slug, words), alter);
  await page.goto(show.permalink(slug, words));
  await linger(page);
  return { page, sent, refreshed };
}

/** As a page that was left open for a day, or came out of a cache: its nonce is no longer good. */
async function outdated(route) {
  const response = await route.fetch();
  const html = (await response.text()).replace(/ rest-nonce="[^"]*"/, ' rest-nonce="0000000000"');
  return route.fulfill({ response, body: html });
}

async function send(page, comment) {
  await form(page).comment.fill(comment);
  await form(page).submit.click();
}

const published = async (words, slug = "quiet") => (await show.comments(slug)).find(({ content }) => content.rendered.includes(words));

test("who is signed in sees as whom, and is asked for the comment only", { skip }, async (t) => {
  const { page } = await signedIn(t, AMELIA);
  await says(page.locator(".signed-in"), say("SignedInAs", `\u2068${AMELIA.name}\u2069`));
  const { comment, author, email, url, remember } = form(page);
  await comment.waitFor();
  assert.deepEqual(await Promise.all([author, email, url, remember].map((field) => field.count())), [0, 0, 0, 0]);
});

test("their reply is sent with the nonce and their cookies, and carries their account", { skip }, async (t) => {
  const { page, sent, refreshed } = await signedIn(t, AMELIA);
  const [comment, nonce] = [text(), await element(page).getAttribute("rest-nonce")];
  await send(page, comment);
  await says(form(page).notice, say("Published"));
  assert.equal(sent.length, 1);
  const headers = await sent[0].allHeaders();
  assert.equal(headers["x-wp-nonce"], nonce);
  assert.match(headers.cookie, /wordpress_logged_in_/);
  assert.deepEqual(["author_name", "author_email", "author_url"].filter((name) => fieldsOf(sent[0]).has(name)), []);
  assert.deepEqual(refreshed, []);
  const kept = await published(comment);
  assert.equal(kept.author_name, AMELIA.name);
  assert.notEqual(kept.author, 0, "it is a member's, not a visitor's");
});

test("their reply stands in the thread under their name, at once", { skip }, async (t) => {
  const { page } = await signedIn(t, AMELIA);
  const comment = text();
  await send(page, comment);
  await says(page.locator("ol.thread .reply").filter({ hasText: comment }), AMELIA.name);
});

test("a nonce that is no longer good is renewed once, and the reply arrives", { skip }, async (t) => {
  const { page, sent, refreshed } = await signedIn(t, AMELIA, { alter: outdated });
  assert.equal(await element(page).getAttribute("rest-nonce"), "0000000000");
  const comment = text();
  await send(page, comment);
  await says(form(page).notice, say("Published"));
  assert.equal(refreshed.length, 1, "asked for one new nonce");
  assert.equal((await sent.at(-1).response()).status(), 201);
  assert.equal((await published(comment)).author_name, AMELIA.name);
});

test("the new nonce is used from then on", { skip }, async (t) => {
  const { page, refreshed } = await signedIn(t, AMELIA, { alter: outdated });
  for (const comment of [text(), text()]) {
    await send(page, comment);
    await page.locator("ol.thread").getByText(comment).waitFor();
  }
  assert.equal(refreshed.length, 1);
});

test("who has been signed out in the meantime keeps what they wrote", { skip }, async (t) => {
  const { page, refreshed } = await signedIn(t, AMELIA, { words: "members" });
  await page.context().clearCookies();
  const comment = text();
  await send(page, comment);
  await form(page).alert.filter({ hasText: /\w/ }).or(page.locator(".closed")).first().waitFor();
  const texts = await page.locator("textarea").evaluateAll((areas) => areas.map((area) => area.value));
  assert.ok(texts.includes(comment), JSON.stringify(texts));
  assert.ok(refreshed.length <= 1);
  assert.equal(await published(comment), undefined);
});

test("where only members may reply, who is signed in has the form", { skip }, async (t) => {
  const { page } = await signedIn(t, AMELIA, { words: "members" });
  const comment = text();
  await send(page, comment);
  await says(form(page).notice, say("Published"));
  assert.equal((await published(comment)).author_name, AMELIA.name);
});

test("an answer of theirs stands below what it answers", { skip }, async (t) => {
  const { page } = await signedIn(t, EDITOR, { slug: "talk" });
  await page.getByRole("button", { name: say("ReplyTo", "Bo") }).click();
  const comment = text();
  await send(page, comment);
  await says(form(page).notice, say("Published"));
  const bo = await published("An answer to it.", "talk");
  assert.equal((await published(comment, "talk")).parent, bo.id);
});

test("where only members may reply, a visitor is led to the login page", { skip }, async (t) => {
  const words = "members";
  const page = await show.read(t, "quiet", { words });
  await form(page).submit.or(page.locator(".closed")).first().waitFor();
  // Where the element does not know it beforehand, it asks once somebody comes to the form.
  if (await form(page).submit.isVisible()) await form(page).comment.focus();
  await says(page.locator(".closed"), say("MembersOnly"));
  const link = page.locator(".closed").getByRole("link");
  assert.equal(await link.textContent(), "Sign in to reply");
  assert.equal(await link.getAttribute("href"), await element(page).getAttribute("login-url"));
  await link.click();
  await logIn(page, AMELIA.login);
  await says(page.locator(".signed-in"), say("SignedInAs", `\u2068${AMELIA.name}\u2069`));
});

test("visitors are asked who they are, as ever", { skip }, async (t) => {
  const page = await show.read(t, "quiet");
  await form(page).author.waitFor();
  assert.equal(await page.locator(".signed-in").count(), 0);
});

test("a member changes and deletes their own reply, while its time is not over", { skip }, async (t) => {
  const { page } = await signedIn(t, MEMBER);
  const comment = text();
  await send(page, comment);
  const written = page.locator("ol.thread .reply").filter({ hasText: comment });
  await written.getByRole("button", { name: say("Edit"), exact: true }).click();
  const area = page.getByRole("textbox", { name: say("YourReply") });
  assert.equal(await area.inputValue(), comment);
  const changed = `${comment} Changed.`;
  await area.fill(changed);
  await page.getByRole("button", { name: say("Save"), exact: true }).click();
  await says(page.locator(".reply-text"), changed);
  assert.ok(await published(changed));
  await page.reload();
  const reply = page.locator("ol.thread .reply").filter({ hasText: changed });
  await says(reply.locator(".time-left"), /Time left to change it: 1[45]:\d\d/);
  await reply.getByRole("button", { name: say("Delete"), exact: true }).click();
  await page.getByRole("button", { name: say("DeleteIt"), exact: true }).click();
  await reply.waitFor({ state: "detached" });
  assert.equal(await published(changed), undefined);
});

test("a member can change nothing of a reply but its text, and nothing of anybody else's", { skip }, async (t) => {
  const { page } = await signedIn(t, MEMBER);
  const comment = text();
  await send(page, comment);
  await says(form(page).notice, say("Published"));
  const own = await published(comment);
  const others = (await show.comments("talk"))[0];
  const change = (id, fields) =>
    element(page).evaluate(
      async (element, { id, fields }) => {
        const address = `${new URL(element.getAttribute("src"), location.href).href.split("/wp/v2/")[0]}/wp/v2/comments/${id}`;
        const headers = { "Content-Type": "application/json", "X-WP-Nonce": element.getAttribute("rest-nonce") };
        return (await fetch(address, { method: "POST", headers, body: JSON.stringify(fields) })).status;
      },
      { id, fields },
    );
  assert.equal(await change(own.id, { content: "Changed." }), 200);
  assert.equal(await change(own.id, { content: "x", author_name: "The editor" }), 403);
  assert.equal(await change(own.id, { status: "hold" }), 403);
  assert.equal(await change(others.id, { content: "Not mine." }), 403);
});
