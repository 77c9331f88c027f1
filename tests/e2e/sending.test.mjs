// Sending a reply: every answer a server can give, and no answer.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
let count = 0;

/** A page whose form sends to `/reply/<answers>`, filled in; each call has an address of its own. */
async function open(t, answers, options) {
  count += 1;
  const endpoint = `/reply/${answers}?${count}`;
  const page = await show.open(t, show.site.article({ "reply-to": endpoint }, embedded()), options);
  await form(page).submit.waitFor();
  const fields = await fill(page);
  const received = () => show.site.received.filter(({ path }) => path === endpoint);
  return { page, received, ...fields };
}

test("what is sent is JSON, with the article and a key and without what is empty", async (t) => {
  const { submit, notice, received } = await open(t, "held");
  await submit.click();
  await notice.waitFor();
  const [{ method, type, body: { key, ...body } }, ...more] = received();
  assert.deepEqual([method, type, body, more], [
    "POST", "application/json", { article: "good", comment: REPLY.comment, author: REPLY.author, email: REPLY.email }, [],
  ]);
  assert.match(key, /^[0-9A-F]{16}$/);
});

test("while sending the button is busy, the fields wait, and nothing goes out twice", async (t) => {
  const { page, submit, comment, notice, received } = await open(t, "published");
  const release = show.site.hold(t, "/reply/published");
  await submit.dblclick();
  assert.equal(await submit.getAttribute("aria-busy"), "true");
  await says(submit, say("Sending"));
  await says(page.locator(".status[role=status]"), say("Sending"));
  await submit.click({ force: true });
  await comment.press("Control+Enter");
  await form(page).author.press("Enter");
  assert.equal(await comment.evaluate((area) => area.readOnly), true);
  release();
  await says(notice, say("Published"));
  assert.equal(received().length, 1);
  assert.equal(await submit.getAttribute("aria-busy"), null);
  assert.equal(await comment.inputValue(), "");
  assert.equal(await form(page).author.inputValue(), REPLY.author);
});

test("a double click sends once", async (t) => {
  const { submit, notice, received } = await open(t, "held");
  await submit.dblclick();
  await notice.waitFor();
  assert.equal(received().length, 1);
});

for (const gap of [0, 20, 120, 250]) {
  test(`a second click ${gap} ms after the first changes nothing, whether the answer is there by then or not`, async (t) => {
    for (const slow of [false, true]) {
      const { page, submit, comment, notice, summary, received } = await open(t, "held");
      const release = slow ? show.site.hold(t, "/reply/held") : () => {};
      await submit.evaluate((button, gap) => {
        button.click();
        setTimeout(() => button.click(), gap);
        setTimeout(() => (button.dataset.clicked = ""), gap + 50);
      }, gap);
      await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector("[data-clicked]"));
      release();
      await says(notice, say("Held"));
      await comment.press("Control+Enter");
      await form(page).author.press("Enter");
      await submit.click();
      assert.equal(await summary.count(), 0);
      await says(notice, say("Held"));
      assert.equal(received().length, 1);
    }
  });
}

test("a published reply is announced and shown in place", async (t) => {
  const { page, submit, thread } = await open(t, "published");
  await submit.click();
  await says(page.locator("[role=status]"), say("Published"));
  await says(thread, REPLY.comment);
  assert.equal(await thread.getByText(say("AwaitingModeration")).count(), 0);
});

for (const answer of ["held", "wordpress-hold"]) {
  test(`a held reply (${answer}) is announced, shown as awaiting moderation, and still there after a reload`, async (t) => {
    const { page, submit, thread } = await open(t, answer);
    await submit.click();
    await says(page.locator("[role=status]"), say("Held"));
    for (const time of ["before", "after"]) {
      assert.equal(await thread.count(), 1, time);
      await says(thread, say("AwaitingModeration"));
      await says(thread, REPLY.comment);
      await says(thread, REPLY.author);
      if (time === "before") await page.reload();
      await thread.first().waitFor();
    }
    assert.equal(await form(page).comment.inputValue(), "");
  });
}

test("a reply of several paragraphs is shown as such, and as text", async (t) => {
  const { page, submit, thread } = await open(t, "held");
  await fill(page, { comment: "One <b>not bold</b>\nline\n\nTwo" });
  await submit.click();
  await thread.waitFor();
  assert.deepEqual(await thread.locator(".reply-text p").allInnerTexts(), ["One <b>not bold</b>\nline", "Two"]);
});

test("a duplicate counts as received", async (t) => {
  const { page, submit, comment } = await open(t, "duplicate");
  await submit.click();
  await says(page.locator("[role=status]"), say("Received"));
  assert.equal(await comment.inputValue(), "");
});

test("field errors of the server land at their fields, in its words", async (t) => {
  const { page, submit, summary, error, email, comment, notice } = await open(t, "fields,held");
  await submit.click();
  await summary.waitFor();
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.matches(".error-summary"));
  assert.deepEqual(await summary.getByRole("link").allTextContents(), ["Fewer links, please.", "This address has been blocked."]);
  await says(error("email"), "This address has been blocked.");
  await says(error("comment"), "Fewer links, please.");
  assert.equal(await email.getAttribute("aria-invalid"), "true");
  assert.equal(await comment.inputValue(), REPLY.comment);
  await fill(page, { comment: "No links.", email: "bo@example.org" });
  await summary.waitFor({ state: "detached" });
  await submit.click();
  await says(notice, say("Held"));
});

