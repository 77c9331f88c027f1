// What a page's scripts can do with an element: set its content and texts, listen to events, and send replies themselves.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { element, embedded, repliesElement } from "./support/site.mjs";
import { replies } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const host = (page) => page.locator("offprint-article");
const HEADLINE = (page, name) => page.getByRole("heading", { name }).waitFor();

/** Notes every event of ours that reaches the document. */
const listen = (page) =>
  page.addInitScript(() => {
    window.heard = [];
    for (const name of ["ready", "error", "reply", "reply-sent"]) {
      document.addEventListener(`offprint-${name}`, (event) => {
        const { respondWith, ...detail } = event.detail;
        window.heard.push({ type: event.type, composed: event.composed, cancelable: event.cancelable, detail });
        window.onOffprint?.(event);
      });
    }
  });

async function open(t, body, options) {
  const page = await show.open(t, show.site.page(body), { before: listen, ...options });
  return page;
}

const heard = (page, type) => until(page, (type) => window.heard.find((event) => event.type === type), type);

test("an article can be set as a property, before the element is known and after, and taken back", async (t) => {
  const page = await show.open(t, show.site.page("", { script: "" }));
  await page.evaluate((article) => {
    const element = document.createElement("offprint-article");
    element.article = article;
    element.setAttribute("src", "/article/good");
    document.body.append(element);
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src: "/offprint.js" });
    document.head.append(script);
  }, { headline: "Set early", body: ["One."] });
  await HEADLINE(page, "Set early");
  await form(page).comment.fill("Half a thought");
  await host(page).evaluate((host) => (host.article = { headline: "Set later", body: ["Two."] }));
  await HEADLINE(page, "Set later");
  assert.equal(await host(page).evaluate((host) => host.article.headline), "Set later");
  await host(page).evaluate((host) => (host.article = null));
  await HEADLINE(page, "A good headline");
});

test("an article that is set is read as leniently, and refused as clearly, as one that is fetched", async (t) => {
  const page = await open(t, element({}, "<p>Fallback</p>"));
  await heard(page, "offprint-error");
  await host(page).evaluate((host) => (host.article = { body: ["No headline"] }));
  await says(page.locator(".failure"), say("NoHeadline"));
});

test("texts that are set apply from the start, or from now on, and nothing typed is lost", async (t) => {
  const page = await show.open(t, show.site.page("", { script: "" }));
  await page.evaluate((inner) => {
    document.body.innerHTML = `<offprint-article>${inner}</offprint-article>`;
    document.querySelector("offprint-article").strings = { LeaveAReply: "Antworten", Comment: "Kommentar" };
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src: "/offprint.js" });
    document.head.append(script);
  }, embedded().replace(/<script.*<\/script>/s, ""));
  await host(page).evaluate((host, article) => (host.article = article), ARTICLE);
  await page.getByRole("heading", { name: "Antworten" }).waitFor();
  const comment = page.getByRole("textbox", { name: "Kommentar" });
  await comment.fill("Ein halber Gedanke");
  await host(page).evaluate((host) => (host.strings = { LeaveAReply: "Laisser une réponse" }));
  await page.getByRole("heading", { name: "Laisser une réponse" }).waitFor();
  assert.equal(await form(page).comment.inputValue(), "Ein halber Gedanke");
  await host(page).evaluate((host) => (host.strings = null));
  await page.getByRole("heading", { name: say("LeaveAReply") }).waitFor();
});

test("reload() fetches again and keeps what was typed", async (t) => {
  const page = await open(t, element({ src: "/article/good?again" }));
  await form(page).comment.fill("Half a thought");
  await host(page).evaluate((host) => host.reload());
  await until(page, () => window.heard.filter((event) => event.type === "offprint-ready").length === 2);
  assert.equal(show.site.asked.filter((path) => path === "/article/good?again").length, 2);
  assert.equal(await form(page).comment.inputValue(), "Half a thought");
});

test("offprint-ready says what is shown, and leaves every shadow root", async (t) => {
  const page = await open(t, '<div id="outer"></div>');
  await page.evaluate((inner) => {
    const root = document.querySelector("#outer").attachShadow({ mode: "closed" });
    const element = document.createElement("offprint-article");
    element.article = inner;
    root.append(element);
  }, { headline: "Within", body: ["Text."], id: "w1", url: "/within" });
  const { detail, composed } = await heard(page, "offprint-ready");
  assert.deepEqual({ detail, composed }, { detail: { headline: "Within", id: "w1", url: `${show.site.origin}/within` }, composed: true });
});

