// The number of replies, for lists of articles: one request for many elements, and a fallback if it can't be loaded.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { stage } from "./support/browser.mjs";
import { says } from "./support/reader.mjs";
import { element } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();

const count = (src, more = {}) => element({ src, ...more }, "Replies", "offprint-count");
const list = (...counts) => `<ul>${counts.map((count, index) => `<li><a href="/${index}">Article ${index}</a> ${count}</li>`).join("")}</ul>`;
const texts = (page) =>
  page.locator("offprint-count").evaluateAll((elements) => elements.map(({ shadowRoot, textContent }) => shadowRoot?.querySelector("span")?.textContent ?? textContent));

/** Answers requests to a path, and notes what was asked: the query, or what was sent. */
async function serve(page, path, answer) {
  const asked = [];
  await page.route((url) => url.pathname === path, async (route) => {
    const request = route.request();
    const query = new URL(request.url()).searchParams;
    asked.push(request.postDataJSON() ?? Object.fromEntries(query));
    const { status = 200, headers = {}, ...rest } = answer(request, query);
    await route.fulfill({ status, headers, json: rest.json });
  });
  return asked;
}

/** A WordPress with so many comments on each post, of which some may not be read. */
const wordpress = (comments, unreadable = []) => (_, query) => {
  const posts = query.get("post").split(",");
  if (posts.some((post) => unreadable.includes(post))) return { status: 401, json: { code: "rest_cannot_read_post" } };
  const all = posts.flatMap((post) => Array.from({ length: comments[post] ?? 0 }, () => ({ post: Number(post) })));
  const size = Number(query.get("per_page"));
  const page = Number(query.get("page") ?? 1);
  const headers = { "X-WP-Total": `${all.length}`, "X-WP-TotalPages": `${Math.ceil(all.length / size)}` };
  return { headers, json: all.slice((page - 1) * size, page * size) };
};

test("an Isso server is asked once for all articles of a list, those below the window too", async (t) => {
  const page = await show.newPage(t);
  const numbers = { "/a/": 12, "/b/": 1, "/c/": 0 };
  const asked = await serve(page, "/isso/count", (request) => ({ json: request.postDataJSON().map((uri) => numbers[uri]) }));
  const far = '<div class="far"></div>'.repeat(3) + "<p>…</p>".repeat(400);
  await page.goto(show.site.page(list(count("/isso/?uri=/a/"), count("/isso/?uri=/b/"), count("/isso/", { article: "/a/" })) + far + count("/isso/?uri=%2Fc%2F")));
  await says(page.locator("offprint-count").last(), say("CountReplies", 0));
  assert.deepEqual(await texts(page), [12, 1, 12, 0].map((number) => say("CountReplies", number)));
  assert.deepEqual(asked.map((uris) => uris.sort()), [["/a/", "/b/", "/c/"]]);
});

test("the comments on all posts of a WordPress list are counted with few requests", async (t) => {
  const page = await show.newPage(t);
  const asked = await serve(page, "/wp-json/wp/v2/comments", wordpress({ 1: 150, 2: 3 }));
  await page.goto(show.site.page(list(...[1, 2, 3].map((post) => count(`/wp-json/wp/v2/comments?post=${post}`)))));
  await says(page.locator("offprint-count").first(), say("CountReplies", 150));
  assert.deepEqual(await texts(page), [150, 3, 0].map((number) => say("CountReplies", number)));
  assert.deepEqual(asked.map(({ post, page }) => [post, page]), [["1,2,3", "1"], ["1,2,3", "2"]]);
});

test("if there are too many comments to go through, or a post is not readable, each post is requested", async (t) => {
  for (const [comments, unreadable, expected] of [
    [{ 1: 900, 2: 3 }, [], [900, 3]],
    [{ 1: 9, 2: 3 }, ["2"], [9, undefined]],
  ]) {
    const page = await show.newPage(t);
    const asked = await serve(page, "/wp-json/wp/v2/comments", wordpress(comments, unreadable));
    await page.goto(show.site.page(list(...[1, 2].map((post) => count(`/wp-json/wp/v2/comments?post=${post}`)))));
    await says(page.locator("offprint-count").first(), say("CountReplies", expected[0]));
    assert.deepEqual(await texts(page), expected.map((number) => (number === undefined ? "Replies" : say("CountReplies", number))));
    assert.equal(asked.length, 3);
    await page.context().close();
  }
});

