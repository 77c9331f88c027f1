// Offline reading in Firefox, which has no Background Sync: the next page sends the queued replies.
import assert from "node:assert/strict";
import test from "node:test";
import { closeFirefox, launchFirefox, skipFirefox as skip } from "./support/firefox.mjs";
import { REPLY } from "./support/reader.mjs";
import { embedded, Site } from "./support/site.mjs";
import { say } from "./support/words.mjs";

test("in Firefox an article is read without a network, and a reply waits and is sent once", { skip, timeout: 90_000 }, async (t) => {
  const site = await Site.start();
  site.caching = "no-cache";
  const browser = await launchFirefox();
  t.after(async () => {
    await closeFirefox(browser);
    site.stop();
  });
  const page = await browser.newPage();
  const until = (condition) =>
    page.waitForFunction(`(() => { const root = document.querySelector("offprint-article")?.shadowRoot; return root && (${condition}); })()`, { timeout: 20_000 });
  const waits = `[...root.querySelectorAll("ol.thread > li")].some((item) => item.textContent.includes(${JSON.stringify(say("Waiting"))}))`;

  await page.goto(site.article({ "reply-to": "/reply/held" }, embedded()));
  await until("root.querySelector('form')");
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/offprint-offline.js");
    await navigator.serviceWorker.ready;
  });
  const keeps = (shelf, ending) => page.waitForFunction(
    async (shelf, ending) => (await (await caches.open(shelf)).keys()).some(({ url }) => url.endsWith(ending)), {}, shelf, ending,
  );
  await keeps("offprint-1-pages", "/page/1");
  await keeps("offprint-1-files", "_bg.wasm");
  await page.waitForFunction(async () => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".wasm"));
    const kept = (await (await caches.open("offprint-1-files")).keys()).map(({ url }) => url);
    return loaded.every((name) => kept.includes(name));
  });
  const back = site.cut();
  await page.goto(page.url());
  await until("root.querySelector('form')");
  for (const name of ["comment", "author", "email"]) {
    await page.evaluate((name) => document.querySelector("offprint-article").shadowRoot.getElementById(name).focus(), name);
    await page.keyboard.type(REPLY[name]);
  }
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await until(waits);
  assert.equal(site.received.length, 0);
  const address = page.url();
  // Reloaded, the page that is left may still be told the answer, and the next one would say nothing.
  await page.goto("about:blank");
  await back();
  await page.goto(address);
  await until(`root.querySelector(".notice")?.textContent === ${JSON.stringify(say("Held"))} && !(${waits})`);
  assert.equal(site.received.length, 1);
});
