// Posts from a real WordPress: nothing is missing, nothing is wider than the window, and no other servers are requested.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "../support/axe.mjs";
import { overflows } from "../support/browser.mjs";
import { says } from "../support/reader.mjs";
import { wordpressStage } from "./support.mjs";

const show = wordpressStage();
const body = (page) => page.locator("offprint-article .body");
const headline = (page) => page.locator("offprint-article .headline");

async function read(t, slug, options) {
  const page = await show.read(t, slug, options);
  await body(page).waitFor();
  return page;
}

/** What only works with WordPress's own scripts, or stands for what can't be shown. */
const DROPPED = "script, style, template, object, form, input, svg, math, title, o\\:p, audio > *, video > *, .lightbox-trigger, [role=tablist], [class*=toggle-icon]";

/** The words and pictures of a post, as any browser understands its HTML; without shortcodes that a page builder left behind. */
async function inventory(html) {
  const page = await show.browser.newPage();
  const found = await page.evaluate(([html, dropped]) => {
    const { body } = new DOMParser().parseFromString(html.replace(/\[\/?(vc|et_pb)_[^\]]*\]/g, " "), "text/html");
    for (const gone of body.querySelectorAll(dropped)) gone.remove();
    // Words that stand in blocks side by side are still two words.
    for (const block of body.querySelectorAll("*")) block.append(" ");
    const pictures = [...body.querySelectorAll("img")].map((image) => image.getAttribute("src")).filter((src) => /^(https?:|\/|\.)/.test(src));
    return { words: body.textContent.split(/\s+/).filter(Boolean), pictures };
  }, [html, DROPPED]);
  await page.close();
  return found;
}

/** The words that stand more often in one list than in the other. */
function missing(expected, seen) {
  const counts = new Map();
  for (const word of seen) counts.set(word, (counts.get(word) ?? 0) + 1);
  return expected.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left < 1;
  });
}

/** Errors in the console; what is said of inline styles in parts that are only read is none (stage.newPage). */
const complaints = (page) => page.complaints.filter((text) => !/^(Applying inline style|Executing inline event handler|Creating a TrustedTypePolicy) /.test(text));

const seenWords = (page) => body(page).evaluate((body) => {
  const copy = body.cloneNode(true);
  for (const block of copy.querySelectorAll("*")) block.append(" ");
  return copy.textContent.split(/\s+/).filter(Boolean);
});

const BLOCKS = [
  "paragraph", "heading", "list", "quote", "pullquote", "image", "lightbox", "gallery", "gallery-old", "columns", "buttons", "cover", "media-text",
  "table", "code", "verse", "preformatted", "details", "footnotes", "file", "audio", "video", "youtube", "vimeo", "spotify", "twitter",
  "post-embed", "no-embed", "separator", "spacer", "group", "accordion", "tabs", "dynamic", "html", "math",
];
const OTHERS = ["feature", "relative", "deep", "hostile", "shortcodes", "classic", "old-markup", "long-words", "script-title"];

for (const slug of [...BLOCKS.map((block) => `block-${block}`), ...OTHERS]) {
  test(`every word and every picture of the post ${slug} is there, in a narrow and in a wide window`, async (t) => {
    const { content } = await show.post(slug);
    const expected = await inventory(content.rendered);
    for (const width of [360, 1280]) {
      const page = await read(t, slug, { viewport: { width, height: 800 } });
      assert.deepEqual(missing(expected.words, await seenWords(page)), [], "words");
      const pictures = await body(page).locator("img").evaluateAll((images) => images.map((image) => image.currentSrc || image.src));
      assert.ok(pictures.length >= expected.pictures.length, `${pictures.length} of ${expected.pictures.length} pictures`);
      for (const picture of pictures) assert.match(picture, new RegExp(`^(${show.wordpress.address}|data:)`), "a picture of the WordPress site");
      assert.equal(await overflows(page), 0, `wider than the window of ${width}`);
      // One picture of the hostile post is meant to be missing.
      assert.deepEqual(complaints(page).filter((text) => !(slug === "hostile" && /404/.test(text))), [], "the console");
    }
  });
}

test("a post has its title, standfirst, author, biography, picture with sizes and caption, and date", async (t) => {
  const page = await read(t, "feature");
  await says(headline(page), "Harbour reopens & the town “rejoices” again");
  await says(page.locator(".standfirst"), "After eleven years, boats are back.");
  await says(page.locator(".byline"), "Amelia Hart");
  assert.match(await page.locator(".dateline time").first().getAttribute("datetime"), /^2024-05-1\d/);
  const lead = page.locator("figure.lead");
  assert.equal(await lead.locator("img").getAttribute("alt"), "Fishing boats at the quay");
  assert.match(await lead.locator("img").getAttribute("srcset"), /harbour-1024x683\.png 1024w/);
  assert.equal(await lead.locator("img").evaluate((image) => image.complete || new Promise((done) => image.addEventListener("load", () => done(true)))), true);
  await says(lead, "The harbour at six in the morning. Photo: J. O’Dea");
  const card = page.locator(".author-card, .about-author, aside").filter({ hasText: "ports" });
  await says(card, "Amelia Hart writes about ports, tides and the people who live by them.");
});

test("a post is found by its number too", async (t) => {
  const { id } = await show.post("quiet");
  const page = await read(t, String(id));
  await says(headline(page), "Nobody has replied yet");
});

test("an address of the REST API is as good as site and post", async (t) => {
  const { id } = await show.post("quiet");
  for (const path of [`/wp-json/wp/v2/posts/${id}`, "/wp-json/wp/v2/posts?slug=quiet", `/?rest_route=/wp/v2/posts/${id}`]) {
    const page = await show.read(t, "", { attributes: { src: show.wordpress.address + path } });
    await says(headline(page), "Nobody has replied yet");
    await says(page.locator(".byline"), "Amelia Hart");
  }
});

