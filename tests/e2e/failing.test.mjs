// If there is no article, or no module: what the reader is told, and what stays.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { says } from "./support/reader.mjs";
import { DIST, element, embedded, repliesElement, WHOLE } from "./support/site.mjs";
import { exportedFunctions, trapping } from "./support/wasm.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const BROKEN = "Something went wrong while showing this page. Reload it to try again.";

async function assertFallback(page) {
  await page.getByRole("heading", { name: "Fallback headline" }).waitFor();
  await page.getByRole("link", { name: "Read it elsewhere" }).waitFor();
}

const FAULTS = {
  404: say("NotFound"),
  410: say("NotFound"),
  403: say("Forbidden"),
  418: say("Refused", 418),
  500: say("ServerFault", 500),
  503: say("ServerFault", 503),
  empty: say("Empty"),
  truncated: say("CutOff"),
  damaged: say("NotJson"),
  page: say("WebPage"),
  "redirect-to-page": say("Redirected"),
  "redirect-to-image": say("Redirected"),
  "redirect-loop": say("Unreachable"),
  image: say("WrongMediaType"),
  text: say("NotJson"),
  array: say("NotAnArticle"),
  string: say("NotAnArticle"),
  number: say("NotAnArticle"),
  "no-headline": say("NoHeadline"),
  "no-body": say("NoBody"),
  rss: say("RssFeed"),
  "rss-in-json": say("RssFeed"),
  huge: say("TooLarge"),
  "huge-without-length": say("TooLarge"),
  reset: say("Unreachable"),
};
for (const [fault, sentence] of Object.entries(FAULTS)) {
  test(`an answer that is “${fault}” is told as: ${sentence}`, async (t) => {
    const page = await show.open(t, show.site.article({ src: `/article/${fault}` }));
    const failure = page.getByRole("alert");
    await says(failure.locator("p"), sentence);
    await says(failure.locator(":first-child"), say("FailedTitle"));
    await failure.getByRole("button", { name: say("TryAgain") }).waitFor();
    await assertFallback(page);
  });
}

test("JSON-LD without a text leads the reader to the article, and tells the publisher what to use", async (t) => {
  const noted = [];
  const before = (page) => page.on("console", (message) => noted.push(message.text()));
  const page = await show.open(t, show.site.article({ src: "/article/no-text" }), { before });
  const failure = page.getByRole("alert");
  await says(failure.locator("p").first(), say("NoText"));
  assert.equal(await failure.getByRole("link", { name: say("ReadThere") }).getAttribute("href"), "https://news.example/harbour");
  assert.ok(noted.some((text) => text.includes("use a JSON Feed, a WordPress post, or a document in Offprint's own format")), noted.join("\n"));
});

for (const silence of ["hang", "hang-in-the-middle"]) {
  test(`an answer that does not come (${silence}) is given up after 15 seconds`, async (t) => {
    const page = await show.open(t, show.site.article({ src: `/article/${silence}` }), { before: (page) => page.clock.install() });
    await page.getByRole("status", { name: say("Loading") }).waitFor();
    await page.clock.fastForward(13_000);
    assert.equal(await page.getByRole("alert").count(), 0, "not before");
    await page.clock.fastForward(3_000);
    await says(page.getByRole("alert"), say("TimedOut"));
    await assertFallback(page);
  });
}

test("an element without an address and without content says so", async (t) => {
  const page = await show.open(t, show.site.article({}));
  await says(page.getByRole("alert"), say("NoAddress"));
  await assertFallback(page);
});

test("embedded content that is damaged says so", async (t) => {
  for (const [content, sentence] of [["{\"headline\": \"A", "CutOff"], ["", "Empty"], ["[]", "NotAnArticle"]]) {
    const page = await show.open(t, show.site.article({}, embedded(content)));
    await says(page.getByRole("alert"), say(sentence));
    await assertFallback(page);
  }
});

test("a redirect to an article, and an article under a wrong media type, are read", async (t) => {
  for (const answer of ["redirect", "mislabelled"]) {
    const page = await show.open(t, show.site.article({ src: `/article/${answer}` }));
    await page.getByRole("heading", { name: "A good headline" }).waitFor();
  }
});

