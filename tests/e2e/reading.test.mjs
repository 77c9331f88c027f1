// Reading an article: every part is there, with the right semantics.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { form } from "./support/reader.mjs";
import { embedded, POLICY_WITH_MEDIA } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();

const texts = (page, selector) => page.locator(selector).allTextContents();

test("the demo article has every part, in the order a reader needs them", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  // The form comes after the article.
  await form(page).submit.waitFor();
  const parts = await page.locator("offprint-article").evaluate((host) => {
    const wanted = ".kicker, h1, .standfirst, .byline, .dateline, .lead img, .lead figcaption, .body, .source, .author-card, .respond-title";
    return [...host.shadowRoot.querySelectorAll(wanted)].map((part) => part.className || part.localName);
  });
  assert.deepEqual(parts, [
    "kicker", "headline", "standfirst", "byline", "dateline", "img", "figcaption", "body", "source", "author-card", "respond-title",
  ]);
});

test("the demo article reports the required facts", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  const text = await page.locator("article.article").innerText();
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Russia and Uzbekistan Establish Military Strategic Partnership Through 2030");
  for (const fact of [
    /Belousov/, /Tashkent/, /confirmed/, /50 joint military activities/, /2026 and 2030/, /isolated from the West/, /not endorsed/,
    /mercenaries/, /criminal charges/, /Eurasian Economic Union/, /CSTO/, /treaty of 2017/, /arms supplies, training/, /research and development/,
    /Fatima Al-Mansoori/, /features and documentary/, /two Master’s degrees/, /media studies/, /anthropology/,
  ]) assert.match(text, fact);
});

test("the title and the tagline of the page are the news site's", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  assert.match(await page.title(), /cambarysu\.com/);
  await page.getByText("Breaking news and insights at cambarysu.com", { exact: true }).waitFor();
});

test("the byline names the author, and links to their page where there is one", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  await page.locator(".byline").waitFor();
  assert.deepEqual(await texts(page, ".byline"), ["By Fatima Al-Mansoori"]);
  assert.equal(await page.locator(".byline a").count(), 0);
  await page.goto(show.site.article({ src: "/samples/elements.json" }, undefined, { policy: POLICY_WITH_MEDIA }));
  const link = page.locator(".byline a");
  await link.waitFor();
  assert.deepEqual(await texts(page, ".byline"), ["By Inês Okafor-Lindqvist, Tomás van der Merwe and The night desk"]);
  assert.equal(await link.getAttribute("href"), "https://example.org/people/ines");
  assert.equal(await link.getAttribute("rel"), "author");
});

test("times are written in the language of the interface, as the reader's region writes it, and in their time zone", async (t) => {
  for (const [locale, timezoneId, published] of [
    ["en-US", "America/New_York", "January 29, 2025 at 11:45 AM"],
    ["de-DE", "Asia/Tashkent", "29 January 2025 at 21:45"],
  ]) {
    const page = await show.open(t, await show.site.standalone(), { locale, timezoneId });
    const time = page.locator("time.published");
    await time.waitFor();
    assert.equal((await time.textContent()).replace(/\u202f/g, " "), published);
    assert.equal(await time.getAttribute("datetime"), "2025-01-29T16:45:00.000Z");
    assert.equal(await page.locator(".updated time").getAttribute("datetime"), "2025-01-30T08:10:00.000Z");
  }
});

test("an update is shown only if it is one, and a time without a zone is not given one", async (t) => {
  for (const [updated, told] of [["2025-01-29T15:00:00Z", 0], ["2025-01-29T16:45:30Z", 0], ["2025-01-29T16:46:00Z", 1]]) {
    const article = { headline: "H", body: ["Text."], published: "2025-01-29T16:45:00Z", updated };
    const page = await show.open(t, show.site.article({}, embedded(article)));
    await page.locator("time.published").waitFor();
    assert.equal(await page.locator(".updated").count(), told, updated);
  }
  const zoneless = { headline: "H", body: ["Text."], published: "2025-01-29T16:45", updated: "2025-01-30T09:00:00+05:00" };
  const page = await show.open(t, show.site.article({}, embedded(zoneless)), { timezoneId: "America/New_York" });
  const [published, later] = [page.locator("time.published"), page.locator(".updated time")];
  assert.equal((await published.textContent()).replace(/\u202f/g, " "), "29 January 2025 at 16:45");
  assert.equal(await published.getAttribute("datetime"), "2025-01-29T16:45");
  assert.equal((await later.textContent()).replace(/\u202f/g, " "), "30 January 2025 at 09:00");
});