test("a document of our own says its total", async (t) => {
  const page = await show.newPage(t);
  const asked = await serve(page, "/counted.json", () => ({ json: { total: 1234, replies: [], next: "2.json" } }));
  await page.goto(show.site.page(list(count("/counted.json"), count("../counted.json"))));
  await says(page.locator("offprint-count").first(), say("CountReplies", 1234));
  assert.deepEqual(await texts(page), [1234, 1234].map((number) => say("CountReplies", number)));
  assert.equal(asked.length, 1, "one request for one address");
});

test("a number is cached for a minute, on the next page too", async (t) => {
  const page = await show.newPage(t);
  const asked = await serve(page, "/counted.json", () => ({ json: { total: 12 } }));
  const url = show.site.page(count("/counted.json"));
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(url);
    await says(page.locator("offprint-count"), say("CountReplies", 12));
  }
  assert.equal(asked.length, 1);
  await page.clock.install({ time: Date.now() + 61_000 });
  await page.reload();
  await says(page.locator("offprint-count"), say("CountReplies", 12));
  assert.equal(asked.length, 2);
});

test("if a number can't be loaded, the fallback stays, whatever the reason", async (t) => {
  for (const answer of [{ status: 503, json: {} }, { json: { nonsense: true } }, { json: "text" }]) {
    const page = await show.newPage(t);
    await serve(page, "/counted.json", () => answer);
    await serve(page, "/isso/count", () => answer);
    await serve(page, "/good.json", () => ({ json: { total: 1 } }));
    await page.goto(show.site.page([count("/counted.json"), count("/isso/?uri=/a/"), count("/good.json"), "<offprint-count>None</offprint-count>"].join(" ")));
    await says(page.locator("offprint-count").nth(2), say("CountReplies", 1));
    await page.waitForLoadState("networkidle");
    assert.deepEqual(await texts(page), ["Replies", "Replies", say("CountReplies", 1), "None"]);
    assert.ok(await page.locator("offprint-count").first().isVisible());
  }
});

test("the number is shown in the language of the page or the element, and with the publisher's texts", async (t) => {
  const page = await show.newPage(t);
  await serve(page, "/counted.json", () => ({ json: { total: 3 } }));
  await page.goto(show.site.page(count("/counted.json") + count("/counted.json", { lang: "de" }) + count("/counted.json"), { lang: "ru" }));
  await says(page.locator("offprint-count").nth(0), "3 комментария");
  await says(page.locator("offprint-count").nth(1), "3 Kommentare");
  assert.equal(await page.locator("offprint-count span").nth(1).getAttribute("lang"), "de");
  await page.locator("offprint-count").nth(2).evaluate((element) => (element.strings = { CountReplies: "{{count}} voices" }));
  await says(page.locator("offprint-count").nth(2), "3 voices");
});

test("it dispatches an event, follows its attributes, and is inline text", async (t) => {
  const page = await show.newPage(t);
  await serve(page, "/one.json", () => ({ json: { total: 1 } }));
  await serve(page, "/two.json", () => ({ json: { total: 2 } }));
  await page.addInitScript(() => {
    window.told = [];
    addEventListener("offprint-ready", ({ detail }) => window.told.push(detail));
  });
  await page.goto(show.site.page(`<p>There are <b>${count("/one.json")}</b> so far.</p>`));
  await says(page.locator("offprint-count"), say("CountReplies", 1));
  assert.deepEqual(await page.evaluate(() => window.told), [{ count: 1 }]);
  await page.locator("offprint-count").evaluate((element) => element.setAttribute("src", "/two.json"));
  await says(page.locator("offprint-count"), say("CountReplies", 2));
  const [display, weight, lines] = await page.locator("offprint-count").evaluate((element) => {
    const { display, fontWeight } = getComputedStyle(element.shadowRoot.querySelector("span"));
    return [getComputedStyle(element).display, fontWeight === getComputedStyle(element.parentNode).fontWeight && display, element.closest("p").getClientRects().length];
  });
  assert.deepEqual([display, weight, lines], ["inline", "inline", 1]);
  assert.deepEqual(await objections(page, "p"), []);
});