test("Try again works once the server has recovered, and the focus is not lost", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/500,503,good?recovering" }));
  const retry = page.getByRole("button", { name: say("TryAgain") });
  await says(page.getByRole("alert"), say("ServerFault", 500));
  await retry.focus();
  await page.keyboard.press("Enter");
  await says(page.getByRole("alert"), say("ServerFault", 503));
  assert.notEqual((await focused(page)).tag, "body", "after another failure");
  await retry.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  assert.notEqual((await focused(page)).tag, "body", "after success");
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  assert.equal(await page.getByText("Fallback headline").isVisible(), false);
});

test("the skeleton stays while loading, and is announced", async (t) => {
  const release = show.site.hold(t, "/article/good");
  const page = await show.open(t, show.site.article({ src: "/article/good" }));
  await page.getByRole("status", { name: say("Loading") }).waitFor();
  release();
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  assert.equal(await page.locator(".skeleton").count(), 0);
});

const [WASM, GLUE] = [/_bg\.wasm/, /offprint-\w+\.js/];
const MODULES = {
  "a module that is not there": [WASM, { status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }],
  "a module that is garbage": [WASM, { contentType: "application/wasm", body: "This is no module." }],
  "a module that is cut off": [WASM, { contentType: "application/wasm", body: Buffer.from("0061736d010000000105", "hex") }],
  "a module the connection to which is lost": [WASM, null],
  "glue that is not there": [GLUE, { status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }],
  "glue that is garbage": [GLUE, { contentType: "text/javascript", body: "this is no script" }],
};
for (const [what, [file, answer]] of Object.entries(MODULES)) {
  test(`${what} leaves the fallback and one line`, async (t) => {
    const page = await show.open(t, show.site.article({ src: "/article/good" }), {
      expectErrors: true,
      before: (page) => page.route(file, (route) => (answer ? route.fulfill(answer) : route.abort())),
    });
    await says(page.getByRole("alert"), BROKEN);
    await assertFallback(page);
    assert.equal(await page.getByRole("alert").count(), 1);
  });
}

// What the module exports for its chunks: nothing of it is called by the glue.
const FOR_CHUNKS = /^__wasm_split/;

const module = () => readFile(join(DIST, readdirSync(DIST).find((name) => name.endsWith("_bg.wasm"))));

/** Serves the module with a function in it that traps, as a panic does. */
const trap = (name) => async (page) => {
  const body = trapping(await module(), name);
  await page.route(WASM, (route) => route.fulfill({ contentType: "application/wasm", body }));
};

for (const name of ["__wbindgen_start", "mount"]) {
  test(`a panic at the start (${name}) leaves the fallback and one line`, async (t) => {
    const page = await show.open(t, show.site.article({ src: "/article/good" }), { expectErrors: true, before: trap(name) });
    await says(page.getByRole("alert"), BROKEN);
    await assertFallback(page);
  });
}

test("a panic while reading leaves the article and what was typed, and one line", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/good" }), { expectErrors: true, before: trap("elementcontroller_attributes_changed") });
  await page.getByRole("textbox", { name: "Comment" }).fill("Half a thought");
  await page.locator("offprint-article").evaluate((element) => element.setAttribute("theme", "dark"));
  await says(page.getByRole("alert"), BROKEN);
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Comment" }).inputValue(), "Half a thought");
  assert.equal(await page.getByText("Fallback headline").isVisible(), false);
});

test("a panic in one element is reported there; the others stay readable, and report it when they are used", async (t) => {
  const two = show.site.page(element({ src: "/article/good" }) + element({ src: "/article/good?second" }));
  const page = await show.open(t, two, { expectErrors: true, before: trap("elementcontroller_set_article") });
  const [first, second] = [0, 1].map((index) => page.locator("offprint-article").nth(index));
  const comment = first.getByRole("textbox", { name: "Comment" });
  await comment.fill("Half a thought");
  await comment.blur();
  await second.getByRole("heading", { name: "A good headline" }).waitFor();
  await second.evaluate((element) => {
    setTimeout(() => (element.article = { headline: "Another", body: ["It traps."] }));
  });
  await says(second.getByRole("alert").filter({ hasText: BROKEN }), BROKEN);
  await second.getByRole("heading", { name: "A good headline" }).waitFor();
  assert.equal(await first.getByText(BROKEN).count(), 0);
  await first.getByRole("heading", { name: "A good headline" }).waitFor();
  await comment.focus();
  await first.getByText(BROKEN).waitFor();
  assert.equal(await comment.inputValue(), "Half a thought");
});

