// The demo in Firefox: the features that differ most between browsers.
import assert from "node:assert/strict";
import test from "node:test";
import { ARTICLE } from "./support/faults.mjs";
import { closeFirefox, launchFirefox, skipFirefox as skip } from "./support/firefox.mjs";
import { REPLY } from "./support/reader.mjs";
import { element, embedded, Site } from "./support/site.mjs";
import { say } from "./support/words.mjs";

/** A site, and a page of a Firefox of its own; both end with the test. */
async function openFirefox(t) {
  const site = await Site.start();
  const browser = await launchFirefox();
  t.after(async () => {
    await closeFirefox(browser);
    site.stop();
  });
  const page = await browser.newPage();
  return { site, page };
}

const root = () => document.querySelector("offprint-article").shadowRoot;

test("in Firefox an article is read, errors are summed up, a draft is restored and a reply is held", { skip, timeout: 90_000 }, async (t) => {
  const { site, page } = await openFirefox(t);
  const refused = [];
  page.on("console", (message) => /Content-Security-Policy/.test(message.text()) && refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(error.message));
  const run = (code) => page.evaluate(`(() => { const root = (${root})(); ${code} })()`);
  const until = (condition) => page.waitForFunction(`(() => { const root = (${root})(); return root && (${condition}); })()`, { timeout: 20_000 });

  await page.goto(await site.standalone({ attributes: 'reply-to="/reply/held"' }));
  await until("root.querySelector('form')");
  assert.match(await run("return root.querySelector('h1').textContent"), /Russia and Uzbekistan/);
  assert.match(await run("return root.querySelector('time.published').textContent"), /2025/);

  await run("root.querySelector('button.submit').click()");
  await until("root.activeElement?.matches('.error-summary')");
  assert.deepEqual(await run("return [...root.querySelectorAll('.error-summary a')].map((link) => link.textContent)"), [
    say("CommentMissing"), say("NameMissing"), say("EmailMissing"),
  ]);
  await run("root.querySelector('.error-summary a').click()");
  assert.equal(await run("return root.activeElement.id"), "comment");

  const height = await run("return root.querySelector('textarea').offsetHeight");
  await page.keyboard.type("A line.");
  for (let line = 0; line < 12; line += 1) await page.keyboard.press("Enter");
  assert.ok((await run("return root.querySelector('textarea').offsetHeight")) > height, "the textarea grows");
  await page.reload();
  await until("root.querySelector('.restored')");
  assert.match(await run("return root.querySelector('textarea').value"), /^A line\./);

  for (const name of ["author", "email"]) {
    await run(`root.querySelector('#${name}').focus()`);
    await page.keyboard.type(REPLY[name]);
  }
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await until("root.querySelector('.notice')");
  assert.equal(await run("return root.querySelector('.notice').textContent"), say("Held"));
  assert.match(await run("return root.querySelector('ol.thread').textContent"), new RegExp(say("AwaitingModeration")));
  assert.equal(site.received.length, 1);
  assert.deepEqual(refused, []);
});

test("in Firefox the bar formats the comment by press and by key, and undo takes it back", { skip, timeout: 90_000 }, async (t) => {
  const { site, page } = await openFirefox(t);
  const run = (code) => page.evaluate(`(() => { const root = (${root})(); ${code} })()`);
  const chord = async (key) => {
    await page.keyboard.down("Control");
    await page.keyboard.press(key);
    await page.keyboard.up("Control");
  };
  const comment = () => run("return root.querySelector('#comment').value");
  await page.goto(site.article({ "reply-to": "/reply/held" }, embedded({ ...ARTICLE, markup: "markdown" })));
  await page.waitForFunction(`(${root})()?.querySelector('.formatting')`, { timeout: 20_000 });
  await run("root.querySelector('#comment').focus()");
  await page.keyboard.type("good");
  await run("root.querySelector('#comment').select(); root.querySelector('.formatting button').click()");
  assert.equal(await comment(), "**good**");
  await chord("i");
  assert.equal(await comment(), "***good***");
  await chord("z");
  assert.equal(await comment(), "**good**");
  assert.equal(await run("return root.activeElement.id"), "comment");
});

test("in Firefox the font, the color-scheme and the switch of the page are followed", { skip, timeout: 90_000 }, async (t) => {
  const { site, page } = await openFirefox(t);
  const look = () => page.evaluate(() => {
    const frame = document.querySelector("offprint-article").shadowRoot.querySelector(".offprint");
    return [getComputedStyle(frame).backgroundColor, getComputedStyle(frame.querySelector(".body p")).fontFamily];
  });
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(19, 21, 24)"];
  await page.goto(site.page(element({ theme: "host" }, embedded()), { scheme: "normal" }));
  await page.waitForFunction(() => document.querySelector("offprint-article").shadowRoot?.querySelector(".body p"), { timeout: 20_000 });
  assert.deepEqual(await look(), [light, "serif"]);
  await page.evaluate(() => (document.body.style.fontFamily = "fantasy"));
  assert.deepEqual(await look(), [light, "fantasy"]);
  await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
  assert.deepEqual(await look(), [dark, "fantasy"]);
  await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
  assert.deepEqual(await look(), [light, "fantasy"]);
});
