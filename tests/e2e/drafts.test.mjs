// What is stored about a reader: the draft, the name if they ask for it, and nothing else.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { element, embedded } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const DRAFT = "offprint:draft:good";

async function open(t, options, endpoint = "/reply/held") {
  const page = await show.open(t, show.site.article({ "reply-to": endpoint }, embedded()), options);
  const fields = form(page);
  await fields.submit.waitFor();
  return { page, restored: page.locator(".restored"), ...fields };
}

const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage }));
const reload = async ({ page, submit }) => (await page.reload(), await submit.waitFor());

test("a draft is put back after a reload, with a note", async (t) => {
  const reader = await open(t);
  await reader.comment.fill("Half a thought");
  assert.equal(await reader.restored.count(), 0);
  await reload(reader);
  assert.equal(await reader.comment.inputValue(), "Half a thought");
  await says(reader.restored, say("Restored"));
});

test("a draft survives a crash: it is kept with every key", async (t) => {
  const { page, comment } = await open(t);
  await comment.pressSequentially("Abc");
  const saved = JSON.parse(await page.evaluate((key) => localStorage.getItem(key), DRAFT));
  assert.equal(saved.comment, "Abc");
});

test("a restored draft can be discarded, and stays discarded", async (t) => {
  const reader = await open(t);
  await reader.comment.fill("Half a thought");
  await reload(reader);
  await reader.restored.getByRole("button", { name: say("Discard") }).click();
  assert.equal(await reader.comment.inputValue(), "");
  assert.equal((await focused(reader.page)).id, "comment");
  await reader.restored.waitFor({ state: "detached" });
  await reload(reader);
  assert.equal(await reader.comment.inputValue(), "");
  assert.equal(await reader.restored.count(), 0);
});

test("a draft is gone once it is posted", async (t) => {
  const reader = await open(t);
  await fill(reader.page);
  await reader.submit.click();
  await reader.notice.waitFor();
  assert.equal(await reader.page.evaluate((key) => localStorage.getItem(key), DRAFT), null);
  await reload(reader);
  assert.equal(await reader.comment.inputValue(), "");
  assert.equal(await reader.restored.count(), 0);
});

test("a draft stays when posting has failed", async (t) => {
  const reader = await open(t, {}, "/reply/503");
  await fill(reader.page);
  await reader.submit.click();
  await reader.alert.waitFor();
  await reload(reader);
  assert.equal(await reader.comment.inputValue(), REPLY.comment);
});

for (const [days, kept] of [[29, true], [31, false]]) {
  test(`a draft of ${days} days ago is ${kept ? "put back" : "forgotten"}`, async (t) => {
    const reader = await open(t);
    await reader.comment.fill("Long ago");
    await reader.page.evaluate(([key, days]) => {
      const draft = JSON.parse(localStorage.getItem(key));
      draft.saved = new Date(Date.now() - days * 86_400_000).toISOString();
      localStorage.setItem(key, JSON.stringify(draft));
    }, [DRAFT, days]);
    await reload(reader);
    assert.equal(await reader.comment.inputValue(), kept ? "Long ago" : "");
    assert.equal((await stored(reader.page)).includes("Long ago"), kept);
  });
}

test("each article has its own draft", async (t) => {
  const reader = await open(t);
  await reader.comment.fill("About the first");
  await reader.page.goto(show.site.article({}, embedded({ ...ARTICLE, id: "another" })));
  await reader.submit.waitFor();
  assert.equal(await reader.comment.inputValue(), "");
  assert.equal(await reader.restored.count(), 0);
});

test("two articles on one page keep their drafts apart", async (t) => {
  const two = ["one", "two"].map((id) => element({ id }, embedded({ ...ARTICLE, id, headline: `Article ${id}` })));
  const page = await show.open(t, show.site.page(two.join("")));
  for (const id of ["one", "two"]) await page.locator(`offprint-article#${id} textarea`).fill(`Draft ${id}`);
  await page.reload();
  for (const id of ["one", "two"]) {
    const area = page.locator(`offprint-article#${id} textarea`);
    await area.waitFor();
    assert.equal(await area.inputValue(), `Draft ${id}`);
  }
});

test("name, email and website are there next time only if the box was ticked", async (t) => {
  const reader = await open(t);
  await fill(reader.page, { ...REPLY, url: "https://example.org" });
  await reader.remember.check();
  await reader.submit.click();
  await reader.notice.waitFor();
  // A new tab of the same browser.
  const later = await reader.page.context().newPage();
  await later.goto(reader.page.url());
  const fields = form(later);
  await fields.submit.waitFor();
  assert.deepEqual(
    [await fields.author.inputValue(), await fields.email.inputValue(), await fields.url.inputValue(), await fields.remember.isChecked()],
    [REPLY.author, REPLY.email, "https://example.org", true],
  );
});

test("without the box nothing of the name, email or website is kept beyond the tab", async (t) => {
  const reader = await open(t);
  await fill(reader.page, { ...REPLY, comment: "Only words", url: "https://secret.example" });
  assert.doesNotMatch(await stored(reader.page), /Ann Example|ann@example|secret\.example/);
  const later = await reader.page.context().newPage();
  await later.goto(reader.page.url());
  const fields = form(later);
  await fields.submit.waitFor();
  assert.equal(await fields.author.inputValue(), "");
  assert.equal(await fields.email.inputValue(), "");
});