test("a long text in one piece is set as paragraphs of a few sentences", async (t) => {
  const text = "This is a sentence of about sixty letters, as a reader likes it. ".repeat(40).trim();
  const document = { "@context": "https://schema.org", "@type": "NewsArticle", headline: "H", articleBody: text };
  const page = await show.open(t, show.site.article({}, embedded(document)));
  await page.locator(".body > p").first().waitFor();
  const paragraphs = await page.locator(".body > p").allTextContents();
  assert.equal(paragraphs.join(" "), text);
  assert.ok(paragraphs.length > 4 && paragraphs.every((paragraph) => paragraph.length < 600 && paragraph.endsWith(".")), paragraphs.length);
});

test("the dateline has place, times and how long it takes to read", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  const line = await page.locator(".dateline").innerText();
  assert.match(line, /Tashkent/);
  assert.match(line, /Updated/);
  assert.match(line, /\b(1 minute|2 minutes) to read/);
});

test("the lead picture has its description, its size, a caption and a credit, and is loaded", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  const picture = page.getByRole("img", { name: /Two large circles overlap/ });
  await picture.waitFor();
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector(".lead img").naturalWidth > 0);
  assert.equal(await picture.getAttribute("width"), "1600");
  assert.equal(await picture.getAttribute("height"), "900");
  assert.deepEqual(await texts(page, ".lead .caption"), ["Two circles overlap without merging. The partnership is to run through 2030."]);
  assert.deepEqual(await texts(page, ".lead .credit"), ["Illustration: cambarysu.com"]);
});

test("the original source is named and linked", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  const source = page.locator(".source");
  await source.waitFor();
  assert.equal(await source.textContent(), say("OriginalSource", "The Moscow Times"));
  assert.equal(await source.getByRole("link").getAttribute("href"), "https://www.themoscowtimes.com/");
});

test("the author card has a portrait or initials, name, role and a few sentences", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  const card = page.getByRole("complementary", { name: "About the author: Fatima Al-Mansoori" });
  await card.waitFor();
  assert.equal(await card.locator("img.avatar").getAttribute("alt"), "");
  assert.equal(await card.locator("img.avatar").evaluate((portrait) => getComputedStyle(portrait).borderRadius), "50%");
  assert.match(await card.innerText(), /Fatima Al-Mansoori\s+Journalist\s+Fatima Al-Mansoori is a journalist/);
  await page.goto(show.site.article({ src: "/samples/arabic.json" }));
  await page.locator(".author-card .initials").waitFor();
  assert.deepEqual(await texts(page, ".author-card .initials"), ["سا"]);
});

test("embedded content is shown without a request for it", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/500" }, embedded()));
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  await page.getByText("A good text.").waitFor();
  assert.equal(show.site.asked.filter((path) => path.startsWith("/article/")).length, 0);
});

test("a body may be a list of plain paragraphs, and what is null is absent", async (t) => {
  const article = { headline: "Plain", kicker: null, authors: null, leadFigure: null, source: null, body: ["One <b>&amp;</b>", "Two"], rest: 1 };
  const page = await show.open(t, show.site.article({}, embedded(article)));
  await page.locator(".body").waitFor();
  assert.deepEqual(await texts(page, ".body p"), ["One <b>&amp;</b>", "Two"]);
  assert.equal(await page.locator(".kicker, .byline, .lead, .source, .author-card").count(), 0);
});

test("the page has one heading of the first level, and no heading skips a level", async (t) => {
  for (const sample of ["partnership", "elements", "wordpress-blocks", "arabic", "broken"]) {
    const page = await show.open(t, show.site.article({ src: `/samples/${sample}.json` }, undefined, { policy: POLICY_WITH_MEDIA }), { hostile: true });
    await page.locator(".body").waitFor();
    const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.localName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1, `${sample}: ${levels}`);
    levels.reduce((above, level) => (assert.ok(level <= above + 1, `${sample}: ${levels}`), level), 0);
  }
});

