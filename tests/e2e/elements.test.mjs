// What an article's body may contain, and what is removed from hostile markup.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { embedded, POLICY, POLICY_WITH_MEDIA } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const article = (body) => embedded({ headline: "A headline", body });

async function elements(t, options) {
  const page = await show.open(t, show.site.article({ src: "/samples/elements.json" }, undefined, { policy: POLICY_WITH_MEDIA }), options);
  await page.locator(".body").waitFor();
  return page;
}

test("each element of the sample is rendered", async (t) => {
  const page = await elements(t);
  const missing = await page.locator(".body").evaluate((body) => {
    const wanted = `p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote cite figure figcaption img table caption thead tbody tfoot tr th td
      pre code details summary audio video hr a strong em b i u s del ins mark small sub sup abbr kbd samp var q dfn time bdi bdo ruby
      rt rp br wbr .pullquote .credit .gallery .columns .footnotes .embed .drop-cap .verse source track ol\\ ul\\ ul ol[start="4"] ol[reversed]`;
    return wanted.trim().split(/(?<!\\)\s+/).map((name) => name.replaceAll("\\ ", " ")).filter((name) => !body.querySelector(name));
  });
  assert.deepEqual(missing, []);
});

test("a wide table scrolls in a box of its own, which the keyboard can reach and scroll", async (t) => {
  const page = await elements(t, { viewport: { width: 360, height: 700 } });
  const box = page.getByRole("group", { name: /What each element costs|Table/ });
  await box.focus();
  assert.match((await focused(page)).class, /table-box/);
  assert.ok(await box.evaluate((box) => box.scrollWidth > box.clientWidth + 100));
  await page.keyboard.press("ArrowRight");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement.scrollLeft > 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false);
});

test("a frame from another site is loaded only after a click", async (t) => {
  const frame = `${show.site.other}/samples/media/ink.svg?frame`;
  const options = { policy: `${POLICY}; frame-src ${show.site.other}` };
  const url = show.site.article({}, article(`<p>Before.</p><iframe title="A film" src="${frame}"></iframe>`), options);
  const page = await show.open(t, url, { origins: [show.site.other] });
  const load = page.getByRole("button", { name: say("FrameLoad") });
  await load.waitFor();
  const host = new URL(frame).hostname;
  await page.getByText(say("FrameNote", host)).waitFor();
  assert.equal(await page.getByRole("link", { name: say("FrameLink", host) }).getAttribute("href"), frame);
  assert.equal(await page.locator("iframe").count(), 0);
  assert.ok(!show.site.asked.includes("/samples/media/ink.svg?frame"));
  const asked = page.waitForRequest(frame);
  await load.click();
  await asked;
  const loaded = page.locator("iframe");
  assert.equal(await loaded.getAttribute("src"), frame);
  assert.equal(await loaded.getAttribute("title"), "A film");
  assert.notEqual((await focused(page)).tag, "body", "the focus stays where the button was");
});

test("a footnote's number leads to the note and its arrow leads back, with focus", async (t) => {
  const page = await elements(t, { viewport: { width: 390, height: 700 } });
  const number = page.locator(".body sup a").first();
  const back = page.locator(".footnotes a", { hasText: "↩" }).first();
  await number.scrollIntoViewIfNeeded();
  await page.locator(".headline").scrollIntoViewIfNeeded();
  await number.focus();
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press("Enter");
  await until(page, () => {
    const note = document.querySelector("offprint-article").shadowRoot.querySelector(".footnotes li");
    const { top } = note.getBoundingClientRect();
    return top > -1 && top < innerHeight;
  });
  await page.keyboard.press("Tab");
  assert.match((await focused(page)).text, /Project Gutenberg|↩/, "Tab goes on from the note");
  await back.click();
  await until(page, () => {
    const number = document.querySelector("offprint-article").shadowRoot.querySelector(".body sup a");
    const { top } = number.getBoundingClientRect();
    return top > -1 && top < innerHeight;
  });
});

test("a link to a part of the same article scrolls there", async (t) => {
  const page = await elements(t, { viewport: { width: 390, height: 700 } });
  await page.locator(".body").getByRole("link", { name: "tables", exact: true }).click();
  await until(page, () => {
    const heading = [...document.querySelector("offprint-article").shadowRoot.querySelectorAll("h2")].find((one) => one.textContent === "Tables");
    const { top } = heading.getBoundingClientRect();
    return top > -1 && top < innerHeight / 2;
  });
});

test("audio and video have controls and do not autoplay", async (t) => {
  const page = await elements(t);
  const media = await page.locator("audio, video").evaluateAll((all) => all.map((one) => [one.localName, one.controls, one.autoplay, one.paused]));
  assert.deepEqual(media, [["audio", true, false, true], ["video", true, false, true]]);
  await page.locator("audio").evaluate((audio) => audio.play());
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector("audio").currentTime > 0);
});

