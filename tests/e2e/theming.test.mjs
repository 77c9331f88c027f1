// The look follows the page around the element: its font, its light or dark theme, its own switch, and custom properties.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { stage, until } from "./support/browser.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { form } from "./support/reader.mjs";
import { element, embedded } from "./support/site.mjs";

const show = stage();
const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(19, 21, 24)";
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };
const PAPERS = ["tabloid", "magazine", "notebook", "service", "local"];

/** A publisher's style sheet, as a file of its own. */
const sheet = (css) => ({
  head: '<link rel="stylesheet" href="/publisher.css">',
  before: (page) => page.route("**/publisher.css", (route) => route.fulfill({ contentType: "text/css", body: css })),
});

async function open(t, { attributes = {}, css = "", scheme, body = "%", content, ...options } = {}) {
  const { head, before } = sheet(css);
  const html = body.replace("%", element(attributes, embedded(content)));
  const page = await show.newPage(t, options);
  await before(page);
  await options.prepare?.(page);
  await page.goto(show.site.page(html, { head, scheme }));
  await page.locator("article.article").waitFor();
  return page;
}

const style = (page, property, selector = ".offprint") =>
  page.locator(`offprint-article ${selector}`).first().evaluate((one, property) => getComputedStyle(one)[property], property);
const background = (page) => style(page, "backgroundColor");

for (const [what, scheme, css, colorScheme, expected] of [
  ["says nothing is light, as everything on it is, whatever the system says", "normal", "", "dark", LIGHT],
  ["follows the system takes the element along to dark", "light dark", "", "dark", DARK],
  ["follows the system takes the element along to light", "light dark", "", "light", LIGHT],
  ["is always light has a light element", "normal", ":root { color-scheme: light }", "dark", LIGHT],
  ["is always dark has a dark element", "normal", ":root { color-scheme: dark }", "light", DARK],
  ["is dark in one place has a dark element there", "normal", "main { color-scheme: only dark }", "light", DARK],
]) {
  test(`a page that ${what}`, async (t) => {
    assert.equal(await background(await open(t, { scheme, css, colorScheme })), expected);
  });
}

test("theme light and dark hold against the page", async (t) => {
  const css = (scheme) => `:root { color-scheme: ${scheme} }`;
  assert.equal(await background(await open(t, { attributes: { theme: "dark" }, css: css("light") })), DARK);
  assert.equal(await background(await open(t, { attributes: { theme: "light" }, css: css("dark") })), LIGHT);
});

test("text, headline and interface take the font of the page, and keep their own size", async (t) => {
  const inner = { content: { ...ARTICLE, kicker: "Ports", authors: [{ name: "Ann Example", bio: "Writes." }] } };
  const plain = await open(t, inner);
  const page = await open(t, { ...inner, css: "body { font: italic 900 9px/1 Papyrus, fantasy; text-align: right }" });
  for (const part of [".headline", ".body p", ".meta", ".kicker", ".author-card", "textarea", "button.submit"]) {
    await page.locator(`offprint-article ${part}`).first().waitFor({ state: "attached" });
    assert.equal(await style(page, "fontFamily", part), "Papyrus, fantasy", part);
    for (const property of ["fontSize", "fontStyle", "lineHeight", "textAlign"]) {
      assert.equal(await style(page, property, part), await style(plain, property, part), `${property} of ${part}`);
    }
  }
});

test("a custom property overrules the font of the page, each where it belongs", async (t) => {
  const css = `body { font-family: fantasy; --offprint-font: serif; --offprint-font-ui: cursive }
    offprint-article { --offprint-font-headline: monospace }`;
  const page = await open(t, { css });
  await form(page).submit.waitFor();
  const fonts = [[".body p", "serif"], [".meta", "cursive"], ["button.submit", "cursive"], [".headline", "monospace"]];
  for (const [part, font] of fonts) assert.equal(await style(page, "fontFamily", part), font, part);
});

test("a page's own custom properties with the short names change nothing", async (t) => {
  const page = await open(t, { css: ":root { --font: fantasy; --font-ui: fantasy; --color: red; --background: red; --size: 3px }" });
  assert.notEqual(await style(page, "fontFamily"), "fantasy");
  assert.notEqual(await style(page, "fontFamily", ".meta"), "fantasy");
  assert.deepEqual([await style(page, "color"), await background(page)], ["rgb(26, 26, 28)", LIGHT]);
});

