// Static pages: what readers, reader modes and search engines get without scripts.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { HtmlValidate } from "html-validate";
import { JSDOM, VirtualConsole } from "jsdom";
import { chromium } from "playwright-core";
import { objections } from "./support/axe.mjs";
import { until } from "./support/browser.mjs";
import { closed } from "./support/closing.mjs";
import { closeFirefox, launchFirefox, skipFirefox } from "./support/firefox.mjs";
import { missing, Pages, sample } from "./support/pages.mjs";
import { fill, form, REPLY } from "./support/reader.mjs";
import { DIST } from "./support/site.mjs";
import { say } from "./support/words.mjs";

/** The button of the form that stands in the page without a script. */
const printed = (page) => page.locator("button.submit");

/** The first congestion window of a server: ten packets. */
const FIRST_ROUND_TRIP = 14_000;
const SAMPLES = ["partnership", "elements", "wordpress-blocks", "arabic", "broken"];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

describe("static pages", { skip: missing }, () => {
  let pages, browser;
  before(async () => {
    pages = await Pages.start();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
  });
  after(async () => {
    await closed(browser);
    await pages?.stop();
  });

  const words = (text) => text.replace(/\s+/g, " ").trim();
  const demo = () => sample("partnership");
  const withEndpoint = async () => ({ ...(await demo()), replyTo: `${pages.origin}/replies` });

  /** A page in a context of its own, that may not break its policy. */
  async function open(t, url, { waitUntil, ...options } = {}) {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(10_000);
    const refused = [];
    context.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && refused.push(message.text()));
    context.on("weberror", (error) => refused.push(error.error().stack));
    t.after(async () => {
      await closed(context);
      assert.deepEqual(refused, []);
    });
    const page = await context.newPage();
    await page.goto(url, { waitUntil });
    return page;
  }

  test("the whole demo fits into the first round trip", async () => {
    const { html } = await pages.make("size", await demo());
    const bytes = Buffer.from(html);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const { length } = brotliCompressSync(bytes, { params });
    console.log(`# the prerendered demo: ${bytes.length} B, ${length} B as brotli 11`);
    assert.ok(length <= FIRST_ROUND_TRIP, `${length} B`);
  });

  test("before the text is painted, only the page and its pictures are requested", async (t) => {
    const release = pages.holdModule();
    t.after(release);
    const { url } = await pages.make("first", await demo());
    pages.asked.length = 0;
    const page = await open(t, url, { waitUntil: "commit" });
    await until(page, () => performance.getEntriesByName("first-contentful-paint").length > 0);
    const blocking = await page.evaluate(() => performance.getEntriesByType("resource").filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name));
    assert.deepEqual(blocking, []);
  });

  test("a reader mode finds the headline, who wrote it, and the whole text", async () => {
    for (const name of ["partnership", "arabic"]) {
      const article = await sample(name);
      const { url, html } = await pages.make(`readability-${name}`, article);
      // Its parser of style sheets is older than layers, and would say so.
      const { document } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window;
      const read = new Readability(document).parse();
      assert.equal(read.title, article.headline);
      assert.equal(read.byline, article.authors[0].name);
      const source = new JSDOM(article.body).window.document;
      for (const paragraph of source.querySelectorAll("p, li, h2, td")) {
        assert.ok(words(read.textContent).includes(words(paragraph.textContent)), `${name}: ${paragraph.textContent}`);
      }
    }
  });

  test("every page is valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: {
        // An address is as valid with every character that a browser takes.
        "valid-id": ["error", { relaxed: true }],
      },
    });
    for (const name of SAMPLES) {
      for (const module of ["/offprint", ""]) {
        const { html } = await pages.make(`valid-${name}-${module ? "live" : "still"}`, await sample(name), { module });
        const { results } = await validator.validateString(html);
        const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`));
        assert.deepEqual(found, [], name);
      }
    }
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const name of ["partnership", "arabic"]) {
      for (const viewport of [PHONE, DESKTOP]) {
        test(`axe-core finds nothing without scripts: ${name}, ${colorScheme}, ${viewport.width} px`, async (t) => {
          const { html } = await pages.make(`axe-${name}-${colorScheme}-${viewport.width}`, await sample(name));
          // axe-core is a script itself, so the page is made to look as if there were none.
          const still = html.replaceAll("(scripting:none)", "all").replace(/<script type="module"[^>]*><\/script>/, "");
          assert.ok(!still.includes("scripting") && !still.includes("offprint.js"));
          const page = await open(t, "about:blank", { colorScheme, viewport });
          await page.setContent(still);
          assert.deepEqual(await objections(page), []);
        });
      }
    }
  }

  test("without scripts the browser itself says what is wrong with a reply, and sends nothing", async (t) => {
    const { url } = await pages.make("native", await withEndpoint());
    const page = await open(t, url, { javaScriptEnabled: false });
    const { comment, email } = form(page);
    const submit = printed(page);
    pages.received.length = 0;
    const focused = () => page.evaluate(() => document.activeElement.id);
    await submit.click();
    assert.equal(await focused(), "comment");
    await fill(page, { ...REPLY, email: "ann" });
    await submit.click();
    assert.equal(await focused(), "email");
    assert.match(await email.evaluate((field) => field.validationMessage), /./);
    assert.equal(await comment.inputValue(), REPLY.comment);
    assert.equal(page.url(), url);
    assert.deepEqual(pages.received, []);
  });

  test("without scripts a reply is posted to the endpoint as a form", async (t) => {
    const { url } = await pages.make("posted", await withEndpoint());
    const page = await open(t, url, { javaScriptEnabled: false });
    pages.received.length = 0;
    await fill(page, { ...REPLY, url: "example.org" });
    const submit = printed(page);
    await submit.click();
    await page.waitForURL("**/replies");
    assert.deepEqual(pages.received, [{
      path: "/replies",
      type: "application/x-www-form-urlencoded",
      fields: { article: (await demo()).id, ...REPLY, url: "example.org" },
    }]);
  });

  test("without scripts a reply to a post of WordPress is posted to WordPress's own script", async (t) => {
    const recorded = await readFile(new URL("../fixtures/wordpress/post-whole.json", import.meta.url), "utf8");
    const { body } = JSON.parse(recorded.replaceAll("https://wordpress.example", pages.origin));
    const { url } = await pages.make("wordpress", body, { options: ["--no-replies"] });
    const page = await open(t, url, { javaScriptEnabled: false });
    pages.received.length = 0;
    await fill(page);
    const submit = printed(page);
    await submit.click();
    await page.waitForURL("**/wp-comments-post.php");
    const [{ path, fields }] = pages.received;
    assert.equal(path, "/wp-comments-post.php");
    assert.deepEqual(fields, { comment_post_ID: String(body.id), comment_parent: "0", ...REPLY });
  });

  test("a form without an endpoint sends nothing, loses nothing, and says why", async (t) => {
    const { url } = await pages.make("nowhere", await demo());
    const page = await open(t, url, { javaScriptEnabled: false });
    const { comment } = form(page);
    const submit = printed(page);
    await submit.click();
    assert.equal(await page.evaluate(() => document.activeElement.id), "comment");
    await fill(page);
    await submit.click();
    assert.equal(page.url(), url);
    assert.equal(await comment.inputValue(), REPLY.comment);
    assert.ok(await page.locator(".scriptless").isVisible());
    assert.equal(await page.getByText(say("KeptHereNote")).isVisible(), false);
  });

  test("in Firefox too a form without an endpoint checks its fields and keeps them", { skip: skipFirefox, timeout: 60_000 }, async (t) => {
    const { url } = await pages.make("firefox", await demo(), { scripts: "'none'" });
    const firefox = await launchFirefox();
    t.after(() => closeFirefox(firefox));
    const page = await firefox.newPage();
    await page.goto(url);
    await page.click("button.submit");
    assert.equal(await page.evaluate(() => document.activeElement.id), "comment");
    for (const [name, value] of Object.entries(REPLY)) if (value) await page.type(`#${name}`, value);
    await page.click("button.submit");
    assert.equal(page.url(), url);
    assert.equal(await page.evaluate(() => document.querySelector("#comment").value), REPLY.comment);
  });

  for (const viewport of [PHONE, DESKTOP]) {
    test(`the module takes over in place: what was typed and the focus stay, nothing moves (${viewport.width} px)`, { skip: !DIST }, async (t) => {
      const release = pages.holdModule();
      t.after(release);
      const { url } = await pages.make(`live-${viewport.width}`, await withEndpoint());
      const page = await open(t, url, { viewport, waitUntil: "commit" });
      const comment = page.locator("#comment").first();
      await comment.scrollIntoViewIfNeeded();
      await comment.fill("Half a sentence");
      await comment.evaluate((area) => area.setSelectionRange(4, 6));
      // Replies near the window are laid out with the next frames.
      const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
      await settled();
      const place = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
      const [before, end] = [await place(comment), await place(page.locator("footer"))];
      await page.evaluate(() => {
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value, sources }) =>
          `${value}: ${sources.map(({ node }) => node?.className ?? node?.localName)}`))).observe({ type: "layout-shift" });
      });
      release();
      const live = await page.waitForFunction(() => {
        const root = document.querySelector("offprint-replies").shadowRoot;
        return root?.querySelector(".offprint:not([hidden]) #comment");
      });
      const area = live.asElement();
      assert.deepEqual(await area.evaluate((area) => [area.value, area.selectionStart, area.selectionEnd, area.getRootNode().activeElement === area]), ["Half a sentence", 4, 6, true]);
      assert.deepEqual(await place(area), before);
      assert.deepEqual(await place(page.locator("footer")), end);
      await settled();
      assert.deepEqual(await page.evaluate(() => window.shifts), []);
    });
  }
});
