// The language of the interface: which one is chosen, its numbers and names, when its texts are loaded, and changing it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { element, embedded, repliesElement } from "./support/site.mjs";
import { reply } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const root = new URL("../../", import.meta.url);
const LOCALES = new URL("locales/", root);
const TAGS = readdirSync(LOCALES).map((name) => name.replace(".json", ""));
const words = (tag) => Object.assign({}, ...Object.values(JSON.parse(readFileSync(new URL(`${tag}.json`, LOCALES), "utf8"))));
const GERMAN = ["Kommentar", "Name", "E-Mail-Adresse", "Website"];

const submit = (page) => page.locator("button.submit");
const frame = (page) => page.locator("offprint-article .offprint");
const set = (page, name, value) => page.locator("offprint-article").evaluate((host, [name, value]) => host.setAttribute(name, value), [name, value]);
/** Requests for the file of a language, in a release or a debug build. */
const asked = (tag) => show.site.asked.filter((path) => path.endsWith(`_${tag}.json`) || path.endsWith(`/locales/${tag}.json`));
/** Holds back the file of a language. */
const hold = (t, page, tag) => {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  t.after(open);
  return page.route(new RegExp(`(_|/locales/)${tag}\\.json$`), (route) => opened.then(() => route.continue()).catch(() => {})).then(() => open);
};
const within = (language, more = {}) => embedded({ ...ARTICLE, language, ...more });

// ---- which one

for (const [what, { attributes = {}, language, lang = "", locale = "en-GB" }, button, tag] of [
  ["the attribute before all others", { attributes: { lang: "de" }, language: "fr", lang: "it" }, "Kommentar absenden", "de"],
  ["the article's own before that of the page", { language: "fr", lang: "it" }, "Laisser un commentaire", "fr"],
  ["that of the page before the browser's", { lang: "it", locale: "de-DE" }, "Invia commento", "it"],
  ["the browser's, in the region's variety", { locale: "de-AT" }, "Kommentar absenden", "de-AT"],
  ["the file of the script, for a region", { attributes: { lang: "zh-TW" } }, "發佈留言", "zh-TW"],
  ["WordPress's way to write a tag", { attributes: { lang: "pt_BR" } }, "Publicar comentário", "pt-BR"],
  ["English for a language without a file", { attributes: { lang: "sw" }, lang: "de", locale: "de-DE" }, "Post Comment", "en"],
  ["English for what is no language", { attributes: { lang: "!" }, locale: "de-DE" }, "Post Comment", "en"],
]) {
  test(`the interface speaks ${what}`, async (t) => {
    const page = await show.open(t, show.site.article(attributes, within(language), { lang }), { locale });
    await says(submit(page), button);
    assert.equal(await frame(page).getAttribute("lang"), tag);
  });
}

test("a tag selects the same file in the loader as in prerender", async () => {
  const cases = Object.entries(JSON.parse(readFileSync(new URL("tests/fixtures/languages.json", root), "utf8")));
  const source = readFileSync(new URL("public/offprint-languages.js", root), "utf8");
  const files = TAGS.filter((tag) => tag !== "en").map((tag) => `"${tag}": "data:application/json,{}"`).join();
  globalThis.navigator ??= { languages: [] };
  const { choose } = await import(`data:text/javascript,${encodeURIComponent(source.replace("/* languages */", files))}`);
  for (const [tag, file] of cases) {
    // An empty one is none, so the browser's language counts.
    if (tag) assert.equal(choose(tag, { isExact: true, hasWords: false }).file, file ?? "en", tag);
  }
});

test("the nearest ancestor's language counts, also outside of a shadow root", async (t) => {
  const script = `<script type="module" src="/hosts/in-shadow.js"></script>`;
  const url = show.site.page(`<div lang="nl"><div id="outer"></div></div>${script}`);
  const page = await show.newPage(t);
  await page.route("**/hosts/in-shadow.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: `document.querySelector("#outer").attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(element({ loading: "eager" }, within()))};`,
  }));
  await page.goto(url);
  await says(submit(page), "Reactie plaatsen");
});

