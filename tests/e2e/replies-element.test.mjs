// <offprint-replies>: the thread and the form below an article that is in the page itself.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { repliesElement, WHOLE } from "./support/site.mjs";
import { replies } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const ARTICLE = "<article><h1>A page's own article</h1><p>Its text.</p></article>";

async function open(t, attributes, { body = "", inner, head } = {}) {
  const page = await show.open(t, show.site.page(`${ARTICLE}${repliesElement(attributes, inner)}${body}`, { head }));
  await form(page).submit.first().waitFor();
  return page;
}

const untilHere = (page, part) =>
  until(page, (part) => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(`_${part}.wasm`)), part);

const count = (page) => page.locator("ol.thread > li");

for (const kind of ["own", "wordpress"]) {
  test(`src is the address of the thread, and nothing else is asked for (${kind})`, async (t) => {
    const thread = show.site.threads.add(replies(3));
    const before = show.site.asked.length;
    const page = await open(t, { src: thread[kind], "reply-to": "/reply/published" });
    await count(page).nth(2).waitFor();
    await says(page.locator(".thread-title"), say("CountReplies", 3));
    assert.equal(await page.locator(".headline").count(), 0);
    assert.equal(await page.getByText("Fallback of the replies").isVisible(), false);
    assert.equal(thread.asked.length, 1, "the loader's request is the module's");
    assert.deepEqual(show.site.asked.slice(before).filter((path) => /article|samples/.test(path)), []);
  });

  test(`decoders of other formats never come, until a post of WordPress is to tell where its replies are (${kind})`, { skip: WHOLE }, async (t) => {
    const asked = [];
    const listen = (page) => page.on("request", (request) => asked.push(request.url()));
    const src = show.site.threads.add(replies(2))[kind];
    const page = await show.open(t, show.site.page(repliesElement({ src })), { before: listen });
    const came = (part) => asked.some((address) => address.endsWith(`_${part}.wasm`));
    await count(page).first().waitFor();
    assert.ok(came("replies"), asked.join("\n"));
    assert.ok(!came("formats"));
    if (kind === "own") return;
    await page.locator("offprint-replies").evaluate((element) => element.setAttribute("post", "1"));
    await untilHere(page, "formats");
  });
}

test("comments of no post are those of the whole site, and nobody asks for them", async (t) => {
  await open(t, { src: "/thread/none/wp-json/wp/v2/comments" });
  assert.deepEqual(show.site.asked.filter((path) => path.startsWith("/thread/none/")), []);
});

test("texts that a script sets later are used", { skip: WHOLE }, async (t) => {
  const page = await open(t, { src: "/samples/thread.json" });
  await untilHere(page, "replies");
  await page.locator("offprint-replies").evaluate((element) => (element.strings = { PostComment: "Absenden" }));
  await page.getByRole("button", { name: "Absenden" }).waitFor();
});

test("a reply says which article it is for: the element's word, else the page's canonical address", async (t) => {
  const posted = async (attributes, head) => {
    const page = await open(t, { "reply-to": "/reply/held", ...attributes }, { head });
    const { submit, notice } = await fill(page);
    await submit.click();
    await notice.waitFor();
    return show.site.received.at(-1).body.article;
  };
  assert.equal(await posted({ article: "harbour-reopens" }), "harbour-reopens");
  assert.equal(await posted({}, '<link rel="canonical" href="/harbour">'), `${show.site.origin}/harbour`);
  assert.match(await posted({}), /^http:\/\/127\.0\.0\.1:\d+\/page\/\d+$/);
});

test("WordPress's comments are answered in WordPress's words, without a further address", async (t) => {
  const thread = show.site.threads.add(replies(1));
  const collection = new URL(thread.wordpress, show.site.origin).pathname;
  const sent = [];
  const answer = (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    sent.push(route.request().postData());
    return route.fulfill({ status: 201, json: { id: 9, status: "approved" } });
  };
  const page = await show.newPage(t);
  await page.clock.install();
  await page.route(`**${collection}`, answer);
  await page.goto(show.site.page(repliesElement({ src: thread.wordpress })));
  const { submit, notice } = await fill(page);
  // Nobody writes a reply in less than two seconds.
  await page.clock.fastForward(3_000);
  await submit.click();
  await notice.waitFor();
  assert.match(sent.at(-1), /^post=1&content=I%20was%20there/);
});

test("without any address the form says that replies stay in this browser, and keeps them", async (t) => {
  const page = await open(t, {});
  await says(page.locator(".local"), say("KeptHereNote"));
  const { submit, thread } = await fill(page);
  await submit.click();
  await thread.first().waitFor();
  await page.reload();
  await says(count(page).first(), REPLY.comment);
});

test("drafts of two widgets on one page are kept apart by the articles they are about", async (t) => {
  const page = await open(t, { article: "one", class: "one" }, { body: repliesElement({ article: "two", class: "two" }) });
  const comment = (name) => page.locator(`.${name}`).getByRole("textbox", { name: "Comment" });
  await comment("one").fill("About one");
  await comment("two").fill("About two");
  await page.reload();
  await form(page).submit.first().waitFor();
  assert.equal(await comment("one").inputValue(), "About one");
  assert.equal(await comment("two").inputValue(), "About two");
});

test("another src brings another thread and keeps what was typed", async (t) => {
  const [one, two] = [show.site.threads.add(replies(1)), show.site.threads.add(replies(2))];
  const page = await open(t, { src: one.own, "reply-to": "/reply/held", article: "same" });
  await form(page).comment.fill("Half a thought");
  await page.locator("offprint-replies").evaluate((host, src) => host.setAttribute("src", src), two.own);
  await count(page).nth(1).waitFor();
  assert.equal(await form(page).comment.inputValue(), "Half a thought");
});

test("a thread that comes late moves neither the form nor what is below: the fallback stays until both are there", async (t) => {
  const thread = show.site.threads.add(replies(30));
  const release = show.site.hold(t, thread.own);
  const page = await show.open(t, show.site.page(repliesElement({ src: thread.own }, "<div>Fallback of the replies</div>")), {
    before: (page) => page.addInitScript(() => {
      window.shift = 0;
      const add = (list) => list.getEntries().forEach((entry) => (window.shift += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
    }),
  });
  await page.waitForFunction(() => document.querySelector("offprint-replies").shadowRoot?.querySelector(".reply-form"));
  assert.equal(await page.getByText("Fallback of the replies").isVisible(), true);
  release();
  await form(page).submit.waitFor();
  assert.equal(await count(page).count(), 30);
  assert.equal(await page.evaluate(() => window.shift), 0);
});

test("a post that is not there is said in words, as in an article", async (t) => {
  const page = await show.open(t, show.site.page(repliesElement({ src: "/article/404", post: "7" })));
  await page.locator(".failure").waitFor();
});
