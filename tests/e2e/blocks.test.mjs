// The look of WordPress's blocks: nothing is cut off or unreadable, and everything is in its place.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage, until } from "./support/browser.mjs";
import { form } from "./support/reader.mjs";
import { embedded, POLICY_WITH_MEDIA } from "./support/site.mjs";

const show = stage();
const PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 900 };
const article = (body) => embedded({ headline: "A headline", body });

async function blocks(t, options, html = 'lang="en"') {
  const url = await show.site.standalone({ src: "samples/wordpress-blocks.json", html }, POLICY_WITH_MEDIA);
  const page = await show.open(t, url, { viewport: DESKTOP, hostile: true, reducedMotion: "reduce", ...options });
  await form(page).submit.waitFor();
  return page;
}

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [PHONE, DESKTOP]) {
    test(`axe-core finds nothing in the blocks of WordPress: ${colorScheme}, ${viewport.width} px`, async (t) => {
      const page = await blocks(t, { colorScheme, viewport });
      assert.deepEqual(await objections(page), []);
    });
  }
}

test("code scrolls in its own box, also by keyboard, and verse does not", async (t) => {
  const page = await blocks(t, { viewport: PHONE });
  const code = page.locator("pre:has(code)");
  assert.ok(await code.evaluate((box) => box.scrollWidth > box.clientWidth + 100));
  assert.ok(await page.locator("pre.verse").evaluate((box) => box.scrollWidth <= box.clientWidth && box.tabIndex < 0));
  await code.focus();
  assert.equal((await focused(page)).tag, "pre");
  await page.keyboard.press("ArrowRight");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement.scrollLeft > 0);
});

test("a table's caption stays in view while the table scrolls", async (t) => {
  const page = await blocks(t, { viewport: PHONE });
  const [before, after, within] = await page.locator(".table-box:has(caption)").evaluate((box) => {
    const caption = box.querySelector("caption");
    const before = caption.getBoundingClientRect();
    box.scrollLeft = 20;
    const after = caption.getBoundingClientRect();
    return [before.left, after.left, after.right <= box.getBoundingClientRect().right + 1 && box.scrollLeft > 10];
  });
  assert.ok(Math.abs(after - before) < 1, `from ${before} to ${after}`);
  assert.equal(within, true, "it has no more width than the box");
});

test("a table in a table has the same font size, and numbers are aligned to the right", async (t) => {
  const page = await blocks(t);
  const sizes = await page.locator("td").evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).fontSize))]);
  assert.equal(sizes.length, 1, `${sizes}`);
  const aligned = await page.locator("td", { hasText: "118,250" }).evaluate((one) => getComputedStyle(one).textAlign);
  assert.equal(aligned, "right");
});

test("text on a picture stays inside it, however small the picture is", async (t) => {
  for (const viewport of [PHONE, DESKTOP]) {
    const page = await blocks(t, { viewport });
    const [picture, words] = await page.locator(".cover").evaluate((cover) =>
      ["img", ".cover-text"].map((part) => cover.querySelector(part).getBoundingClientRect()).map(({ left, right, top, bottom }) => [left, right, top, bottom].map(Math.round)));
    assert.deepEqual(words, picture);
  }
});

test("an aligned picture is beside the text on wide screens, and above it on a phone", async (t) => {
  for (const [viewport, float] of [[DESKTOP, "inline-start"], [PHONE, "none"]]) {
    const page = await blocks(t, { viewport });
    assert.equal(await page.locator("figure.aside-start").evaluate((one) => getComputedStyle(one).float), float);
  }
});

test("captions have the same distance from an embedded video as from a picture", async (t) => {
  const page = await blocks(t);
  const gaps = await page.locator(".body > figure:not(.gallery) > figcaption").evaluateAll((all) => all.map((caption) =>
    Math.round(caption.getBoundingClientRect().top - caption.previousElementSibling.getBoundingClientRect().bottom)));
  assert.ok(gaps.length > 4 && gaps.every((gap) => gap === 0), `${gaps}`);
});

test("the line of dates has no dot at either end", async (t) => {
  for (const html of ['lang="en"', 'lang="ar" dir="rtl"']) {
    for (const width of [320, 390, 600, 1280]) {
      const page = await blocks(t, { viewport: { width, height: 640 } }, html);
      const wrong = await page.locator(".dateline").evaluate((line) => {
        const rtl = getComputedStyle(line).direction === "rtl";
        const { left, right } = line.getBoundingClientRect();
        const em = parseFloat(getComputedStyle(line).fontSize);
        // The part that is cut off begins where the text around it begins.
        const edge = line.previousElementSibling.getBoundingClientRect();
        const cut = rtl ? right - em - edge.right : left + em - edge.left;
        const tops = new Map();
        for (const part of line.children) {
          const box = part.getBoundingClientRect();
          if (!tops.has(Math.round(box.top))) tops.set(Math.round(box.top), rtl ? right - box.right : box.left - left);
        }
        return [Math.abs(cut) > 1, ...[...tops.values()].map((start) => Math.abs(start) > 1)].some(Boolean);
      });
      assert.equal(wrong, false, `${html}, ${width} px`);
    }
  }
});

test("on a right-to-left page the whole interface is aligned to the right", async (t) => {
  const url = await show.site.standalone({ src: "samples/arabic.json", html: 'lang="ar" dir="rtl"' });
  const page = await show.open(t, url, { viewport: DESKTOP });
  await form(page).submit.click();
  await form(page).summary.waitFor();
  const wrong = await page.locator(".replies :is(h2, h3, p, label, li)").evaluateAll((all) => all.filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
    const { right } = one.getBoundingClientRect();
    return lines.length > 0 && !one.closest(".consent") && right - Math.max(...lines.map((line) => line.right)) > 40;
  }).map((one) => `${one.className}: ${one.textContent}`));
  assert.deepEqual(wrong, []);
});

test("a word of 300 letters breaks wherever it occurs", async (t) => {
  const word = "Wort".repeat(75);
  const body = `<p>${word}</p><h2>${word}</h2><ul><li>${word}</li></ul><blockquote><p>${word}</p></blockquote>
    <div class="wp-block-columns"><div class="wp-block-column"><p>${word}</p></div><div class="wp-block-column"><p>x</p></div></div>
    <div class="wp-block-cover"><img src="/samples/media/ink.svg" alt=""><div class="wp-block-cover__inner-container"><p>${word}</p></div></div>
    <div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/x">${word}</a></div></div>
    <p class="has-background">${word}</p><figure><img src="/samples/media/ink.svg" alt=""><figcaption>${word}</figcaption></figure>
    <figure class="wp-block-gallery"><figure><img src="/samples/media/ink.svg" alt=""><figcaption>${word}</figcaption></figure></figure>
    <details open><summary>${word}</summary><p>${word}</p></details><pre class="wp-block-verse">${word}</pre><pre>${word}</pre>
    <table><tr><td>${word}</td></tr></table><p>https://example.org/${word}</p><iframe src="https://example.org/" title="${word}"></iframe>`;
  for (const viewport of [PHONE, DESKTOP]) {
    const page = await show.open(t, show.site.article({}, article(body)), { viewport });
    await form(page).submit.waitFor();
    const out = await page.locator(".body *").evaluateAll((all) => all.filter((one) =>
      !one.closest(".table-box, pre") && one.getBoundingClientRect().right > document.documentElement.clientWidth).map((one) => one.localName));
    assert.deepEqual(out, [], `${viewport.width} px`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  }
});
