// The page that writes the embed code: the preview shows the choices, and the copied code works on other pages.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage, until } from "./support/browser.mjs";
import { says } from "./support/reader.mjs";
import { POLICY } from "./support/site.mjs";
import { Source } from "./support/sources.mjs";

const show = stage();
let source;
before(async () => (source = await Source.start()));
after(() => source.stop());

const PHONE = { width: 390, height: 844 };
const CLIPBOARD = ["clipboard-read", "clipboard-write"];

/** The page, which may ask the source as well. */
async function open(t, { hash = "", ...options } = {}) {
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${source.origin}`);
  const url = await show.site.under(policy, "embed.html");
  const page = await show.open(t, url + hash, { origins: [source.origin], ...options });
  await page.getByRole("heading", { name: "Preview" }).waitFor();
  return page;
}

const field = (page, name) => page.getByLabel(name, { exact: false });
const code = (page) => page.getByRole("textbox", { name: "Embed code" }).inputValue();
const headline = (page, name) => page.locator("offprint-article").getByRole("heading", { name, exact: true }).waitFor();

/** Chooses one by one, as somebody who goes through the form. */
async function wordpress(page) {
  await field(page, "Where the article is").selectOption("wordpress");
  await field(page, "Address").fill(source.origin);
  await field(page, "Post").fill("harbour");
  await page.keyboard.press("Enter");
}

test("what an article can have besides its text is shown and written down, and a mistake is said at its field", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia/);
  await field(page, "table of contents").check();
  await field(page, "share the article").check();
  await field(page, "Announce new replies").check();
  await field(page, "Note on old articles").fill("0");
  await field(page, "report replies").fill("desk");
  await page.keyboard.press("Tab");
  await says(page.locator("#report-error"), "Enter an email address");
  await says(page.locator("#age-note-error"), "Enter a number of months: 12 for a year.");
  assert.equal(await code(page), "");
  await field(page, "Note on old articles").fill("1");
  await field(page, "report replies").fill("desk@news.example");
  await page.keyboard.press("Tab");
  await page.locator("offprint-article .age-note").waitFor();
  await page.locator("offprint-article .share").waitFor();
  const written = await code(page);
  for (const attribute of ["live", 'report="mailto:desk@news.example"', "contents", 'age-note="1"', "share"]) {
    assert.match(written, new RegExp(`\\n {2}${attribute}[\\n>]`));
  }
  await field(page, "Without replies").check();
  assert.doesNotMatch(await code(page), /live|report/);
});

test("it opens with an article that is shown, and its code", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia and Uzbekistan/);
  const written = await code(page);
  assert.ok(written.startsWith(`<script type="module" src="${show.site.origin}/offprint.js"></script>\n<link rel="preload" as="fetch" crossorigin href="${show.site.origin}/samples/partnership.json">\n<offprint-article src="${show.site.origin}/samples/partnership.json">`), written);
  assert.match(written, /<p>.*<a href="http:\/\/127\.0\.0\.1:\d+\/.*<\/p>\n<\/offprint-article>\n$/);
});

test("a WordPress site and a post are shown and written down", async (t) => {
  const page = await open(t);
  await wordpress(page);
  await headline(page, "Harbour “reopens”");
  assert.match(await code(page), new RegExp(`<offprint-article src="${source.origin}/" post="harbour">`));
});

test("an item of a JSON Feed is shown and written down", async (t) => {
  const page = await open(t);
  await field(page, "Where the article is").selectOption("feed");
  await field(page, "Address").fill(`${source.origin}/feed.json`);
  await field(page, "Item").fill("two");
  await page.keyboard.press("Enter");
  await headline(page, "Item two");
  assert.match(await code(page), new RegExp(`src="${source.origin}/feed.json" item="two"`));
});

test("the code and the preview follow the choices at once", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia/);
  await field(page, "Light or dark").selectOption("dark");
  await field(page, "Level of the headline").selectOption("3");
  await field(page, "Where replies are sent").fill("/reply/held");
  await page.keyboard.press("Tab");
  await page.locator("offprint-article h3.headline").waitFor();
  const written = await code(page);
  for (const attribute of ['theme="dark"', 'heading-level="3"', `reply-to="${show.site.origin}/reply/held"`]) assert.ok(written.includes(attribute), written);
  assert.equal(await page.locator("offprint-article").getAttribute("theme"), "dark");
  await field(page, "Without replies").check();
  await until(page, () => !document.querySelector("offprint-article").shadowRoot.querySelector("form"));
  assert.match(await code(page), /\n {2}no-replies\n/);
  assert.doesNotMatch(await code(page), /reply-to/, "nobody can reply");
  assert.equal(await field(page, "Where replies are sent").isVisible(), false);
});

test("the copied code, pasted into another page, shows the article", async (t) => {
  const page = await open(t, { permissions: CLIPBOARD });
  await wordpress(page);
  await headline(page, "Harbour “reopens”");
  await page.getByRole("button", { name: "Copy" }).click();
  await says(page.getByRole("status"), "Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await code(page));
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${source.origin}`);
  const elsewhere = await show.open(t, show.site.page(copied, { script: "", policy }), { origins: [source.origin] });
  await elsewhere.getByRole("heading", { name: "Harbour “reopens”" }).waitFor();
});