const FAILURES = [
  ["503", say("SendServerFault", 503), true],
  ["reset", say("SendOffline"), true],
  ["page", say("SendNotUnderstood"), true],
  ["closed", say("SendClosed"), false],
  ["login", say("SendLoginRequired"), false],
  ["refused", `${say("SendRefused")} ${say("ServerSays", "Links are not welcome here & never were.")}`, false],
];
for (const [answer, sentence, again] of FAILURES) {
  test(`the answer “${answer}” keeps the text and says: ${sentence.slice(0, 48)}…`, async (t) => {
    const { page, submit, alert, comment, author, notice, received } = await open(t, `${answer},held`);
    await submit.click();
    await says(alert, sentence);
    assert.equal(await page.locator("[role=alert]").filter({ hasText: sentence }).count(), 1);
    assert.equal(await comment.inputValue(), REPLY.comment);
    assert.equal(await author.inputValue(), REPLY.author);
    const retry = alert.getByRole("button", { name: say("TryAgain") });
    assert.equal(await retry.count(), again ? 1 : 0);
    if (!again) return;
    await retry.focus();
    await page.keyboard.press("Enter");
    await says(notice, say("Held"));
    assert.deepEqual(received().map(({ body }) => body.comment), [REPLY.comment, REPLY.comment]);
    assert.notEqual((await focused(page)).tag, "body", "the focus is not lost with the button");
    assert.equal(await alert.count(), 0);
  });
}

test("no answer within 15 seconds is a failure that keeps the text", async (t) => {
  const { page, submit, alert, comment, notice, received } = await open(t, "hang,held", { before: (page) => page.clock.install() });
  await submit.click();
  await says(submit, say("Sending"));
  await page.clock.fastForward(13_000);
  assert.equal(await alert.count(), 0, "not before");
  await page.clock.fastForward(3_000);
  await says(alert, say("SendTimedOut"));
  assert.equal(await comment.inputValue(), REPLY.comment);
  await alert.getByRole("button", { name: say("TryAgain") }).click();
  await says(notice, say("Held"));
  assert.equal(received().length, 2);
});

test("without a connection the text is kept, and Try again works when it is back", async (t) => {
  const { page, submit, alert, comment, notice } = await open(t, "held");
  await page.context().setOffline(true);
  await submit.click();
  await says(alert, say("SendOffline"));
  assert.equal(await comment.inputValue(), REPLY.comment);
  await page.context().setOffline(false);
  await alert.getByRole("button", { name: say("TryAgain") }).click();
  await says(notice, say("Held"));
});

for (const [answer, seconds] of [["too-fast", 5], ["flood", 15]]) {
  test(`${answer}: ${seconds} seconds are counted down, and then the reply may be sent`, async (t) => {
    const { page, submit, countdown, comment, notice, received } = await open(t, `${answer},held`, { before: (page) => page.clock.install() });
    await submit.click();
    await countdown.waitFor();
    const shown = async () => Number(/\d+/.exec(await countdown.textContent())?.[0] ?? 0);
    const before = await shown();
    assert.ok(before <= seconds && before >= seconds - 2, `${before}`);
    assert.equal(await submit.getAttribute("aria-disabled"), "true");
    await submit.click({ force: true });
    await comment.press("Control+Enter");
    assert.equal(received().length, 1, "nothing is sent while counting");
    assert.equal(await comment.inputValue(), REPLY.comment);
    await page.clock.runFor(2_000);
    assert.ok((await shown()) <= before - 2, "it counts");
    await page.clock.runFor(seconds * 1_000);
    await says(page.locator("[role=status]"), say("TooFastOver"));
    assert.equal(await submit.getAttribute("aria-disabled"), null);
    await submit.click();
    await says(notice, say("Held"));
    assert.equal(received().length, 2);
  });
}

test("a countdown follows the clock, even if the tab was suspended", async (t) => {
  const { page, submit, countdown } = await open(t, "flood", { before: (page) => page.clock.install() });
  await submit.click();
  await countdown.waitFor();
  // Due timers fire once, as they do in a tab that wakes up.
  await page.clock.fastForward(20_000);
  await says(page.locator("[role=status]"), say("TooFastOver"));
});

test("another reply can be written after one has arrived", async (t) => {
  const { page, submit, notice, thread, received } = await open(t, "published,held");
  await submit.click();
  await says(notice, say("Published"));
  await fill(page, { comment: "And another thing." });
  await notice.waitFor({ state: "detached" });
  await submit.click();
  await says(notice, say("Held"));
  assert.equal(received().length, 2);
  assert.equal(await thread.count(), 2);
});

test("without reply-to the page says before and after that nothing is sent, and sends nothing", async (t) => {
  const posts = [];
  const page = await show.open(t, show.site.article({}, embedded()), {
    before: (page) => page.on("request", (request) => request.method() === "GET" || posts.push(request.url())),
  });
  await page.getByText(say("KeptHereNote")).waitFor();
  const { submit, thread } = await fill(page);
  await submit.click();
  await says(page.locator("[role=status]"), say("KeptHere"));
  await says(thread, say("OnlyHere"));
  await says(thread, REPLY.comment);
  await page.reload();
  await says(thread, say("OnlyHere"));
  await says(thread, REPLY.comment);
  assert.deepEqual(posts, []);
  assert.equal(await page.getByText(say("Published")).count(), 0);
});

test("the standalone page keeps replies in this browser and says so", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`);
  await form(page).submit.waitFor();
  await page.getByText(say("KeptHereNote")).waitFor();
});

test("an element that is removed while sending causes no error", async (t) => {
  const { page, submit, received } = await open(t, "held");
  const release = show.site.hold(t, "/reply/held");
  await submit.click();
  await says(submit, say("Sending"));
  await page.locator("offprint-article").evaluate((host) => host.remove());
  release();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.equal(received().length, 1);
});