for (const [where, name, dark, light] of [
  ["html", "data-theme", "dark", "light"],
  ["html", "data-bs-theme", "dark", "light"],
  ["html", "data-color-scheme", "dark", "light"],
  ["html", "class", "no-js dark wide", "no-js light wide"],
  ["body", "class", "dark", "light"],
  ["body", "data-theme", "dark", "light"],
]) {
  test(`theme="host" follows ${name} of the page's <${where}> live`, async (t) => {
    const page = await open(t, { attributes: { theme: "host" }, scheme: "normal", colorScheme: "light" });
    assert.equal(await background(page), LIGHT, "nothing is said");
    const say = (value) => page.evaluate(([where, name, value]) => {
      if (value === null) document.querySelector(where).removeAttribute(name);
      else document.querySelector(where).setAttribute(name, value);
    }, [where, name, value]);
    for (const [value, expected] of [[dark, DARK], [light, LIGHT], [dark, DARK], ["purple", LIGHT], [dark, DARK], [null, LIGHT]]) {
      await say(value);
      assert.equal(await background(page), expected, String(value));
    }
  });
}

test("a page whose switch says nothing of light or dark is followed as by default", async (t) => {
  const attributes = { theme: "host" };
  assert.equal(await background(await open(t, { attributes, colorScheme: "dark" })), DARK);
  assert.equal(await background(await open(t, { attributes, colorScheme: "dark", scheme: "normal" })), LIGHT);
});

/** Notes, in every frame, which backgrounds the article has been painted on. */
const watchFrames = (page) => page.addInitScript(() => {
  window.frames_ = [];
  const look = () => {
    const frame = document.querySelector("offprint-article")?.shadowRoot?.querySelector(".offprint");
    if (frame) window.frames_.push(getComputedStyle(frame).backgroundColor);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
const seen = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([...new Set(window.frames_)])))));

test("with theme=host no frame shows the wrong theme: not the first one, and none after the switch", async (t) => {
  // The skeleton is held long enough to be painted.
  const release = show.site.hold(t, "/article/good");
  const page = await show.newPage(t, { colorScheme: "light" });
  await watchFrames(page);
  const { head, before } = sheet("");
  await before(page);
  await page.addInitScript(() => document.addEventListener("readystatechange", () => (document.documentElement.dataset.theme ??= "dark")));
  await page.goto(show.site.page(element({ src: "/article/good", theme: "host" }), { head, scheme: "normal" }));
  await page.locator(".skeleton").waitFor();
  release();
  await page.locator("article.article").waitFor();
  assert.deepEqual(await seen(page), [DARK]);
  const after = await page.evaluate(() => new Promise((done) => {
    document.documentElement.dataset.theme = "light";
    window.frames_ = [];
    requestAnimationFrame(() => requestAnimationFrame(() => done(window.frames_)));
  }));
  assert.deepEqual([...new Set(after)], [LIGHT]);
});

test("an element that no longer follows the page, or has left it, does not watch it", async (t) => {
  const page = await open(t, {
    attributes: { theme: "host" },
    prepare: (page) => page.addInitScript(() => {
      window.watching = 0;
      const { observe, disconnect } = MutationObserver.prototype;
      const watching = new Set();
      MutationObserver.prototype.observe = function (target, options) {
        // Playwright watches the document, too.
        if (target === document.documentElement) watching.add(this);
        window.watching = watching.size;
        return observe.call(this, target, options);
      };
      MutationObserver.prototype.disconnect = function () {
        watching.delete(this);
        window.watching = watching.size;
        return disconnect.call(this);
      };
    }),
  });
  const watching = () => page.evaluate(() => window.watching);
  const theme = (value) => page.locator("offprint-article").evaluate((host, value) => host.setAttribute("theme", value), value);
  assert.equal(await watching(), 1);
  await theme("light");
  await until(page, () => window.watching === 0);
  await page.evaluate(() => document.documentElement.classList.add("dark"));
  assert.equal(await background(page), LIGHT);
  await theme("host");
  await until(page, () => window.watching === 1);
  assert.equal(await background(page), DARK);
  await page.locator("offprint-article").evaluate((host) => host.remove());
  await until(page, () => window.watching === 0);
});