test("the copied code preloads the document, which is fetched only once", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia/);
  await field(page, "Address").fill("/article/good?copied");
  await page.keyboard.press("Enter");
  await headline(page, "A good headline");
  const [written, before] = [await code(page), show.site.asked.length];
  const elsewhere = await show.open(t, show.site.page(written, { script: "" }));
  await elsewhere.getByRole("heading", { name: "A good headline" }).waitFor();
  const asked = show.site.asked.slice(before);
  assert.equal(asked.filter((path) => path.endsWith("?copied")).length, 1, asked.join(" "));
});

test("no address and no headline can break out of the code", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia/);
  const item = `"><img src=x onerror=alert(1)>&amp;'`;
  await field(page, "Where the article is").selectOption("feed");
  await field(page, "Address").fill(`${source.origin}/feed.json?a=1&copy=2`);
  await field(page, "Item").fill(item);
  await page.keyboard.press("Enter");
  const title = 'A <b>"bold" & quoted</b></offprint-article><script>alert(1)</script>';
  await page.locator("offprint-article").evaluate((element, headline) => {
    const detail = { headline, id: "1", url: "https://news.example/?a=1&b=\"2\"" };
    element.dispatchEvent(new CustomEvent("offprint-ready", { bubbles: true, composed: true, detail }));
  }, title);
  const read = await page.evaluate((written) => {
    const { body, head } = new DOMParser().parseFromString(written, "text/html");
    const element = body.querySelector("offprint-article");
    return {
      scripts: [head, body].map((one) => one.querySelectorAll("script").length), images: body.querySelectorAll("img").length,
      src: element.getAttribute("src"), item: element.getAttribute("item"),
      title: element.querySelector("h1").textContent, link: element.querySelector("a").getAttribute("href"), after: element.nextSibling?.textContent.trim(),
    };
  }, await code(page));
  assert.deepEqual(read, {
    scripts: [1, 0], images: 0, src: `${source.origin}/feed.json?a=1&copy=2`, item, title, link: 'https://news.example/?a=1&b="2"', after: "",
  });
});

test("where the clipboard is refused, the code is selected and the page says what to press", async (t) => {
  const page = await open(t, {
    before: (page) => page.addInitScript(() => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("No", "NotAllowedError")))),
  });
  await headline(page, /^Russia/);
  await page.getByRole("button", { name: "Copy" }).click();
  await says(page.getByRole("status"), /Ctrl\+C/);
  assert.equal((await focused(page)).id, "code");
  const selected = await page.getByRole("textbox", { name: "Embed code" }).evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(selected, await code(page));
});