test("a form that hides its own properties takes neither its element nor the next one down", async (t) => {
  const names = ["localName", "nodeType", "firstChild", "nextSibling", "getAttribute", "body"];
  const forms = names.map((name) => `<form><input name="${name}"><img name="${name}"><p>In the form of ${name}</p></form>`).join("");
  const hostile = embedded({ headline: "A hostile headline", body: forms });
  const page = await show.open(t, show.site.page(element({}, hostile) + element({ src: "/article/good" })));
  await page.getByRole("heading", { name: "A hostile headline" }).waitFor();
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  const texts = await page.locator("offprint-article").first().locator(".body p").allTextContents();
  assert.deepEqual(texts, names.map((name) => `In the form of ${name}`));
  assert.equal(await page.getByText(BROKEN).count(), 0);
});

test("whichever function of the module traps, in a task, a timer or a listener, the page is never left blank", async (t) => {
  let broken = 0;
  for (const name of exportedFunctions(await module()).filter((name) => !FOR_CHUNKS.test(name))) {
    const page = await show.open(t, show.site.article({ src: "/article/good" }), { expectErrors: true, before: trap(name) });
    const headline = page.getByRole("heading", { name: /A good headline|Fallback headline/ });
    const line = page.getByText(BROKEN);
    await headline.and(page.getByRole("heading", { name: "A good headline" })).or(line).first().waitFor();
    await headline.waitFor();
    broken += await line.count();
    await page.context().close();
  }
  assert.ok(broken > 4, `${broken} of them were noticed`);
});

test("a chunk of decoders that does not arrive leaves the fallback and one line, and threads elsewhere as they are", { skip: WHOLE }, async (t) => {
  const before = (page) => page.route(/_formats\.wasm$/, (route) => route.abort());
  const foreign = { "@context": "https://schema.org", "@type": "NewsArticle", headline: "A headline of JSON-LD", articleBody: "A text." };
  const both = show.site.page(element({}, embedded(foreign)) + repliesElement({ src: "/samples/thread.json" }));
  const page = await show.open(t, both, { expectErrors: true, before });
  await says(page.locator("offprint-article").getByRole("alert"), BROKEN);
  await assertFallback(page);
  await page.locator("offprint-replies ol.thread > li").first().waitFor();
  assert.equal(await page.locator("offprint-replies").getByRole("alert").filter({ hasText: BROKEN }).count(), 0);
});

test("a form that does not arrive leaves the article, and one line", { skip: WHOLE }, async (t) => {
  const before = (page) => page.route(/_replies\.wasm$/, (route) => route.abort());
  const page = await show.open(t, show.site.article({ src: "/article/good" }), { expectErrors: true, before });
  await says(page.getByRole("alert"), BROKEN);
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
});

test("if the chunks of extras and of reply counts do not arrive, everything else still works", { skip: WHOLE }, async (t) => {
  const before = (page) => page.route(/_(extras|count)\.wasm$/, (route) => route.abort());
  const number = '<offprint-count src="/samples/thread.json">Replies</offprint-count>';
  const url = show.site.page(element({ src: "/article/good", contents: true, share: true, "no-replies": true }) + number);
  const page = await show.open(t, url, { expectErrors: true, before });
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await page.locator(".extra").count(), 0);
  assert.ok(await page.getByText("Replies", { exact: true }).isVisible());
});

test("elements that are added after the module has failed show the message too", async (t) => {
  const page = await show.open(t, show.site.article({}), { expectErrors: true, before: (page) => page.route(WASM, (route) => route.abort()) });
  await says(page.getByRole("alert"), BROKEN);
  await page.evaluate(() => {
    const late = document.createElement("offprint-article");
    late.id = "late";
    late.innerHTML = "<p>A late fallback</p>";
    document.body.append(late);
  });
  await page.getByText("A late fallback").waitFor();
  await until(page, () => document.querySelector("#late").shadowRoot?.querySelector("[role=alert]"));
});
