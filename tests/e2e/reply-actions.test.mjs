// Actions on replies, with an endpoint of the publisher's own: votes, edits, deletions, hiding, reports, new replies.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { repliesElement } from "./support/site.mjs";
import { reply, replies } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const items = (page) => page.locator("ol.thread > li");
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** A page with a thread in our own format, which answers below `/own/` as `answers` say, by method. */
async function open(t, list, { answers = {}, attributes = {}, markup, before } = {}) {
  const asked = [];
  const page = await show.newPage(t, { allowed: /status of/ });
  await page.route("**/own/**", (route) => {
    const request = route.request();
    if (request.url().endsWith("/own/thread")) return route.fulfill({ json: { replies: list, total: list.length, markup } });
    asked.push([request.method(), new URL(request.url()).pathname, request.postDataJSON()]);
    return route.fulfill(answers[request.method()] ?? { status: 204 });
  });
  await before?.(page);
  await page.goto(show.site.page(repliesElement({ src: "/own/thread", loading: "eager", ...attributes })));
  await items(page).first().waitFor();
  return { page, asked };
}

const said = (more = {}) => ({ id: "r7", author: "Bo Example", published: "2025-02-11T14:05:00Z", body: ["What was said."], ...more });

test("an endpoint that names where votes go is sent them, and there are as many buttons as ways to vote", async (t) => {
  const votes = { likes: 3, href: "/own/votes/r7" };
  const { page, asked } = await open(t, [said({ votes })], { answers: { POST: { json: { likes: 4 } } } });
  assert.equal(await page.locator("button[name=dislike]").count(), 0);
  await button(page, `${say("Like")} 3`).click();
  await button(page, `${say("Like")} 4`).waitFor();
  assert.deepEqual(asked, [["POST", "/own/votes/r7", { vote: "like" }]]);
});

test("a reader who has voted before is told so", async (t) => {
  const { page } = await open(t, [said({ votes: { likes: 3, dislikes: 1, href: "/own/votes/r7" } })], { answers: { POST: { status: 409 } } });
  await button(page, `${say("Dislike")} 1`).click();
  await says(page.locator(".reply-note"), say("VotedAlready"));
});

test("nobody can vote, change or delete where the endpoint does not say that they can", async (t) => {
  const { page } = await open(t, [said({ votes: { likes: 3 } })]);
  assert.deepEqual(await page.locator(".reply-actions button").allTextContents(), [say("Reply"), say("HideAuthor", "\u2068Bo Example\u2069")]);
});

test("a reply that may be changed is, until its time is over", async (t) => {
  const rights = { edit: "/own/r7", delete: "/own/r7", until: "2025-03-01T12:10:00Z", source: "What was *said*." };
  const changed = said({ body: "<p>What was <em>meant</em>.</p>" });
  const { page, asked } = await open(t, [said(rights)], {
    answers: { PUT: { json: changed } },
    before: (page) => page.clock.install({ time: "2025-03-01T12:00:00Z" }),
  });
  await says(page.locator(".time-left"), /^Time left to change it: (10:00|9:\d\d)$/);
  await button(page, say("Edit")).click();
  const area = page.getByRole("textbox", { name: say("YourReply") });
  assert.equal(await area.inputValue(), "What was *said*.");
  await area.fill("What was *meant*.");
  await button(page, say("Save")).click();
  await says(page.locator(".reply-text em"), "meant");
  assert.deepEqual(asked, [["PUT", "/own/r7", { comment: "What was *meant*." }]]);
  await page.clock.runFor(5_000);
  await says(page.locator(".time-left"), /9:\d\d/);
  await page.clock.fastForward(600_000);
  await page.locator("button[name=edit]").waitFor({ state: "detached" });
});

