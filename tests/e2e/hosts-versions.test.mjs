// Two loaders on one page, for example because two departments have pasted the embed code.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { fill } from "./support/reader.mjs";

const show = stage();

test("of two loaders of different versions the first one runs, and the second says so once", async (t) => {
  const page = await show.newPage(t);
  const said = [];
  page.on("console", (message) => /offprint/i.test(message.text()) && said.push([message.type(), message.text()]));
  await page.goto(`${show.site.origin}/hosts/versions.html`);
  const { submit, notice } = await fill(page);
  await submit.click();
  await notice.waitFor();
  const version = await page.evaluate(() => customElements.get("offprint-article").version);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(said.length, 1);
  assert.equal(said[0][0], "info");
  assert.ok(said[0][1].includes(version) && said[0][1].includes("0.0.0-other"), said[0][1]);
  assert.ok(!show.site.asked.some((path) => path.startsWith("/copy/") && !path.endsWith("offprint.js")), "the second loads nothing");
});

test("the same loader twice runs once, without warnings", async (t) => {
  const page = await show.newPage(t);
  const said = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
  await page.goto(`${show.site.origin}/hosts/csp-nonce.html`);
  await page.evaluate(() => {
    const again = Object.assign(document.createElement("script"), { type: "module", src: "/offprint.js?again", nonce: "c3RyaWN0" });
    return new Promise((resolve) => {
      again.onload = resolve;
      document.head.append(again);
    });
  });
  await page.locator("button.submit").waitFor();
  assert.deepEqual(said, []);
});