// ---- its words

test("what readers see first is in their language, and nothing of it was English before", async (t) => {
  const page = await show.newPage(t);
  await page.addInitScript(() => {
    window.seen = [];
    const watch = () => {
      const text = document.querySelector("offprint-article")?.shadowRoot?.querySelector(".byline")?.textContent;
      if (text && window.seen.at(-1) !== text) window.seen.push(text);
      requestAnimationFrame(watch);
    };
    watch();
  });
  await page.goto(show.site.article({ src: "/samples/partnership.json", lang: "de" }, undefined, { lang: "de" }));
  await says(submit(page), "Kommentar absenden");
  assert.deepEqual(await page.evaluate(() => window.seen), ["Von Fatima Al-Mansoori"]);
});

test("a file is fetched once for all elements of a page, and English asks for none", async (t) => {
  const before = show.site.asked.length;
  const two = element({ lang: "fi" }, embedded()) + repliesElement({ lang: "fi" });
  const page = await show.open(t, show.site.page(two));
  await page.locator("button.submit").nth(1).waitFor();
  await says(submit(page), "Lähetä kommentti");
  assert.equal(asked("fi").length, 1);
  assert.deepEqual(show.site.asked.slice(before).filter((path) => /(_|locales\/)(?!fi)[a-zA-Z-]{2,7}\.json$/.test(path)), []);
});

test("a language's file is requested along with the module, not after it", async (t) => {
  const page = await show.newPage(t);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  t.after(release);
  await page.route(/_bg\.wasm$/, (route) => released.then(() => route.continue()).catch(() => {}));
  const asked = page.waitForRequest(/(_|\/locales\/)de\.json$/);
  await page.goto(show.site.article({ lang: "de" }, embedded()));
  await asked;
  release();
  await says(submit(page), "Kommentar absenden");
});

test("a late language file never delays the text, and what was typed meanwhile stays", async (t) => {
  const page = await show.newPage(t);
  const release = await hold(t, page, "hu");
  await page.goto(show.site.article({ lang: "hu" }, embedded()));
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  const { comment } = form(page);
  await comment.fill("Half a thought");
  release();
  await says(submit(page), "Hozzászólás küldése");
  assert.equal(await page.locator("#comment").inputValue(), "Half a thought");
});

test("if a language file can't be loaded, the interface stays in English, and the console says so", async (t) => {
  const page = await show.newPage(t);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.route(/(_|\/locales\/)hu\.json$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(show.site.article({ lang: "hu" }, embedded()));
  await says(submit(page), say("PostComment"));
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector(".submit"));
  assert.ok(said.some((line) => line.includes("the file for the language hu could not be fetched")), said.join("\n"));
});

test("changing the language at run time changes everything at once, whatever is typed, failed or loading", async (t) => {
  const page = await show.open(t, show.site.article({ "reply-to": "/reply/503" }, embedded()));
  await fill(page);
  await form(page).submit.click();
  await says(form(page).alert, say("SendServerFault", 503));
  const release = await hold(t, page, "sv");
  await set(page, "lang", "sv");
  await says(submit(page), say("PostComment"));
  release();
  await says(submit(page), "Publicera kommentar");
  await says(page.locator(".failed"), "Servern har ett problem (kod 503). Texten är sparad och du kan försöka igen.");
  assert.equal(await page.locator("#comment").inputValue(), REPLY.comment);
  assert.equal(await page.locator("#author").inputValue(), REPLY.author);
  assert.equal(await page.locator("#email").inputValue(), REPLY.email);
  await page.locator("offprint-article").evaluate((host) => host.removeAttribute("lang"));
  await says(submit(page), say("PostComment"));
});