test("a hidden commenter stays hidden in this browser, and can be shown again", async (t) => {
  const list = [said(), said({ id: "r8", author: "Cy Example" }), said({ id: "r9" })];
  const { page } = await open(t, list);
  await page.locator("summary").first().click();
  await button(page, say("HideAuthor", "\u2068Bo Example\u2069")).first().click();
  const hidden = page.locator(".reply-note", { hasText: "You have hidden" });
  await hidden.nth(1).waitFor();
  assert.equal(await page.locator(".reply-text").count(), 1, "both of their replies are gone");
  await page.reload();
  await hidden.nth(1).waitFor();
  await button(page, say("ShowAuthor", "\u2068Bo Example\u2069")).first().click();
  await hidden.first().waitFor({ state: "detached" });
  assert.equal(await page.locator(".reply-text").count(), 3);
});

test("a reply is reported to the publisher's endpoint, with everything needed to find it", async (t) => {
  const { page, asked } = await open(t, [said()], { attributes: { report: "/own/reports", article: "a-1" } });
  await page.locator("summary").click();
  await button(page, say("Report")).click();
  await says(page.locator(".reply-note"), say("Reported"));
  const url = `${page.url()}#comment-r7`;
  assert.deepEqual(asked, [["POST", "/own/reports", { article: "a-1", reply: "r7", author: "Bo Example", url }]]);
});

test("a name with markup, quotation marks and a change of direction is text in every action", async (t) => {
  const author = '<img src=x onerror=alert(1)>"&subject=x';
  const attributes = { report: "mailto:editor@example.org" };
  const { page } = await open(t, [said({ author: `${author}\u202e`, votes: { likes: 1, href: "/own/votes/r7" } }), said({ id: "r8" })], { attributes });
  const first = items(page).first();
  await first.locator("summary").click();
  assert.equal(await first.locator("button[name=hide]").textContent(), say("HideAuthor", `\u2068${author}\u2069`));
  await first.locator("button[name=hide]").click();
  await says(first.locator(".reply-note"), say("AuthorHidden", `\u2068${author}\u2069`));
  await first.locator("button[name=show]").click();
  await first.locator("summary").click();
  const href = new URL(await first.getByRole("link", { name: say("Report") }).getAttribute("href"));
  assert.deepEqual([...href.searchParams.keys()], ["subject", "body"]);
  assert.equal(await page.locator("offprint-replies").evaluate((host) => host.shadowRoot.querySelectorAll("img").length), 0);
});

test("what is typed while an edit is being saved is not lost", async (t) => {
  const rights = { edit: "/own/r7", source: "First." };
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  const { page } = await open(t, [said(rights)], {
    before: (page) => page.route("**/own/r7", (route) => answered.then(() => route.fulfill({ json: said({ ...rights, body: ["Second."] }) }))),
  });
  await button(page, say("Edit")).click();
  const area = page.getByRole("textbox", { name: say("YourReply") });
  await area.fill("Second.");
  await button(page, say("Save")).click();
  await area.pressSequentially(" And a third.");
  // The answer makes the text area anew.
  await area.evaluate((before) => (before.dataset.before = ""));
  answer();
  await page.locator("textarea:not([data-before])[id=edit-r7]").waitFor();
  assert.equal(await area.inputValue(), "Second. And a third.");
});

test("a reply is reported by email if the publisher names an address", async (t) => {
  const { page } = await open(t, [said()], { attributes: { report: "mailto:editor@example.org" } });
  await page.locator("summary").click();
  const href = new URL(await page.getByRole("link", { name: say("Report") }).getAttribute("href"));
  assert.equal(href.pathname, "editor@example.org");
  assert.equal(href.searchParams.get("body"), `${page.url()}#comment-r7`);
});

test("new replies are announced while reading, and are shown at the press of a button", async (t) => {
  const list = replies(2);
  const thread = show.site.threads.add(list);
  const page = await show.newPage(t);
  await page.clock.install();
  await page.goto(show.site.page(repliesElement({ src: thread.wordpress, loading: "eager", live: "" })));
  await items(page).nth(1).waitFor();
  list.push(reply(3), reply(4));
  assert.equal(thread.asked.length, 1);
  await page.clock.fastForward(60_500);
  await button(page, say("NewReplies", 2)).click();
  await items(page).nth(3).waitFor();
  await says(page.locator(".thread-title"), say("CountReplies", 4));
  assert.equal(thread.asked.length, 2, "once a minute, and no more");
  assert.equal(await page.locator(".show-new").count(), 0);
});

