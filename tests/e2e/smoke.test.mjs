// Smoke test: an article is shown, a reply is sent, and there are no policy violations. `make test-quick` runs only this in a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded, repliesElement } from "./support/site.mjs";

const show = stage();

test("the demo's article is shown with its thread", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  await form(page).submit.waitFor();
  await form(page).thread.first().waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
});

test("a reply to an embedded article is checked, sent and shown", async (t) => {
  const page = await show.open(t, show.site.article({ "reply-to": "/reply/published", loading: "eager" }, embedded()));
  await form(page).submit.click();
  await form(page).summary.waitFor();
  const { submit, thread } = await fill(page);
  await submit.click();
  await says(thread, REPLY.comment);
  assert.equal(show.site.received.at(-1).body.comment, REPLY.comment);
});

test("the element for replies only shows a thread and a form", async (t) => {
  const page = await show.open(t, show.site.page(repliesElement({ src: "/samples/thread.json", loading: "eager" })));
  await form(page).submit.waitFor();
  await form(page).thread.first().waitFor();
});