test("every part that is documented is there, and a page can style it", async (t) => {
  const parts = ["article", "kicker", "headline", "standfirst", "byline", "body", "author-card", "replies", "button"];
  const { head, before } = sheet(parts.map((part) => `offprint-article::part(${part}) { outline: 3px dotted rgb(1, 2, 3) }`).join("\n"));
  const page = await show.open(t, show.site.article({ src: "/samples/partnership.json" }, undefined, { head }), { before });
  await form(page).submit.waitFor();
  for (const part of parts) assert.equal(await style(page, "outlineColor", `[part~="${part}"]`), "rgb(1, 2, 3)", part);
});

/** The theming page with one of its papers. */
async function paper(t, name, options) {
  const page = await show.open(t, `${show.site.origin}/theming.html#${name}`, { reducedMotion: "reduce", ...options });
  await form(page).submit.waitFor();
  return page;
}

test("the papers differ by custom properties alone, and what is shown of them is all of it", async (t) => {
  const page = await paper(t, "tabloid", { viewport: DESKTOP });
  const markup = () => page.locator("offprint-article").evaluate((host) => host.shadowRoot.querySelector("article").outerHTML);
  const before = await markup();
  const looks = new Set();
  for (const name of PAPERS) {
    await page.getByRole("radio", { checked: false }).and(page.locator(`[value="${name}"]`)).check().catch((error) => {
      if (name !== "tabloid") throw error;
    });
    const { said, shown } = await page.evaluate((name) => {
      const host = document.querySelector("offprint-article");
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.selectorText && host.matches(rule.selectorText));
      const ofPaper = rules.filter((rule) => rule.parentStyleSheet.href.endsWith("theming.css"));
      const said = ofPaper.flatMap((rule) => [...rule.style]);
      return { name, said, shown: document.querySelector("#recipe").textContent };
    }, name);
    assert.ok(said.length >= 8, `${name} sets ${said.length}`);
    assert.deepEqual(said.filter((property) => !property.startsWith("--offprint-")), [], name);
    assert.deepEqual(shown.match(/--offprint-[\w-]+(?=:)/g), said, name);
    assert.equal(await markup(), before, "the same article");
    assert.equal(new URL(page.url()).hash, name === "tabloid" && looks.size === 0 ? "#tabloid" : `#${name}`);
    const [family, own] = await page.evaluate(() => [document.querySelector("offprint-article").shadowRoot.querySelector(".body p"), document.querySelector("#paper")].map((one) => getComputedStyle(one).fontFamily));
    assert.equal(family, own, "the text has the font of the paper around it");
    looks.add(JSON.stringify([await background(page), await style(page, "color"), await style(page, "fontFamily"), await style(page, "fontSize", ".body p")]));
  }
  assert.equal(looks.size, PAPERS.length, "each is another look");
});

test("the papers are chosen by keyboard, and an address with the name of one opens it", async (t) => {
  const page = await paper(t, "notebook", { viewport: DESKTOP });
  assert.equal(await background(page), "rgb(13, 17, 23)");
  await page.getByRole("radio", { name: "Notebook" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("radio", { name: "Public service" }).isChecked(), true);
  assert.equal(new URL(page.url()).hash, "#service");
  await page.getByText("Public notices").waitFor();
  assert.equal(await page.getByText("~/notes $").isVisible(), false);
});

for (const name of PAPERS) {
  for (const [viewport, colorScheme] of [[PHONE, "dark"], [DESKTOP, "light"]]) {
    test(`axe-core finds nothing in the paper ${name}: ${viewport.width} px, ${colorScheme}, reading and with errors`, async (t) => {
      const page = await paper(t, name, { viewport, colorScheme });
      // What is skipped until it is near the window moves while axe-core scrolls, and then it sees another background.
      await page.locator("ol.thread > li").evaluateAll((items) => items.forEach((item) => (item.style.contentVisibility = "visible")));
      assert.deepEqual(await objections(page), [], "reading");
      await form(page).submit.click();
      await form(page).summary.waitFor();
      assert.deepEqual(await objections(page), [], "errors");
      const [scrollWidth, clientWidth] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} wide`);
    });
  }
}
