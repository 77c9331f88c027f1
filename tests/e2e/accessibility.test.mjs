// Accessibility: axe-core finds nothing, everything works with the keyboard, and system preferences are followed.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage } from "./support/browser.mjs";
import { openGallery, skipGallery } from "./support/gallery.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded, POLICY_WITH_MEDIA } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const ARABIC = { html: 'lang="ar" dir="rtl"', src: "samples/arabic.json", names: ["التعليق", "الاسم", "البريد الإلكتروني", "الموقع الإلكتروني"] };
const SENT = { attributes: 'reply-to="/reply/held"' };

for (const colorScheme of ["light", "dark"]) {
  for (const [direction, article] of [["LTR", {}], ["RTL", ARABIC]]) {
    for (const viewport of [PHONE, DESKTOP]) {
      test(`axe-core finds nothing in the standalone page: ${colorScheme}, ${direction}, ${viewport.width} px, reading, errors and held`, async (t) => {
        const url = await show.site.standalone({ ...article, ...SENT });
        const page = await show.open(t, url, { colorScheme, viewport, reducedMotion: "reduce" });
        const { submit, summary, notice } = form(page, article.names);
        await submit.waitFor();
        assert.deepEqual(await objections(page), [], "reading");
        await submit.click();
        await summary.waitFor();
        assert.deepEqual(await objections(page), [], "errors");
        await fill(page, REPLY, article.names);
        await submit.click();
        await notice.waitFor();
        assert.deepEqual(await objections(page), [], "held");
      });
    }
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe-core finds nothing while loading, failed, sending, or with every element: ${colorScheme}`, async (t) => {
    const page = await show.newPage(t, { colorScheme, viewport: PHONE, reducedMotion: "reduce" });
    const release = show.site.hold(t, "/article/500");
    await page.goto(await show.site.standalone({ src: "/article/500" }));
    await page.locator(".skeleton").waitFor();
    // The headline is still to come.
    assert.deepEqual(await objections(page, "offprint-article"), [], "loading");
    release();
    await page.locator(".failure").waitFor();
    assert.deepEqual(await objections(page), [], "failed");
    const hold = show.site.hold(t, "/reply/503");
    await page.goto(await show.site.standalone({ src: "samples/elements.json", attributes: 'reply-to="/reply/503"' }, POLICY_WITH_MEDIA));
    const { submit, alert } = await fill(page);
    assert.deepEqual(await objections(page), [], "every element");
    await submit.click();
    await says(submit, say("Sending"));
    assert.deepEqual(await objections(page, "offprint-article"), [], "sending");
    hold();
    await alert.waitFor();
    assert.deepEqual(await objections(page, "offprint-article"), [], "not sent");
  });
}

for (const viewport of [PHONE, DESKTOP]) {
  test(`axe-core finds nothing in any specimen of the gallery: ${viewport.width} px`, { skip: skipGallery }, async (t) => {
    const page = await openGallery(t, show, { viewport, reducedMotion: "reduce" });
    await page.locator("section.specimen").first().waitFor();
    await objections(page, "section.specimen:first-of-type");
    // By now the page has axe-core. One specimen at a time: each is a page of its own to a reader. The others are taken out of the
    // document, because axe-core reads all of it each time.
    const specimens = await page.evaluate(async () => {
      const found = {};
      // Replies far from the window are not laid out, and would be measured as lying over what follows.
      for (const { shadowRoot } of document.querySelectorAll("section.specimen > div")) {
        for (const item of shadowRoot.querySelectorAll(".thread > li")) item.style.contentVisibility = "visible";
      }
      const sections = [...document.querySelectorAll("section.specimen")];
      const parent = sections[0].parentElement;
      for (const section of sections) section.remove();
      for (const section of sections) {
        parent.replaceChildren(section);
        const { violations } = await window.axe.run(section.lastElementChild);
        found[section.id] = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.flat().slice(1).join(" ")}`));
      }
      return found;
    });
    assert.ok(Object.keys(specimens).length > 30, `${Object.keys(specimens).length} specimens`);
    const found = Object.entries(specimens).filter(([, objections]) => objections.length > 0);
    assert.deepEqual(found, []);
  });
}

test("everything on the page can be reached and used by keyboard alone, and the focus is always visible", async (t) => {
  const url = await show.site.standalone(SENT);
  const page = await show.open(t, url, { viewport: DESKTOP });
  await page.locator("ol.thread > li").first().waitFor();
  const visible = () => page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  });
  const journey = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at.tag === "body") break;
    journey.push(at.id || at.text || at.class);
    assert.ok(await visible(), `the focus on ${JSON.stringify(at)} is not visible`);
    if (at.id === "comment") await page.keyboard.type("By keyboard.");
    if (at.id === "author") await page.keyboard.type("Ann Example");
    if (at.id === "email") await page.keyboard.type("ann@example.org");
    if (at.id === "consent") await page.keyboard.press("Space");
    if (at.class === "submit") break;
  }
  const masthead = ["Skip to the article", "cambarysu.com", "English", "Русский", "Oʻzbekcha", "العربية", "interface"];
  assert.deepEqual(journey.slice(0, 9), [...masthead, "The Moscow Times", "sort"]);
  assert.deepEqual(journey.slice(-6), ["comment", "author", "email", "url", "consent", "Post Comment"]);
  assert.equal(journey.filter((name) => name === say("Reply")).length, 14);
  assert.equal(await form(page).remember.isChecked(), true);
  await page.keyboard.press("Enter");
  await says(form(page).notice, say("Held"));
});

test("the skip link leads to the article", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`);
  await form(page).submit.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).text, "The Moscow Times");
});

test("in forced colours the edges of controls, the focus and the errors stay visible", async (t) => {
  const page = await show.open(t, show.site.article({}, embedded()), { forcedColors: "active" });
  const { submit, author, summary, error } = form(page);
  await submit.click();
  await summary.waitFor();
  await error("author").waitFor();
  await author.focus();
  const style = (locator, property) => locator.evaluate((one, property) => getComputedStyle(one)[property], property);
  assert.equal(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
  for (const control of [author, submit]) {
    assert.notEqual(await style(control, "borderTopStyle"), "none");
    assert.notEqual(await style(control, "borderTopColor"), await style(control, "backgroundColor"));
  }
  assert.notEqual(await style(author, "outlineStyle"), "none");
  assert.notEqual(await style(error("author"), "color"), await style(page.locator(".offprint"), "backgroundColor"));
});

test("with reduced motion nothing moves", async (t) => {
  const release = show.site.hold(t, "/article/good");
  const page = await show.open(t, show.site.article({ src: "/article/good" }), { reducedMotion: "reduce" });
  await page.locator(".skeleton").waitFor();
  const moving = () => page.evaluate(() => document.getAnimations().length + document.querySelector("offprint-article").shadowRoot.getAnimations().length);
  assert.equal(await moving(), 0);
  release();
  await form(page).submit.waitFor();
  assert.equal(await moving(), 0);
});
