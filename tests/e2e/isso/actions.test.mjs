// Actions on replies with a real Isso: votes, edits and deletions of one's own, the order by likes.
import assert from "node:assert/strict";
import test, { after, beforeEach } from "node:test";
import { focused, stage } from "../support/browser.mjs";
import { startIsso } from "../support/isso.mjs";
import { fill, says } from "../support/reader.mjs";
import { POLICY, repliesElement } from "../support/site.mjs";
import { say } from "../support/words.mjs";

const show = stage();
let isso;
beforeEach(async () => (isso ??= await startIsso(show.site.origin)));
after(() => isso?.stop());

async function open(t, uri, attributes = {}) {
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${isso.address}`);
  const url = show.site.page(repliesElement({ src: isso.thread(uri), loading: "eager", ...attributes }), { policy });
  return show.open(t, url, { origins: [new URL(isso.address).origin], allowed: /403|status of/ });
}

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Posts a reply in the page itself, so that it is this browser's. */
async function write(page, comment) {
  const { submit, notice } = await fill(page, { comment, author: "Ann Example", email: "ann@example.org" });
  await submit.click();
  await says(notice, say("Published"));
  await button(page, say("Edit")).waitFor();
}

test("a vote is counted once and remembered", async (t) => {
  await isso.post("/vote/", { text: "Vote for me." });
  const page = await open(t, "/vote/");
  // Isso takes no vote from the address that wrote the comment, and here both are this machine.
  await page.route("**/like", (route) => route.fulfill({ json: { likes: 1, dislikes: 0 }, headers: cors(show.site.origin) }), { times: 2 });
  await button(page, `${say("Like")} 0`).click();
  await button(page, `${say("Like")} 1`).waitFor();
  assert.equal(await button(page, `${say("Like")} 1`).getAttribute("aria-pressed"), "true");
  assert.equal((await focused(page)).text, `${say("Like")} 1`);
  await page.reload();
  const again = page.locator("button[name=like]");
  await again.waitFor();
  assert.equal(await again.getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator("button[name=dislike]").getAttribute("aria-disabled"), "true");
});

test("a vote that Isso does not count is said to be none", async (t) => {
  await isso.post("/own-vote/", { text: "My own." });
  const page = await open(t, "/own-vote/");
  await button(page, `${say("Like")} 0`).click();
  await says(page.locator(".reply-note"), say("VotedAlready"));
});

test("one's own reply is changed, with the time that is left for it in view, also after a reload", async (t) => {
  const page = await open(t, "/edit/");
  await write(page, "I was *ther*.");
  assert.match(await page.locator(".time-left").textContent(), /^Time left to change it: 1[45]:\d\d$/);
  await page.reload();
  await button(page, say("Edit")).click();
  const area = page.getByRole("textbox", { name: say("YourReply") });
  assert.equal(await area.inputValue(), "I was *ther*.");
  await area.fill("I was *there*.");
  await button(page, say("Save")).click();
  await says(page.locator(".reply-text em"), "there");
  assert.equal((await focused(page)).text, say("Edit"));
  const [kept] = await isso.comments("/edit/");
  assert.equal(kept.text, "I was *there*.");
});

test("an edit is given up without a trace", async (t) => {
  const page = await open(t, "/cancel/");
  await write(page, "As it was.");
  await button(page, say("Edit")).click();
  await page.getByRole("textbox", { name: say("YourReply") }).fill("Never sent");
  await button(page, say("Cancel")).click();
  await says(page.locator(".reply-text"), "As it was.");
  assert.equal((await isso.comments("/cancel/"))[0].text, "As it was.");
});

test("when the time is over, what was typed is kept to be copied", async (t) => {
  const page = await open(t, "/late/");
  await write(page, "As it was.");
  await button(page, say("Edit")).click();
  await page.getByRole("textbox", { name: say("YourReply") }).fill("Too late, and long.");
  await page.context().clearCookies();
  await button(page, say("Save")).click();
  const kept = page.getByRole("textbox", { name: say("ChangeLost") });
  assert.equal(await kept.inputValue(), "Too late, and long.");
  assert.equal(await kept.getAttribute("readonly"), "");
  assert.equal(await page.locator("button[name=edit]").count(), 0);
  await button(page, say("Cancel")).click();
  await says(page.locator(".reply-text"), "As it was.");
  assert.equal(await page.locator("button[name=edit]").count(), 0, "nor is it offered once more");
});

test("a lost connection loses nothing that was typed into an edit", async (t) => {
  const page = await open(t, "/edit-lost/");
  await write(page, "As it was.");
  await button(page, say("Edit")).click();
  const area = page.getByRole("textbox", { name: say("YourReply") });
  await area.fill("Typed again.");
  await page.route("**/id/*", (route) => route.abort("connectionreset"), { times: 1 });
  await button(page, say("Save")).click();
  await says(page.locator(".reply-note"), say("ChangeFailed"));
  assert.equal(await area.inputValue(), "Typed again.");
  await button(page, say("Save")).click();
  await says(page.locator(".reply-text"), "Typed again.");
});

test("one's own reply is deleted after a question", async (t) => {
  const page = await open(t, "/delete/");
  await write(page, "Regretted.");
  await button(page, say("Delete")).click();
  assert.equal((await focused(page)).text, say("KeepIt"), "a second press by mistake deletes nothing");
  await button(page, say("KeepIt")).click();
  await button(page, say("Delete")).click();
  await button(page, say("DeleteIt")).click();
  await says(page.locator(".unseen"), say("Deleted"));
  assert.equal(await page.locator("ol.thread > li").count(), 0);
  assert.deepEqual(await isso.comments("/delete/"), []);
});

test("one's own reply that has answers leaves a tombstone", async (t) => {
  const page = await open(t, "/tombstone/");
  await write(page, "Regretted.");
  const [root] = await isso.comments("/tombstone/");
  await isso.post("/tombstone/", { text: "Answered.", parent: root.id });
  await page.reload();
  await button(page, say("Delete")).click();
  await button(page, say("DeleteIt")).click();
  await says(page.locator("ol.thread > li > .reply .reply-note"), say("Deleted"));
  await says(page.locator("ol.thread ol .reply-text"), "Answered.");
});

test("replies are put in order by how many like them, and the server is asked for that order", async (t) => {
  for (const text of ["First.", "Second.", "Third."]) await isso.post("/order/", { text });
  const asked = [];
  const page = await open(t, "/order/", { sort: "most-liked" });
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.locator("ol.thread > li").nth(2).waitFor();
  const order = page.getByRole("combobox");
  assert.equal(await order.inputValue(), "most-liked");
  assert.deepEqual(await order.locator("option").allTextContents(), [say("OldestFirst"), say("NewestFirst"), say("MostLiked")]);
  assert.ok(asked.some((url) => url.endsWith("&sort=upvotes")), asked.join("\n"));
});

const cors = (origin) => ({ "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true" });
