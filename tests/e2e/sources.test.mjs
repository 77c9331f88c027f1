// Articles from other systems, on another origin, and replies to them.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { element, embedded, POLICY } from "./support/site.mjs";
import { Source } from "./support/sources.mjs";
import { say } from "./support/words.mjs";

const show = stage();
let source;
before(async () => (source = await Source.start()));
after(() => source.stop());
beforeEach(() => Object.assign(source, { asked: [], members: false, verdict: "approved", junk: "", readable: true, gate: undefined }));

/** A page with the element, which may ask the source. */
function open(t, attributes, { inner, ...options } = {}) {
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${source.origin}`);
  const page = show.site.page(element(attributes, inner), { policy });
  return show.open(t, page, { origins: [source.origin], ...options });
}

const heading = (page, name) => page.getByRole("heading", { name, exact: true }).waitFor();
const site = (more) => ({ src: source.origin, post: "harbour", ...more });

/** Lets the clock of the page pass the time in which nobody fills in a form. */
const clock = { before: (page) => page.clock.install() };
const taketime = (page) => page.clock.fastForward(5_000);

// The thread is asked for too; that is another matter (thread.test.mjs).
const forArticles = () => source.asked.filter(({ path, query }) => !/\/comments$/.test(query.get("rest_route") ?? path));

test("a REST address is asked for what an article needs, without a preflight", async (t) => {
  const page = await open(t, { src: `${source.origin}/wp-json/wp/v2/posts/42` });
  await heading(page, "Harbour “reopens”");
  await says(page.locator(".standfirst"), "Ferries run again.");
  await says(page.locator(".byline"), "Ana & Li");
  await says(page.locator(".kicker"), "Ports");
  assert.equal(await page.locator("time.published").getAttribute("datetime"), "2025-03-02T18:00:00.000Z");
  const map = page.getByRole("link", { name: "A map" });
  assert.equal(await map.getAttribute("href"), `${source.origin}/map/`, "relative to the site");
  assert.ok(source.asked.every(({ method }) => method === "GET"));
  const [{ query, accept }] = forArticles();
  assert.equal(accept, "application/json");
  assert.equal(query.get("_embed"), "author,wp:featuredmedia,wp:term");
  assert.match(query.get("_fields"), /content.*_links,_embedded/);
});

test("a site is asked for a post by its slug or its number", async (t) => {
  for (const [post, path] of [["harbour", "/wp-json/wp/v2/posts"], ["42", "/wp-json/wp/v2/posts/42"]]) {
    source.asked = [];
    const page = await open(t, site({ post }));
    await heading(page, "Harbour “reopens”");
    assert.deepEqual(forArticles().map((asked) => asked.path), [path]);
  }
});

for (const post of ["ميناء", "%d9%85%d9%8a%d9%86%d8%a7%d8%a1"]) {
  test(`an Arabic slug is understood, written as ${post}, and its article runs from right to left`, async (t) => {
    const page = await open(t, site({ post }));
    await heading(page, "ميناء");
    assert.equal(await page.locator(".article").getAttribute("dir"), "rtl");
  });
}

test("a site with plain permalinks is requested with its other addresses", async (t) => {
  source.readable = false;
  const page = await open(t, site(), { allowed: /CORS|ERR_FAILED|404/ });
  await heading(page, "Harbour “reopens”");
  assert.deepEqual(forArticles().map(({ path, query }) => [path, query.get("rest_route")]), [
    ["/wp-json/wp/v2/posts", null],
    ["/", "/wp/v2/posts"],
  ]);
});

test("a post that is not there, and one behind a password, are told apart", async (t) => {
  for (const [post, sentence] of [["nowhere", "NotFound"], ["4711", "NotFound"], ["44", "Protected"]]) {
    const page = await open(t, site({ post }));
    await says(page.getByRole("alert").locator("p"), say(sentence));
  }
});

test("warnings of PHP and byte order marks before the JSON do no harm", async (t) => {
  for (const junk of ["\ufeff\ufeff", "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/a.php</b> on line <b>3</b><br />\n"]) {
    source.junk = junk;
    await heading(await open(t, site()), "Harbour “reopens”");
  }
});

test("an item of a JSON Feed is found by its id, and without one the first is shown", async (t) => {
  const src = `${source.origin}/feed.json`;
  await heading(await open(t, { src }), "Item one");
  const page = await open(t, { src, item: "two" });
  await heading(page, "Item two");
  await page.locator("offprint-article").evaluate((host) => host.setAttribute("item", "note"));
  await heading(page, "Text of note.");
  await page.locator("offprint-article").evaluate((host) => host.setAttribute("item", "three"));
  await says(page.getByRole("alert").locator("p"), say("NotFound"));
});

test("an article is read from JSON-LD, from an address and from the page", async (t) => {
  const page = await open(t, { src: `${source.origin}/article.jsonld` });
  await heading(page, "Linked harbour");
  await says(page.locator(".byline"), "Ana Ruiz");
  assert.deepEqual(await page.locator(".body p").allTextContents(), ["One.", "Two."]);
  await heading(await open(t, {}, { inner: embedded(source.linkedData()) }), "Linked harbour");
});

test("a format that is not the document's is said to be wrong", async (t) => {
  const page = await open(t, { src: `${source.origin}/feed.json`, format: "wordpress" });
  await says(page.getByRole("alert").locator("p"), say("OtherFormat"));
  await page.locator("offprint-article").evaluate((host) => host.setAttribute("format", "json-feed"));
  await heading(page, "Item one");
});

test("a reply to a post is sent to WordPress as a form, without a preflight", async (t) => {
  const page = await open(t, site(), clock);
  const { submit, thread } = await fill(page, { ...REPLY, comment: "1 + 1 & “so” on…", url: "ann.example" });
  await taketime(page);
  await submit.click();
  await says(page.locator("[role=status]"), say("Published"));
  await says(thread, "1 + 1 & “so” on…");
  assert.deepEqual(source.asked.filter(({ method }) => method === "OPTIONS"), []);
  const reply = source.posted().at(-1);
  assert.equal(reply.path, "/wp-json/wp/v2/comments");
  assert.equal(reply.type, "application/x-www-form-urlencoded");
  assert.deepEqual(reply.form, {
    post: "42",
    content: "1 + 1 & “so” on…",
    author_name: REPLY.author,
    author_email: REPLY.email,
    author_url: "https://ann.example",
  });
});

for (const verdict of ["hold", "spam", "trash"]) {
  test(`a reply that WordPress answers with “${verdict}” is shown as held`, async (t) => {
    source.verdict = verdict;
    const page = await open(t, site(), clock);
    const { submit } = await fill(page);
    await taketime(page);
    await submit.click();
    await says(page.locator("[role=status]"), say("Held"));
  });
}

test("WordPress is asked once whether it takes replies, in a way that creates nothing", async (t) => {
  const page = await open(t, site());
  const { comment, author } = form(page);
  await comment.focus();
  await author.focus();
  await comment.focus();
  await until(page, () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/comments")));
  assert.deepEqual(source.posted().map((asked) => asked.form), [{ post: "42", id: "1" }]);
  await comment.waitFor();
});

test("where only members may reply, that is said before the reader has written much, and the text is kept", async (t) => {
  source.members = true;
  const release = source.hold();
  t.after(release);
  const page = await open(t, site());
  const { comment } = form(page);
  await comment.fill("Half a thought");
  release();
  const closed = page.locator(".closed");
  await says(closed, say("MembersOnly"));
  assert.equal(await closed.getByRole("link", { name: say("ReplyOnSite") }).getAttribute("href"), `${source.origin}/2025/harbour/`);
  assert.equal(await closed.getByRole("textbox").inputValue(), "Half a thought");
  assert.equal(await form(page).submit.count(), 0);
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.matches(".closed"));
  assert.equal((await focused(page)).class, "closed");
});

test("where replies are closed there is a sentence and no form", async (t) => {
  for (const attributes of [site({ post: "43" }), { src: `${source.origin}/own.json` }]) {
    const page = await open(t, attributes);
    await says(page.locator(".closed"), say("RepliesClosed"));
    assert.equal(await form(page).submit.count(), 0);
    assert.equal(await page.getByText(say("KeptHereNote")).count(), 0);
  }
  assert.deepEqual(source.posted(), []);
});

test("replies that go to the publisher's own endpoint are not closed by WordPress", async (t) => {
  const page = await open(t, site({ post: "43", "reply-to": "/reply/held?own" }));
  const { submit } = await fill(page);
  await submit.click();
  await says(page.locator("[role=status]"), say("Held"));
  assert.deepEqual(source.posted(), []);
  assert.equal(show.site.received.find(({ path }) => path === "/reply/held?own").type, "application/json");
});

test("a reply that comes too quickly waits, keeps its text, and is sent then", async (t) => {
  const page = await open(t, site(), clock);
  await heading(page, "Harbour “reopens”");
  await page.clock.pauseAt(new Date(await page.evaluate(() => Date.now() + 100)));
  const { submit, countdown, comment } = await fill(page);
  await submit.click();
  await says(countdown, say("TooFast", 2));
  assert.equal(await comment.inputValue(), REPLY.comment);
  assert.deepEqual(source.posted().filter((asked) => asked.form.content), []);
  await page.clock.runFor(4_000);
  await submit.click();
  await says(page.locator("[role=status]"), say("Published"));
});

test("what fills in the hidden field is held up once", async (t) => {
  const page = await open(t, site(), clock);
  const { submit, countdown, comment } = await fill(page);
  await page.locator(".trap input").evaluate((input) => {
    input.value = "Cheap pills";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await taketime(page);
  await submit.click();
  await countdown.filter({ hasText: /./ }).waitFor();
  assert.equal(await comment.inputValue(), REPLY.comment);
  assert.deepEqual(source.posted().filter((asked) => asked.form.content), []);
});

test("an article's own endpoint is told of the hidden field and the time only if it wants to know", async (t) => {
  for (const spamChecks of [false, true]) {
    const replyTo = `/reply/held?checks=${spamChecks}`;
    const inner = embedded({ headline: "Own", body: ["Text."], replyTo, spamChecks });
    const page = await open(t, {}, { inner });
    const { submit } = await fill(page);
    const trap = page.locator(".trap input");
    assert.equal(await trap.count(), spamChecks ? 1 : 0);
    if (spamChecks) await trap.evaluate((input) => {
      input.value = "Cheap pills";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await submit.click();
    await says(page.locator("[role=status]"), say("Held"));
    const { body } = show.site.received.find(({ path }) => path === replyTo);
    assert.equal("elapsed" in body, spamChecks);
    assert.equal(body.trap, spamChecks ? "Cheap pills" : undefined);
  }
});

test("nobody meets the hidden field", async (t) => {
  const page = await open(t, site());
  const { url, remember } = form(page);
  await url.focus();
  await page.keyboard.press("Tab");
  assert.equal(await remember.evaluate((box) => box.matches(":focus")), true);
  assert.equal(await page.getByRole("textbox").count(), 4);
  const { width, height } = await page.locator(".trap").boundingBox();
  assert.ok(width <= 1 && height <= 1);
});