test("after a reply is sent without the box, nothing of the name or email is kept, not even in the tab", async (t) => {
  const reader = await open(t);
  await fill(reader.page);
  await reader.submit.click();
  await reader.notice.waitFor();
  const kept = await reader.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, Object.keys(localStorage).includes("offprint:author")]));
  assert.doesNotMatch(kept, /ann@example|true/);
});

test("what was kept is deleted as soon as the box is unticked", async (t) => {
  const reader = await open(t);
  await fill(reader.page, { author: REPLY.author, email: REPLY.email });
  await reader.remember.check();
  assert.match(await stored(reader.page), /ann@example/);
  await reader.remember.uncheck();
  assert.doesNotMatch(await stored(reader.page), /ann@example|Ann Example/);
});

/** The same article in a second tab of the same reader. */
async function secondTab(reader) {
  const page = await reader.page.context().newPage();
  await page.goto(reader.page.url());
  const fields = form(page);
  await fields.submit.waitFor();
  return { page, restored: page.locator(".restored"), ...fields };
}

test("of two tabs with drafts for one article, the later draft is kept, and the earlier can be shown instead", async (t) => {
  const first = await open(t);
  const second = await secondTab(first);
  await first.comment.fill("Written in the first tab");
  await second.comment.fill("Written in the second tab");
  await says(second.restored, say("OtherDraft"));
  await reload(first);
  assert.equal(await first.comment.inputValue(), "Written in the second tab");
  await first.page.getByRole("button", { name: say("ShowOtherDraft") }).click();
  assert.equal(await first.comment.inputValue(), "Written in the first tab");
  assert.equal((await focused(first.page)).id, "comment");
  await reload(first);
  assert.equal(await first.comment.inputValue(), "Written in the first tab");
  await first.page.getByRole("button", { name: say("ShowOtherDraft") }).click();
  assert.equal(await first.comment.inputValue(), "Written in the second tab");
});

test("posting in one tab leaves the other tab's draft", async (t) => {
  const first = await open(t);
  const second = await secondTab(first);
  await fill(first.page);
  await second.comment.fill("Half a thought in the second tab");
  await first.submit.click();
  await first.notice.waitFor();
  await reload(second);
  assert.equal(await second.comment.inputValue(), "Half a thought in the second tab");
});

test("one tab alone is never told of another draft", async (t) => {
  const reader = await open(t);
  await reader.comment.pressSequentially("Abc");
  await reload(reader);
  await reader.comment.pressSequentially("def");
  await reload(reader);
  assert.equal(await reader.page.getByText(say("OtherDraft")).count(), 0);
});

const BLOCKED = {
  "asking for it throws": () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
    }
  },
  "it is full": () => {
    Storage.prototype.setItem = () => { throw new DOMException("Full", "QuotaExceededError"); };
  },
  "there is none": () => {
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: null });
  },
};
for (const [how, block] of Object.entries(BLOCKED)) {
  test(`with storage blocked (${how}) everything works but the remembering`, async (t) => {
    const reader = await open(t, { before: (page) => page.addInitScript(block) });
    await fill(reader.page);
    await reader.remember.check();
    await reader.remember.uncheck();
    await reader.submit.click();
    await says(reader.notice, say("Held"));
    await says(reader.thread, REPLY.comment);
  });
}

test("if nothing can be stored, the reader is told while writing, and asked before leaving", async (t) => {
  const reader = await open(t, { before: (page) => page.addInitScript(BLOCKED["it is full"]) });
  assert.equal(await reader.page.getByText(say("DraftNotKept")).count(), 0);
  await reader.comment.pressSequentially("Half a thought");
  await reader.page.getByText(say("DraftNotKept")).waitFor();
  const asked = reader.page.waitForEvent("dialog");
  const left = reader.page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await left;
  await reader.comment.fill("");
  await reader.page.getByText(say("DraftNotKept")).waitFor({ state: "detached" });
});

test("a reply kept in this browser says so even if storage is blocked", async (t) => {
  const page = await show.open(t, show.site.article({}, embedded()), { before: (page) => page.addInitScript(BLOCKED["asking for it throws"]) });
  const { submit, thread } = await fill(page);
  await submit.click();
  await says(thread, say("OnlyHere"));
});

test("storage may contain anything", async (t) => {
  const page = await show.newPage(t);
  await page.goto(show.site.page("", { script: "" }));
  for (const junk of ["{", "null", "[]", '"text"', '{"comment":5,"saved":true}', "[null,5,{}]"]) {
    await page.evaluate((junk) => {
      for (const key of ["draft:good", "replies:good", "author"]) localStorage.setItem(`offprint:${key}`, junk);
    }, junk);
    await page.goto(show.site.article({}, embedded()));
    await form(page).submit.waitFor();
    assert.equal(await form(page).comment.inputValue(), "", junk);
    assert.equal(await form(page).thread.count(), 0, junk);
  }
});