test("an invalid address gets a plain message at the field, and there is nothing to copy", async (t) => {
  const page = await open(t);
  await headline(page, /^Russia/);
  const address = field(page, "Address");
  await address.fill("news.example/feed.json");
  assert.equal(await address.getAttribute("aria-invalid"), "false", "nobody is interrupted");
  await page.keyboard.press("Tab");
  await page.getByText(/This is not an address yet/).waitFor();
  assert.equal(await address.getAttribute("aria-invalid"), "true");
  assert.match(await address.evaluate((input) => input.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join(" ")), /not an address yet/);
  assert.equal(await code(page), "");
  await page.getByRole("button", { name: "Copy" }).click();
  await says(page.getByRole("status"), "There is nothing to copy yet.");
  assert.equal((await focused(page)).id, "src");
  await address.fill("/samples/elements.json");
  assert.equal(await address.getAttribute("aria-invalid"), "false", "right again, it says so at once");
  assert.match(await code(page), /elements\.json/);
  await field(page, "Where the article is").selectOption("wordpress");
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByText(/^Enter the post/).waitFor();
  assert.equal((await focused(page)).id, "post");
});

test("an article that can't be loaded says so in the preview", async (t) => {
  const page = await open(t, { hash: "#src=/article/500" });
  await page.locator(".failure").waitFor();
});

test("if another server may block the article, the field says which header it has to send", async (t) => {
  const page = await open(t);
  await wordpress(page);
  await headline(page, "Harbour “reopens”");
  await page.locator("offprint-article").evaluate((element) => {
    element.dispatchEvent(new CustomEvent("offprint-error", { bubbles: true, composed: true, detail: { code: "network", message: "" } }));
  });
  await page.getByText(/Access-Control-Allow-Origin/).waitFor();
  await field(page, "Address").fill(`${source.origin}/x`);
  assert.equal(await page.getByText(/Access-Control-Allow-Origin/).count(), 0, "another address, another try");
});

test("the skip link to the preview keeps the choices", async (t) => {
  const page = await open(t);
  await wordpress(page);
  await page.getByRole("link", { name: "Skip to the preview" }).focus();
  await page.keyboard.press("Enter");
  await until(page, () => document.activeElement.id === "preview");
  assert.equal(await field(page, "Post").inputValue(), "harbour");
  assert.match(await code(page), /post="harbour"/);
});

test("the choices are in the URL, and another visitor gets the same ones", async (t) => {
  const page = await open(t);
  await wordpress(page);
  await field(page, "Light or dark").selectOption("host");
  await field(page, "Without replies").check();
  const shared = new URL(page.url()).hash;
  const written = await code(page);
  const other = await open(t, { hash: shared });
  await headline(other, "Harbour “reopens”");
  const body = (text) => text.split("\n").filter((line) => !/<h1>|<p>/.test(line)).join("\n");
  assert.equal(body(await code(other)), body(written));
  assert.equal(await field(other, "Post").inputValue(), "harbour");
  const foreign = await open(t, { hash: "#kind=nonsense&theme=purple&nothing=1&__proto__=x" });
  await headline(foreign, /^Russia/);
  assert.equal(await field(foreign, "Where the article is").inputValue(), "own");
});

test("everything is done by keyboard alone", async (t) => {
  const page = await open(t, { permissions: CLIPBOARD });
  await headline(page, /^Russia/);
  const journey = [];
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press("Tab");
    const { id, text } = await focused(page);
    journey.push(id || text);
    if (id === "no-replies") await page.keyboard.press("Space");
    if (id === "copy") break;
  }
  assert.deepEqual(journey, [
    "Skip to the preview", "Back to the demo article", "kind", "src", "theme", "heading-level", "contents", "share", "age-note", "no-replies", "Show the preview", "code", "copy",
  ]);
  await page.keyboard.press("Enter");
  await says(page.getByRole("status"), "Copied.");
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /no-replies/);
});

for (const [viewport, colorScheme] of [[PHONE, "dark"], [PHONE, "light"], [{ width: 1280, height: 900 }, "light"]]) {
  test(`axe-core finds nothing, and nothing sticks out: ${viewport.width} px, ${colorScheme}`, async (t) => {
    const page = await open(t, { viewport, colorScheme, reducedMotion: "reduce" });
    await headline(page, /^Russia/);
    await field(page, "Where the article is").selectOption("wordpress");
    await field(page, "Address").fill("nowhere");
    await page.keyboard.press("Enter");
    assert.deepEqual(await objections(page), []);
    const [scrollWidth, clientWidth] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(scrollWidth <= clientWidth, `${scrollWidth} wide`);
  });
}
