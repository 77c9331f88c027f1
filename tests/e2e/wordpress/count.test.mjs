// Numbers of replies, from a real WordPress.
import assert from "node:assert/strict";
import test from "node:test";
import { says } from "../support/reader.mjs";
import { element, POLICY } from "../support/site.mjs";
import { say } from "../support/words.mjs";
import { wordpressStage } from "./support.mjs";

const show = wordpressStage();
const counts = (page) => page.locator("offprint-count");

/** A list of articles with the number of replies to each, and the requests that it takes. */
async function list(t, slugs) {
  const posts = await Promise.all(slugs.map(show.post));
  const collection = `${show.wordpress.address}/wp-json/wp/v2/comments`;
  const elements = posts.map(({ id }) => `<li>${element({ src: `${collection}?post=${id}` }, "Replies", "offprint-count")}</li>`);
  const page = await show.newPage(t, { origins: [show.wordpress.address] });
  const asked = [];
  page.on("request", (request) => request.url().startsWith(show.wordpress.address) && asked.push(request.url()));
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${show.wordpress.address}`);
  await page.goto(show.site.page(`<ul>${elements.join("")}</ul>`, { policy }));
  return { page, asked };
}

test("the replies to several posts are counted with one request", async (t) => {
  const { page, asked } = await list(t, ["talk", "quiet"]);
  const talk = (await show.comments("talk")).length;
  await says(counts(page).nth(0), say("CountReplies", talk));
  await says(counts(page).nth(1), say("CountReplies", 0));
  assert.equal(asked.length, 1, asked.join(" "));
});

test("a post with hundreds of replies is counted without fetching them", async (t) => {
  const { page, asked } = await list(t, ["thread"]);
  await says(counts(page).first(), say("CountReplies", 500));
  assert.equal(asked.length, 1, asked.join(" "));
});