test("there are no requests for new replies unless the publisher wants them", async (t) => {
  const thread = show.site.threads.add(replies(2));
  const page = await show.newPage(t);
  await page.clock.install();
  await page.goto(show.site.page(repliesElement({ src: thread.wordpress, loading: "eager" })));
  await items(page).nth(1).waitFor();
  await page.clock.fastForward(180_000);
  assert.equal(thread.asked.length, 1);
});

test("one's own reply is edited as it was typed, although the endpoint does not send its source", async (t) => {
  const { page, asked } = await open(t, [said()], {
    attributes: { "reply-to": "/own/replies", article: "a-1", author: "Ann", email: "ann@example.org" },
    answers: { POST: { status: 201, json: { status: "published", id: "r9", edit: "/own/r9" } } },
    markup: "markdown",
  });
  await page.getByRole("toolbar").waitFor();
  await fill(page, { ...REPLY, comment: "So *good*" });
  await form(page).submit.click();
  await says(page.locator(".thread .reply-text em"), "good");
  await button(page, say("Edit")).click();
  const area = page.locator("#edit-r9");
  assert.equal(await area.inputValue(), "So *good*");
  await area.fill("So *very* good");
  await button(page, say("Save")).click();
  await says(page.locator(".thread .reply-text em"), "very");
  assert.equal((await focused(page)).text, say("Edit"));
  assert.deepEqual(asked.at(-1), ["PUT", "/own/r9", { comment: "So *very* good" }]);
});

/** Opens a thread that looks for new replies, with a clock that the test moves. */
async function watch(t, src, count) {
  const page = await show.newPage(t);
  await page.clock.install();
  await page.goto(show.site.page(repliesElement({ src, loading: "eager", live: "" })));
  await says(page.locator(".thread-title"), say("CountReplies", count));
  return page;
}

test("new replies in our own format are found on its last page, and on those that follow it", async (t) => {
  const list = replies(199);
  const thread = show.site.threads.add(list);
  const page = await watch(t, thread.own, 199);
  await button(page, say("LoadMoreReplies")).press("Enter");
  await page.locator("[id='comment-199']").waitFor();
  list.push(...[200, 201, 202].map((id) => reply(id)));
  thread.asked.length = 0;
  await page.clock.fastForward(60_500);
  await button(page, say("NewReplies", 3)).click();
  await page.locator("[id='comment-202']").waitFor();
  assert.deepEqual(thread.asked, [1, 2, 3].map((number) => thread.own.replace(/1$/, number)));
});

test("new replies on the first page of our own format are found there, and no other page is requested", async (t) => {
  const list = replies(150).reverse();
  const thread = show.site.threads.add(list);
  const page = await watch(t, thread.own, 150);
  list.unshift(reply(151));
  thread.asked.length = 0;
  await page.clock.fastForward(60_500);
  await button(page, say("NewReplies", 1)).waitFor();
  assert.deepEqual(thread.asked, [thread.own]);
});

for (const [format, what] of [["wordpress", "WordPress"], ["own", "our own format"]]) {
  test(`replies on pages that are not loaded yet are not new: ${what}`, async (t) => {
    const list = replies(250);
    const thread = show.site.threads.add(list);
    const page = await watch(t, thread[format], 250);
    const poll = async () => {
      const answered = page.waitForResponse((response) => response.url().includes("/thread/"));
      await page.clock.fastForward(60_500);
      await answered;
    };
    await poll();
    // In WordPress the new one is on the page that is asked for, in our own format on one that is not loaded.
    list.push(reply(251));
    await poll();
    if (format === "wordpress") {
      await button(page, say("NewReplies", 1)).click();
      await page.locator("[id='comment-251']").waitFor();
      assert.equal(await items(page).count(), 101);
    } else {
      // The third poll begins only after the second has ended.
      await poll();
      assert.equal(await page.locator(".show-new").count(), 0);
      assert.deepEqual(new Set(thread.asked), new Set([thread.own]));
    }
  });
}
