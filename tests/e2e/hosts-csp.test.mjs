// Pages with a strict Content Security Policy: the policy in docs/deployment.md is enough, and each part of it is needed.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { fill } from "./support/reader.mjs";

const show = stage();
const host = (name) => `${show.site.origin}/hosts/${name}.html`;

for (const [name, what] of [
  ["csp-nonce", "whose scripts need a nonce"],
  ["csp-strict-dynamic", "with strict-dynamic that demands trusted types"],
]) {
  test(`on a page ${what}, and that allows no style, an article is read and a reply is sent`, async (t) => {
    const page = await show.open(t, host(name), { hostile: true });
    await page.getByRole("heading", { name: /A harbour/ }).waitFor();
    const { submit, notice } = await fill(page);
    await page.locator("ol.thread > li").first().waitFor();
    await submit.click();
    await notice.waitFor();
    assert.equal(await page.evaluate(() => document.querySelectorAll("style, [style]").length), 0);
  });
}

test("a script without the page's nonce is refused there, so the page means what it says", async (t) => {
  const page = await show.newPage(t, { allowed: /inline script|script-src/ });
  const refused = page.waitForEvent("console", (message) => /Content Security Policy/.test(message.text()));
  await page.goto(host("csp-nonce"));
  await page.evaluate(() => document.head.append(Object.assign(document.createElement("script"), { src: "/hosts/many.js" })));
  await refused;
});

test("under trusted types everything goes through one policy, which is called offprint", async (t) => {
  const made = [];
  const page = await show.newPage(t, { hostile: true });
  await page.exposeFunction("madePolicy", (name) => made.push(name));
  await page.addInitScript(() => {
    const create = trustedTypes.createPolicy.bind(trustedTypes);
    trustedTypes.createPolicy = (name, rules) => {
      window.madePolicy(name);
      return create(name, rules);
    };
  });
  await page.goto(host("csp-strict-dynamic"));
  await page.locator("button.submit").waitFor();
  assert.deepEqual([...new Set(made)], ["offprint"]);
});