test("folded content can be unfolded by keyboard", async (t) => {
  const page = await elements(t);
  const details = page.locator("details").first();
  assert.equal(await details.evaluate((one) => one.open), false);
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  assert.equal(await details.evaluate((one) => one.open), true);
});

test("the broken sample is shown as far as it can be, and nothing in it runs", async (t) => {
  const page = await show.open(t, show.site.article({ src: "/samples/broken.json" }), { hostile: true });
  const body = page.locator(".body");
  await body.waitFor();
  const text = await body.innerText();
  for (const expected of [
    "This article is damaged on purpose", "ordinary text in its ordinary place", "This paragraph goes on in bold type",
    "Click this paragraph", "you should see these words, with the brackets", "Outer cell, once 900", "Innermost cell",
    "Centred, red, size seven", "A paragraph directly in a list", "and a list in it", "Three line breaks stand before",
    "A form asked for a password here.", "An element that nobody knows: you should see these words.", "This is the last paragraph.",
  ]) assert.ok(text.includes(expected), expected);
  assert.ok(text.includes("&amp;, and you should see just that"), "references are decoded once");
  for (const hidden of ["a conditional comment", "You should not see", "you should not see"]) assert.ok(!text.includes(hidden), hidden);
  assert.equal(await page.locator(".headline").textContent(), "Profits &amp; Losses: The Feed&#8217;s <em>Own</em> Headline, Entities and All");
  assert.equal((await page.locator(".byline").textContent()).trim(), "By Jo Bloggs");
  assert.equal(await body.locator("script, style, form, input, button, svg, math, template, iframe, [onclick], [style]").count(), 0);
  assert.equal(await body.locator("a").count(), 2, "only the relative links are links");
  await body.getByText("Click this paragraph").click();
  await body.getByText("Click this paragraph").hover();
  await body.getByText("link runs a script").click();
  assert.equal(await page.evaluate(() => window.offprintSampleRan), undefined);
  assert.equal(await page.locator(".time.published, .updated, .lead").count(), 0);
  const width = await body.evaluate((body) => [body.scrollWidth, body.clientWidth]);
  assert.ok(width[0] <= width[1], `the long word breaks: ${width}`);
});

const HOSTILE = {
  "a script": "<script>window.ran = 1</script>",
  "an event handler": '<img src="/nowhere.png" onerror="window.ran = 1"><p onpointerenter="window.ran = 1">x</p>',
  "a javascript: address": '<a href="javascript:window.ran=1">x</a><a href="java\tscript:window.ran=1">x</a>',
  "a data: address": '<a href="data:text/html,<script>window.ran=1</script>">x</a><iframe src="data:text/html,x"></iframe>',
  "a drawing": '<svg onload="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1"><text>x</text></a></svg>',
  "a formula": '<math><mi xlink:href="javascript:window.ran=1">x</mi><mtext><img src=x onerror=window.ran=1></mtext></math>',
  "a frame with a document": '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  "markup that changes when parsed twice": '<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>',
  "a base and a refresh": '<base href="https://elsewhere.invalid/"><meta http-equiv="refresh" content="0;url=https://elsewhere.invalid/">',
  "names that shadow the document": '<img name="body" id="attributes"><form id="x"><input name="parentNode"></form>',
};
for (const [what, markup] of Object.entries(HOSTILE)) {
  test(`${what} in a body does nothing, and the text around it stays`, async (t) => {
    const page = await show.open(t, show.site.article({}, article(`<p>Before.</p>${markup}<p>After.</p>`)), { hostile: true });
    await page.getByText("After.").waitFor();
    await page.getByText("Before.").hover();
    await page.locator(".body").evaluate((body) => body.querySelectorAll("a, p").forEach((one) => one.click()));
    const found = await page.locator(".body").evaluate((body) => [
      window.ran,
      body.querySelectorAll("script, svg, math, form, input, base, meta, iframe, [onerror], [onload], [href^='java'], [href^='data']").length,
    ]);
    assert.deepEqual(found, [undefined, 0]);
  });
}

test("60 nested boxes and a body of 650 KB are shown", async (t) => {
  const deep = `${"<div>".repeat(60)}<p>At the bottom.</p>${"</div>".repeat(60)}`;
  const long = "<p>Some words that fill a line of text, and a few more to come to a hundred bytes in all.</p>".repeat(7_200);
  const page = await show.open(t, show.site.article({ "no-replies": true }, article(deep + long + "<p>The end.</p>")));
  await page.getByText("The end.").waitFor();
  await page.getByText("At the bottom.").waitFor();
  assert.equal(await page.locator(".body p").count(), 7_202);
});