test("offprint-ready of the replies says how many there are", async (t) => {
  const thread = show.site.threads.add(replies(2));
  const page = await open(t, repliesElement({ src: thread.own, article: "a" }));
  assert.deepEqual((await heard(page, "offprint-ready")).detail, { id: "a", count: 2 });
});

test("offprint-error names the kind of failure and says it in words", async (t) => {
  const page = await open(t, element({ src: "/article/404" }));
  assert.deepEqual((await heard(page, "offprint-error")).detail, { code: "not-found", message: say("NotFound") });
});

/** A page whose listener for `offprint-reply` is this function. */
async function answering(t, listener, attributes = { "reply-to": "/reply/published" }) {
  const page = await open(t, element(attributes, embedded()));
  await form(page).submit.waitFor();
  await page.evaluate(`window.onOffprint = (event) => { if (event.type === "offprint-reply") (${listener})(event); }`);
  const before = show.site.received.length;
  const parts = await fill(page);
  await parts.submit.click();
  return { ...parts, page, sent: () => show.site.received.length - before };
}

test("offprint-reply is dispatched before sending and has the reply in its detail", async (t) => {
  const { page, notice, sent } = await answering(t, () => {});
  await notice.waitFor();
  assert.equal(sent(), 1);
  const { detail, cancelable } = await heard(page, "offprint-reply");
  assert.equal(cancelable, true);
  assert.deepEqual(detail, { article: detail.article, comment: REPLY.comment, author: REPLY.author, email: REPLY.email });
  assert.equal((await heard(page, "offprint-reply-sent")).detail.outcome, "published");
});

test("a page that prevents it stops the sending, and the text stays", async (t) => {
  const { comment, submit, notice, sent } = await answering(t, (event) => event.preventDefault());
  await submit.and(submit.page().locator(":not([aria-busy])")).waitFor();
  assert.equal(sent(), 0);
  assert.equal(await comment.inputValue(), REPLY.comment);
  assert.equal(await notice.count(), 0);
});

for (const [what, answer, words] of [
  ["published", { status: "published", id: 9 }, "Published"],
  ["held", { status: "held" }, "Held"],
  ["received", { status: "received" }, "Received"],
]) {
  test(`a page can send the reply itself and say that it was ${what}`, async (t) => {
    const { page, notice, sent, comment } = await answering(t, `(event) => event.detail.respondWith(Promise.resolve(${JSON.stringify(answer)}))`);
    await says(notice, say(words));
    assert.equal(sent(), 0);
    assert.equal(await comment.inputValue(), "");
    assert.equal((await heard(page, "offprint-reply-sent")).detail.outcome, what);
  });
}

test("errors from the page are shown at the field", async (t) => {
  const { error, comment } = await answering(t, '(event) => event.detail.respondWith({ errors: { email: "We know better." } })');
  await says(error("email"), "We know better.");
  assert.equal(await comment.inputValue(), REPLY.comment);
});

test("a page whose own sending fails keeps the text and lets the reader try again", async (t) => {
  const { alert, comment, page } = await answering(t, '(event) => event.detail.respondWith(Promise.reject(new TypeError("no network")))');
  await says(alert, say("TryAgain"));
  assert.equal(await comment.inputValue(), REPLY.comment);
  assert.equal(await page.evaluate(() => window.heard.some((event) => event.type === "offprint-reply-sent")), false);
});

test("an answer without content does not count as a success", async (t) => {
  const { alert } = await answering(t, "(event) => event.detail.respondWith(undefined)");
  await says(alert, say("SendNotUnderstood"));
});

test("slots show the publisher's content: above the article, after the text, and before the replies", async (t) => {
  const own = (name) => `<p slot="${name}" id="${name}">The publisher's ${name}</p>`;
  const slots = ["header", "after-body", "before-replies"];
  const page = await open(t, element({}, `${embedded()}${slots.map(own).join("")}`));
  await form(page).submit.waitFor();
  const top = (selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
  const order = [];
  for (const selector of ["#header", ".headline", ".body", "#after-body", "#before-replies", "#respond-title"]) order.push(await top(selector));
  assert.deepEqual(order, [...order].sort((one, other) => one - other));
  assert.equal(await page.getByText("Fallback text.").isVisible(), false);
});