test("an Arabic slug leads to an Arabic post, which runs from right to left", async (t) => {
  const page = await read(t, "ميناء-بيروت");
  await says(headline(page), "ميناء بيروت يفتح أبوابه");
  await says(page.locator(".byline"), "ليلى حدّاد");
  for (const part of [headline(page), body(page).locator("p").first(), body(page).locator("blockquote")]) {
    assert.equal(await part.evaluate((part) => (part.matches(":dir(rtl)") ? "rtl" : "ltr")), "rtl");
  }
  assert.equal(await overflows(page), 0);
});

test("the percent-encoded slug that WordPress hands out works as well", async (t) => {
  const page = await read(t, (await show.post("ميناء-بيروت")).slug);
  await says(headline(page), "ميناء بيروت يفتح أبوابه");
});

test("a name is decoded once and shown as it was meant", async (t) => {
  const page = await read(t, "escaped-author");
  await says(page.locator(".byline"), 'O\'Neil & Sons "Q"');
});

for (const slug of ["nameless-author", "deleted-author"]) {
  test(`a post by an author nobody can name (${slug}) has no byline and no card, and is there`, async (t) => {
    const page = await read(t, slug);
    await says(body(page), "Unsigned.");
    assert.equal(await page.locator(".byline").count(), 0);
    assert.deepEqual(complaints(page), []);
  });
}

test("a script in a title is text or nothing, and never runs", async (t) => {
  const page = await read(t, "script-title");
  assert.match(await headline(page).textContent(), /^A title with .*a script$/);
  assert.equal(await page.locator("offprint-article script").count(), 0);
});

test("nothing of what an administrator may write does harm", async (t) => {
  const page = await read(t, "hostile");
  await says(body(page), "A harmless end.");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  const harmful = "script, style, base, meta, link, form, input, template, object, embed, iframe, svg, x-custom, [onclick], [onerror], [style*=fixed]";
  assert.equal(await body(page).locator(harmful).count(), 0);
  const links = await body(page).locator("a").evaluateAll((links) => links.map((link) => link.protocol));
  assert.deepEqual(links.filter((protocol) => /script|data/.test(protocol)), []);
});

test("relative addresses lead to the WordPress site, not to the publisher's page", async (t) => {
  const page = await read(t, "relative");
  const links = await body(page).locator("a").evaluateAll((links) => links.map((link) => link.href));
  const site = show.wordpress.address;
  assert.deepEqual(links.slice(0, 2), [`${site}/2024/05/quiet/`, `${site}/2024/05/quiet/`]);
  assert.deepEqual(links.slice(3), ["mailto:desk@example.org", "tel:+123"]);
  for (const image of await body(page).locator("img").all()) {
    assert.ok(await image.evaluate((image) => image.decode().then(() => image.naturalWidth)) > 0);
  }
});

test("footnotes lead there and back", async (t) => {
  const page = await read(t, "block-footnotes");
  await body(page).getByRole("link", { name: "1", exact: true }).click();
  const note = body(page).locator("li").filter({ hasText: "Begun in 1790." });
  await note.waitFor();
  assert.equal(await note.evaluate((note) => note.getBoundingClientRect().top < innerHeight), true);
  await note.getByRole("link").last().click();
});

test("what a script of WordPress would unfold stands open", async (t) => {
  let page = await read(t, "block-tabs");
  await body(page).getByText("The south quay.").waitFor();
  page = await read(t, "block-accordion");
  await body(page).getByText("At four.").waitFor();
  await body(page).getByText("When is high water?").waitFor();
});

test("no provider of an embed is asked before the reader wants it, and each is named", async (t) => {
  // That nobody is asked is what every page here is watched for.
  for (const [block, host] of [["youtube", /youtube/], ["vimeo", /vimeo/], ["spotify", /spotify/], ["twitter", /twitter/]]) {
    const page = await read(t, `block-${block}`);
    assert.match(await body(page).textContent(), host);
    await body(page).getByRole("link").first().waitFor();
  }
});

test("a text of 600 KB is read to its end", async (t) => {
  const page = await read(t, "huge");
  await says(body(page).locator("p").last(), "Paragraph 1200.");
  assert.equal(await body(page).locator("p").count(), 1200);
});

test("of those who replied no portrait is fetched unless the publisher asks for it", async (t) => {
  const page = await read(t, "talk");
  await page.getByText("Thank you both.").waitFor();
  // The author's own, which the article shows.
  assert.ok(new Set(page.portraits).size <= 1, page.portraits.join(" "));
  const asking = await read(t, "talk", { attributes: { avatars: true } });
  await asking.getByText("Thank you both.").scrollIntoViewIfNeeded();
  await asking.locator("img.avatar").last().evaluate((image) => image.decode());
  assert.ok(new Set(asking.portraits).size > 1, asking.portraits.join(" "));
});

/** What only the author of a post could mend: levels of headings that are left out, and a link around a picture without a description. */
const LEFT_TO_AUTHORS = { "every-block": ["heading-order"], classic: ["heading-order", "link-name"] };
for (const colorScheme of ["light", "dark"]) {
  for (const slug of ["every-block", "classic", "ميناء-بيروت", "talk"]) {
    test(`axe-core finds nothing in the post ${slug}: ${colorScheme}`, async (t) => {
      const page = await read(t, slug, { colorScheme, reducedMotion: "reduce", viewport: { width: 390, height: 844 } });
      assert.deepEqual(await objections(page, "offprint-article", LEFT_TO_AUTHORS[slug]), []);
    });
  }
}
