// Numbers of replies, from a real Isso.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { stage } from "../support/browser.mjs";
import { startIsso } from "../support/isso.mjs";
import { says } from "../support/reader.mjs";
import { element, POLICY } from "../support/site.mjs";
import { say } from "../support/words.mjs";

const show = stage();
let isso;
after(() => isso?.stop());

test("the replies to all articles of a list are counted with one request, answers included", async (t) => {
  isso ??= await startIsso(show.site.origin);
  const root = await isso.post("/counted/", { text: "I was there." });
  await isso.post("/counted/", { text: "So was I.", parent: root.id });
  const count = (uri) => element({ src: isso.thread(uri) }, "Replies", "offprint-count");
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${isso.address}`);
  const page = await show.newPage(t, { origins: [new URL(isso.address).origin] });
  const asked = [];
  page.on("request", (request) => request.url().startsWith(isso.address) && asked.push(request.method()));
  await page.goto(show.site.page(`<p>${count("/counted/")}</p><p>${count("/not counted/")}</p>`, { policy }));
  await says(page.locator("offprint-count").nth(0), say("CountReplies", 2));
  await says(page.locator("offprint-count").nth(1), say("CountReplies", 0));
  assert.deepEqual(asked.filter((method) => method === "POST"), ["POST"]);
});