test("an Arabic article is mirrored", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/samples/arabic.json" }), { viewport: { width: 1280, height: 900 } });
  await page.locator("h1.headline").waitFor();
  const seen = await page.locator("offprint-article").evaluate((host) => {
    const root = host.shadowRoot;
    const box = (selector) => root.querySelector(selector).getBoundingClientRect();
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return {
      direction: style("h1.headline").direction,
      align: style(".body p").textAlign,
      lang: root.querySelector("article").lang,
      portraitIsRight: box(".avatar").left > box(".about").left,
      quoteBar: parseFloat(style("blockquote").borderRightWidth) > parseFloat(style("blockquote").borderLeftWidth),
      bullets: parseFloat(style(".body ul").paddingRight) > parseFloat(style(".body ul").paddingLeft),
      kicker: style(".kicker").letterSpacing,
    };
  });
  assert.deepEqual(seen, {
    direction: "rtl", align: "start", lang: "ar", portraitIsRight: true, quoteBar: true, bullets: true, kicker: "normal",
  });
});

test("around an Arabic article an English interface keeps its own order of words and full stops", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/samples/arabic.json", lang: "en" }));
  await page.locator("h1.headline").waitFor();
  const wrong = await page.locator("offprint-article").evaluate((host) => {
    const place = (node, from) => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getBoundingClientRect();
    };
    return ["time.published", ".reading-time", ".local", "#email-notes", ".consent label"].filter((selector) => {
      const text = host.shadowRoot.querySelector(selector).firstChild;
      const last = text.data.length - 1;
      // Digits first, full stop last: each stands where an English reader looks for it.
      return place(text, 0).x > place(text, 1).x || place(text, last).x < place(text, last - 1).x;
    });
  });
  assert.deepEqual(wrong, []);
});

const background = (page) => page.locator(".offprint").evaluate((frame) => getComputedStyle(frame).backgroundColor);

test("in a page that follows the system so does the theme, and the attribute overrules it", async (t) => {
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(19, 21, 24)"];
  for (const [colorScheme, theme, expected] of [
    ["light", {}, light], ["dark", {}, dark], ["dark", { theme: "light" }, light], ["light", { theme: "dark" }, dark],
    ["dark", { theme: "purple" }, dark],
  ]) {
    const page = await show.open(t, show.site.article(theme, embedded()), { colorScheme });
    await page.locator("article").waitFor();
    assert.equal(await background(page), expected, `${colorScheme} ${JSON.stringify(theme)}`);
  }
});

test("an attribute with an unknown value is said once in the console", async (t) => {
  const said = [];
  const page = await show.open(t, show.site.article({ theme: "purple" }, embedded()), {
    before: (page) => page.on("console", (message) => said.push(message.text())),
  });
  await page.locator("article").waitFor();
  assert.equal(said.filter((text) => /theme/.test(text)).length, 1, said.join("\n"));
});

test("the text is set in a serif, in lines of about 66 characters", async (t) => {
  const page = await show.open(t, await show.site.standalone(), { viewport: { width: 1280, height: 900 } });
  const paragraph = page.locator(".body > p").first();
  await paragraph.waitFor();
  const { family, perLine } = await paragraph.evaluate((p) => {
    const range = document.createRange();
    range.selectNodeContents(p);
    const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
    const { fontFamily, lineHeight } = getComputedStyle(p);
    return { family: fontFamily, perLine: p.textContent.length / Math.max(lines, p.offsetHeight / parseFloat(lineHeight)) };
  });
  assert.match(family, /serif$/);
  assert.ok(perLine > 50 && perLine < 82, `${perLine} characters`);
});

test("without a script the article is there, and where it was first reported", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`, { javaScriptEnabled: false });
  await page.getByRole("heading", { name: /Russia and Uzbekistan/ }).waitFor();
  await page.getByRole("link", { name: /moscow ?times/i }).waitFor();
});
