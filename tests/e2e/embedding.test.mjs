// The element in a host page: attributes, moving, removing, and no effect on the rest of the page.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { element, embedded, POLICY } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const host = (page) => page.locator("offprint-article");

async function open(t, attributes = {}) {
  const page = await show.open(t, show.site.article(attributes, embedded()));
  await form(page).submit.waitFor();
  return page;
}

for (const [name, value, done] of [
  ["theme", "dark", ".offprint[data-theme=dark]"],
  ["dir", "rtl", ".article[dir=rtl] h1.headline"],
  ["heading-level", "3", "h3.headline"],
  ["lang", "de", "button.submit >> text=Kommentar absenden"],
  ["reply-to", "/reply/held", ".respond-place:not(:has(.local))"],
]) {
  test(`changing ${name} at run time takes effect and loses nothing typed, nor the focus`, async (t) => {
    const page = await open(t);
    await fill(page);
    await form(page).comment.focus();
    await host(page).evaluate((host, [name, value]) => host.setAttribute(name, value), [name, value]);
    await page.locator(done).waitFor();
    const fields = form(page, name === "lang" ? ["Kommentar", "Name", "E-Mail-Adresse", "Website"] : undefined);
    for (const [field, typed] of Object.entries(REPLY)) assert.equal(await fields[field].inputValue(), typed);
    assert.equal((await focused(page)).id, "comment");
    await page.keyboard.type("More.");
    assert.match(await fields.comment.inputValue(), /More\./);
  });
}

test("another src brings another article, and coming back brings the draft back", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/good" }));
  await form(page).comment.fill("Half a thought");
  const go = (src) => host(page).evaluate((host, src) => host.setAttribute("src", src), src);
  await go("/samples/partnership.json");
  await page.getByRole("heading", { name: /Russia and Uzbekistan/ }).waitFor();
  assert.equal(await form(page).comment.inputValue(), "", "a draft belongs to its article");
  await go("/article/good");
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  assert.equal(await form(page).comment.inputValue(), "Half a thought");
});

test("of two addresses given in a row the later one is shown, whichever answers first", async (t) => {
  const release = show.site.hold(t, "/article/good");
  const page = await show.open(t, show.site.article({ src: "/article/good" }));
  await page.locator(".skeleton").waitFor();
  await host(page).evaluate((host) => host.setAttribute("src", "/samples/partnership.json"));
  await page.getByRole("heading", { name: /Russia and Uzbekistan/ }).waitFor();
  release();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.equal(await page.getByRole("heading", { name: "A good headline" }).count(), 0);
});

test("moving the element keeps the draft, and asks for nothing again", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/good?moved" }));
  await fill(page);
  await page.evaluate(() => document.body.prepend(document.querySelector("offprint-article")));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  for (const [field, typed] of Object.entries(REPLY)) assert.equal(await form(page)[field].inputValue(), typed);
  assert.equal(show.site.asked.filter((path) => path === "/article/good?moved").length, 1);
});

test("removing the element ends its request", async (t) => {
  const ended = [];
  const page = await show.open(t, show.site.article({ src: "/article/hang" }), {
    before: (page) => page.on("requestfailed", (request) => ended.push(new URL(request.url()).pathname)),
  });
  await page.locator(".skeleton").waitFor();
  const failed = page.waitForEvent("requestfailed", { predicate: (request) => request.url().endsWith("/article/hang"), timeout: 3_000 });
  await host(page).evaluate((host) => host.remove());
  await failed;
});

test("an element that is removed and added again later starts again", async (t) => {
  const page = await open(t);
  await form(page).comment.fill("Half a thought");
  await page.evaluate(async () => {
    const element = document.querySelector("offprint-article");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(element);
  });
  await form(page).submit.waitFor();
  assert.equal(await page.locator("article.article").count(), 1);
  assert.equal(await form(page).comment.inputValue(), "Half a thought");
});

test("an element made by a script works like one in the page", async (t) => {
  const page = await show.open(t, show.site.page("<p>Nothing yet</p>"));
  await page.evaluate(() => {
    const element = document.createElement("offprint-article");
    element.setAttribute("src", "/article/good");
    document.body.append(element);
  });
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
});

test("of the page's style only the font applies inside, the element's style does not leak, and there are no new globals", async (t) => {
  const clean = await show.open(t, show.site.page("<p>Text</p>", { script: "" }));
  const globals = (page) => page.evaluate(() => Object.keys(window).filter((name) => name !== "onOffprint").sort());
  const before = await globals(clean);
  const hostile = '<link rel="stylesheet" href="/samples/hostile.css">';
  const page = await show.open(t, show.site.page(`<h2 id="outside">Outside</h2>${element({}, embedded())}`, { head: hostile }), {
    before: (page) => page.route("**/hostile.css", (route) => route.fulfill({
      contentType: "text/css",
      body: "* { color: lime !important; font: 30px fantasy; letter-spacing: 9px } p, form, h1 { display: none !important } offprint-article { font-size: 40px; line-height: 3; text-transform: uppercase }",
    })),
  });
  await form(page).submit.waitFor();
  const seen = await host(page).evaluate((host) => {
    const { color, letterSpacing, textTransform, fontFamily } = getComputedStyle(host.shadowRoot.querySelector(".body p"));
    return [color, letterSpacing, textTransform, fontFamily, getComputedStyle(document.querySelector("#outside")).color];
  });
  assert.deepEqual(seen, ["rgb(26, 26, 28)", "normal", "none", "fantasy", "rgb(0, 255, 0)"]);
  assert.deepEqual((await globals(page)).filter((name) => !before.includes(name)), []);
});

for (const [direction, text] of [["rtl", "نص عربي"], ["ltr", "An English text"]]) {
  test(`an article without a language follows the dir="auto" around it: ${direction}`, async (t) => {
    const inner = embedded({ ...ARTICLE, language: undefined });
    const page = await show.open(t, show.site.page(`<div dir="auto"><p>${text}</p>${element({}, inner)}</div>`));
    await page.locator(`.article[dir=${direction}] h1.headline`).waitFor();
  });
}

test("the loader may come from another origin", async (t) => {
  const { other } = show.site;
  const policy = `default-src 'none'; script-src ${other} 'wasm-unsafe-eval'; style-src 'self'; img-src *; connect-src 'self' ${other}`;
  const page = await show.open(t, show.site.article({}, embedded(), { script: `${other}/offprint.js`, policy }), { origins: [other] });
  await form(page).submit.waitFor();
});

test("a page that requires Trusted Types works too, and the console says what it has to allow", async (t) => {
  const inner = embedded({ ...ARTICLE, body: "<h2>One</h2><p>Two <em>three</em></p>" });
  const open = (names) => show.open(t, show.site.article({ "reply-to": "/reply/held" }, inner, {
    policy: `${POLICY}; require-trusted-types-for 'script'; trusted-types ${names}`,
  }), { hostile: true });
  const { submit, notice } = await fill(await open("offprint"));
  await submit.click();
  await notice.waitFor();
  const refused = await open("'none'");
  await says(refused.getByRole("alert"), say("Blocked"));
  await refused.getByRole("heading", { name: "Fallback headline" }).waitFor();
});
