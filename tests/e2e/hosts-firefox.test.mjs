// Every host page in Firefox: the article is shown, a reply is sent, the page's own look stays, and there are no violations or errors.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closed } from "./support/closing.mjs";
import { closeFirefox, launchFirefox, skipFirefox as skip } from "./support/firefox.mjs";
import { LOOKS } from "./support/hosts.mjs";
import { REPLY } from "./support/reader.mjs";
import { Site } from "./support/site.mjs";
import { differences, hostStyles } from "./support/styles.mjs";
import { say } from "./support/words.mjs";

const TIMEOUT = 20_000;

let site, browser;
before(async () => {
  if (skip) return;
  site = await Site.start();
  browser = await launchFirefox();
});
after(async () => {
  await closeFirefox(browser);
  site?.stop();
});

async function open(t, name) {
  const page = await browser.newPage();
  const problems = [];
  // Firefox speaks also of inline styles in documents that are never shown, of what Chromium alone knows, and of a page's own icon.
  const isOfNoConcern = /Content-Security-Policy.*(Ignoring|style|favicon)/;
  const note = (text) => isOfNoConcern.test(text) || problems.push(text);
  page.on("console", (message) => /Content-Security-Policy/.test(message.text()) && note(message.text()));
  page.on("pageerror", (error) => note(error.message));
  t.after(async () => {
    await closed(page);
    assert.deepEqual(problems, []);
  });
  await page.goto(`${site.origin}/hosts/${name}.html`, { waitUntil: "domcontentloaded" });
  return page;
}

/** The shadow root of the first element, also inside of another component or a frame: source text for `evaluate`. */
const ROOT = `(document.querySelector("offprint-article") ?? document.querySelector("news-box")?.shadowRoot.querySelector("offprint-article"))?.shadowRoot`;

async function until(frame, condition) {
  await frame.waitForFunction(`(() => { const root = ${ROOT}; return root && (${condition}); })()`, { timeout: TIMEOUT, polling: 50 });
}

/** Types a reply into the form and presses its button. */
async function reply(frame) {
  await frame.evaluate(`(() => {
    const root = ${ROOT};
    for (const [name, value] of Object.entries(${JSON.stringify(REPLY)})) {
      const field = root.querySelector("#" + name);
      field.focus();
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    }
    root.querySelector(".submit").click();
  })()`);
}

const PAGES = ["csp-nonce", "csp-strict-dynamic", "frame", "shadow", "base", "ids", "hotkeys", "written", "quirks", "versions", "many", "react", "vue", "shift", "fallback"];
for (const name of PAGES) {
  test(`in Firefox the page “${name}” shows its article and sends a reply`, { skip, timeout: 60_000 }, async (t) => {
    const page = await open(t, name);
    const frame = name === "frame" ? await page.waitForFrame((frame) => frame.url().endsWith("framed.html")) : page;
    await until(frame, `root.querySelector("h1.headline") && root.querySelector(".submit")`);
    const sent = site.received.length;
    await reply(frame);
    await until(frame, `root.querySelector(".status .notice")?.textContent === ${JSON.stringify(say("Held"))}`);
    assert.equal(site.received.length, sent + 1);
  });
}

for (const look of LOOKS) {
  test(`in Firefox the look “${look}” changes nothing in the element, which changes nothing in it`, { skip, timeout: 60_000 }, async (t) => {
    const release = site.hold(t, "/offprint.js");
    const page = await browser.newPage();
    t.after(() => closed(page));
    const loaded = page.goto(`${site.origin}/hosts/looks/${look}.html`);
    loaded.catch(() => {});
    await page.waitForFunction(`document.querySelector("footer") && [...document.images].every((image) => image.complete) &&
      [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet)`, { polling: 50 });
    const untouched = await page.evaluate(hostStyles);
    release();
    await until(page, `root.querySelector(".submit") && root.querySelector(".thread > li")`);
    // Of elements that are broken into lines Firefox says these as it last laid them out.
    assert.deepEqual(differences(untouched, await page.evaluate(hostStyles), /^(perspective|transform)-origin/).slice(0, 5), []);
    const seen = await page.evaluate(`(() => {
      const { color, display, fontSize, letterSpacing } = getComputedStyle(${ROOT}.querySelector(".body p"));
      return [color, display, fontSize, letterSpacing, getComputedStyle(${ROOT}.querySelector(".submit")).cursor];
    })()`);
    assert.deepEqual(seen, ["rgb(26, 26, 28)", "block", "19.76px", "normal", "pointer"]);
  });
}

test("in Firefox an article in a dialog, and one that runs from right to left, are shown", { skip, timeout: 60_000 }, async (t) => {
  const dialog = await open(t, "dialog");
  await dialog.evaluate(() => document.querySelector("#open").click());
  await until(dialog, `root.querySelector(".submit")`);
  const rtl = await open(t, "rtl");
  await until(rtl, `getComputedStyle(root.querySelector(".headline")).direction === "rtl"`);
});