test("an answer that is being written stays one in another language, with what was ticked", async (t) => {
  const thread = show.site.threads.add([reply(1)]);
  const page = await show.open(t, show.site.article({ thread: thread.own, "reply-to": "/reply/held" }, embedded()));
  await page.locator("button.answer").click();
  await fill(page, { ...REPLY, url: "example.org" });
  await form(page).remember.check();
  await set(page, "lang", "sv");
  await says(page.locator(".respond-title"), "Lämna ett svar till");
  assert.equal(await page.locator("#url").inputValue(), "example.org");
  assert.equal(await page.locator("#comment").inputValue(), REPLY.comment);
  assert.equal(await form(page).remember.isChecked(), true);
  await submit(page).click();
  await says(form(page).notice, "granskning");
  assert.equal(show.site.received.at(-1).body.parent, "1");
});

test("the demo offers its interface in every language", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`);
  await form(page).submit.waitFor();
  const list = page.getByRole("combobox", { name: "Language of the interface" });
  assert.deepEqual(await list.locator("option[lang]").evaluateAll((all) => all.map((one) => one.value)), [...TAGS].sort());
  await list.selectOption({ label: "Deutsch" });
  await says(form(page).submit, "Kommentar absenden");
  await list.selectOption("uz");
  await says(form(page).submit, words("uz").PostComment);
});

test("why there is no article is said in the new language too", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/article/404" }), { allowed: /404/ });
  await says(page.locator(".failure"), say("NotFound"));
  await set(page, "lang", "de");
  await says(page.locator(".failure"), "Unter dieser Adresse gibt es keinen Artikel.");
});

test("a publisher's texts override those of every language, and texts for one language apply only there", async (t) => {
  const page = await show.open(t, show.site.article({ lang: "de" }, embedded()));
  await says(submit(page), "Kommentar absenden");
  await page.locator("offprint-article").evaluate((host) => {
    host.strings = { LeaveAReply: "§", de: { PostComment: "Ab damit" }, "fr-CA": { form: { PostComment: "Envoyer" } } };
  });
  await says(submit(page), "Ab damit");
  await page.getByRole("heading", { name: "§" }).waitFor();
  await says(page.locator(".notes"), "Ihre E-Mail-Adresse wird nicht veröffentlicht.");
  await set(page, "lang", "fr");
  await says(submit(page), "Laisser un commentaire");
  await set(page, "lang", "fr-CA");
  await says(submit(page), "Envoyer");
});

test("a publisher's texts add a language that has no file", async (t) => {
  const page = await show.open(t, show.site.article({ lang: "ur" }, embedded()));
  await says(submit(page), say("PostComment"));
  assert.equal(await frame(page).getAttribute("dir"), "ltr");
  await page.locator("offprint-article").evaluate((host) => (host.strings = { ur: { PostComment: "تبصرہ بھیجیں" } }));
  await says(submit(page), "تبصرہ بھیجیں");
  assert.deepEqual([await frame(page).getAttribute("lang"), await frame(page).getAttribute("dir")], ["ur", "rtl"]);
});

// ---- numbers, plurals, names

for (const [lang, counts] of [
  ["en", ["1 reply", "2 replies", "5 replies"]],
  ["ru", ["1 комментарий", "2 комментария", "5 комментариев"]],
  ["ar", ["تعليق واحد", "تعليقان", "5 تعليقات"]],
  ["ja", ["1件のコメント", "2件のコメント", "5件のコメント"]],
]) {
  test(`one, two and five replies are counted as ${lang} counts them`, async (t) => {
    for (const [index, count] of [1, 2, 5].entries()) {
      const thread = show.site.threads.add(Array.from({ length: count }, (_, id) => reply(id + 1)));
      const page = await show.open(t, show.site.article({ lang, thread: thread.own }, embedded()));
      await says(page.locator(".thread-title"), counts[index]);
    }
  });
}

test("a large number is written as the language writes it", async (t) => {
  const thread = show.site.threads.add(Array.from({ length: 1234 }, (_, id) => reply(id + 1)));
  for (const [lang, title] of [["de", "1.234 Kommentare"], ["fa", "۱٬۲۳۴ دیدگاه"]]) {
    const page = await show.open(t, show.site.article({ lang, thread: thread.own }, embedded()));
    await says(page.locator(".thread-title"), title);
  }
});

test("reading times have true plurals", async (t) => {
  const minutes = async (words, lang) => {
    const page = await show.open(t, show.site.article({ lang, "no-replies": true }, embedded({ headline: "H", body: [Array(words).fill("word").join(" ")] })));
    return page.locator(".reading-time");
  };
  await says(await minutes(10, "en"), /^1 minute to read$/);
  await says(await minutes(1000, "en"), /^5 minutes to read$/);
  await says(await minutes(10, "ru"), /^Читать 1 минуту$/);
  await says(await minutes(1000, "ru"), /^Читать 5 минут$/);
});

test("a countdown has true plurals", async (t) => {
  const page = await show.newPage(t, { allowed: /status of 400/ });
  await page.clock.install();
  await page.goto(show.site.article({ "reply-to": "/reply/flood", lang: "ru" }, embedded()));
  await submit(page).waitFor();
  await fill(page, REPLY, ["Комментарий", "Имя", "Email", "Сайт"]);
  await submit(page).click();
  await page.locator(".countdown").waitFor();
  const seen = new Set();
  for (let step = 0; step < 130 && !(seen.has("секунды") && seen.has("секунду") && seen.has("секунд")); step += 1) {
    for (const word of (await page.locator(".countdown").allTextContents()).join(" ").match(/секунд[ыу]?/g) ?? []) seen.add(word);
    await page.clock.runFor(1_000);
  }
  assert.deepEqual([...seen].sort(), ["секунд", "секунду", "секунды"]);
});

for (const [lang, line] of [
  ["en", "By Ann, Bo and Cy"],
  ["en-US", "By Ann, Bo, and Cy"],
  ["de", "Von Ann, Bo und Cy"],
  ["ja", "文：Ann、Bo、Cy"],
]) {
  test(`three names are a list as ${lang} writes one`, async (t) => {
    const authors = [{ name: "Ann" }, { name: "Bo" }, { name: "Cy", url: "https://example.org/" }];
    const page = await show.open(t, show.site.article({ lang }, embedded({ ...ARTICLE, authors })));
    // British English has no comma before "and", and the attribute says which English.
    await says(page.locator(".byline"), lang === "en" ? "By Ann, Bo, and Cy" : line);
    assert.equal(await page.locator(".byline a").textContent(), "Cy");
  });
}

test("dates for which the browser has no words in a language are written without words, never in English", async (t) => {
  const authors = [{ name: "Ann" }, { name: "Bo" }, { name: "Cy" }];
  const thread = show.site.threads.add([reply(1)]);
  const article = { ...ARTICLE, authors, published: "2025-01-29T16:45:00Z" };
  const page = await show.open(t, show.site.article({ lang: "uz", thread: thread.own }, embedded(article)));
  // Chromium knows no Uzbek month, another browser does.
  assert.match(await page.locator("time.published").textContent(), /^(2025-01-29 16:45|29-yanvar, 2025.*)$/);
  assert.match(await page.locator(".byline").textContent(), /^Muallif: Ann, Bo(, | va )Cy$/);
  assert.doesNotMatch(await page.locator(".permalink").textContent(), /year|day|ago|^-/);
});

// ---- direction

const side = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const text = range.getBoundingClientRect();
  const box = element.closest(".article, .replies").getBoundingClientRect();
  return text.left - box.left < box.right - text.right ? "left" : "right";
});

test("an English interface around an Arabic article: each runs its own way, and all of the article stands at its right", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/samples/arabic.json", lang: "en" }), { viewport: { width: 1000, height: 900 } });
  await submit(page).waitFor();
  assert.equal(await frame(page).getAttribute("dir"), "ltr");
  assert.equal(await page.locator(".article").getAttribute("dir"), "rtl");
  for (const part of [".headline", ".byline", ".dateline"]) assert.equal(await side(page, part), "right", part);
  for (const part of [".respond-title", ".notes"]) assert.equal(await side(page, part), "left", part);
  assert.equal(await page.locator(".meta").getAttribute("lang"), "en");
});

test("an Arabic interface around an English article is the reverse", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/samples/partnership.json", lang: "ar" }), { viewport: { width: 1000, height: 900 } });
  await says(submit(page), "إرسال التعليق");
  assert.equal(await frame(page).getAttribute("dir"), "rtl");
  assert.equal(await page.locator(".article").getAttribute("dir"), "ltr");
  for (const part of [".headline", ".byline", ".source"]) assert.equal(await side(page, part), "left", part);
  for (const part of [".respond-title", ".notes"]) assert.equal(await side(page, part), "right", part);
});

test("an article that says nothing about its direction runs as the page does", async (t) => {
  const page = await show.open(t, show.site.article({ lang: "de" }, embedded({ headline: "H", body: ["Text."] }), { dir: "rtl", lang: "" }));
  await says(submit(page), "Kommentar absenden");
  assert.deepEqual([await page.locator(".article").getAttribute("dir"), await frame(page).getAttribute("dir")], ["rtl", "ltr"]);
});

// ---- all of them

test("no language leaves anything in English, or runs out of a phone of 320 px", async (t) => {
  const english = new Set(Object.values(words("en")).filter((sentence) => !sentence.includes("{{")));
  const thread = show.site.threads.add([reply(1), reply(2, { parent: 1 })]);
  const attributes = { lang: "en", "reply-to": "/reply/held", thread: thread.own };
  const page = await show.open(t, show.site.article(attributes, embedded()), { viewport: { width: 320, height: 640 } });
  await submit(page).click();
  await page.locator(".error-summary").waitFor();
  for (const tag of TAGS.filter((tag) => tag !== "en")) {
    await set(page, "lang", tag);
    await says(submit(page), words(tag).PostComment);
    await says(page.locator(".error-summary"), words(tag).NameMissing);
    const { texts, overflow } = await page.locator("offprint-article").evaluate((host) => ({
      texts: [...host.shadowRoot.querySelectorAll(".replies :is(p, label, button, option, h2, h3, a)")].map((part) => part.textContent.trim()),
      overflow: document.documentElement.scrollWidth - innerWidth,
    }));
    const shared = ["Name", "Email", "Website"];
    assert.deepEqual(texts.filter((text) => english.has(text.replace(/ \*$/, "")) && !shared.includes(text.replace(/ \*$/, ""))), [], tag);
    assert.ok(overflow <= 0, `${tag}: ${overflow} px too wide`);
  }
});

for (const lang of ["de", "th"]) {
  test(`a whole page in ${lang} fits a phone of 320 px, the form with errors too`, async (t) => {
    const url = show.site.article({ src: "/samples/elements.json", lang }, undefined, { policy: "default-src 'self' 'wasm-unsafe-eval'; img-src *; media-src 'self' data:" });
    const page = await show.open(t, url, { viewport: { width: 320, height: 640 } });
    await submit(page).click();
    await page.locator(".error-summary").waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
}

test("the form reads its labels in the language to assistive technology too", async (t) => {
  const page = await show.open(t, show.site.article({ lang: "de" }, embedded()));
  await fill(page, REPLY, GERMAN);
  await submit(page).click();
  await says(page.locator(".status .notice"), "Ihr Kommentar bleibt in diesem Browser.");
});

test("a module that breaks says so in the language of the page", async (t) => {
  const page = await show.newPage(t, { expectErrors: true });
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no module" }));
  await page.goto(show.site.article({ lang: "de" }, embedded()));
  await says(page.locator("[data-broken]"), "Beim Anzeigen dieser Seite ist etwas schiefgegangen. Laden Sie sie neu, um es noch einmal zu versuchen.");
});
