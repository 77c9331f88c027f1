// If the elements can't work, the reader gets the fallback content, and the page's own scripts get no error.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";

const show = stage();
const host = (name) => `${show.site.origin}/hosts/${name}.html`;
const WASM = /_bg\.wasm$/;

async function showsFallback(page) {
  await page.getByRole("heading", { name: "Fallback headline" }).waitFor();
  await page.getByText("Fallback text.").waitFor();
  if (await page.locator("offprint-replies").count()) await page.getByRole("link", { name: "Reply there" }).waitFor();
}

test("without scripts the reader has the fallback, for which the page needs no noscript", async (t) => {
  const page = await show.open(t, host("fallback"), { javaScriptEnabled: false });
  await showsFallback(page);
  assert.equal(await page.locator("noscript").count(), 0);
});

const FAULTS = {
  "the module is missing": (page) => page.route(WASM, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<p>Not found" })),
  "the module is blocked": (page) => page.route(WASM, (route) => route.abort("blockedbyclient")),
  "the module is something else": (page) => page.route(WASM, (route) => route.fulfill({ contentType: "application/wasm", body: "<!doctype html>" })),
  "the module's script is missing": (page) => page.route(/offprint-\w+\.js$/, (route) => route.fulfill({ status: 404, body: "" })),
  "the module's script is blocked": (page) => page.route(/offprint-\w+\.js$/, (route) => route.abort("blockedbyclient")),
};
for (const [what, fault] of Object.entries(FAULTS)) {
  test(`when ${what} the fallback stays, with a line that says something is wrong, and nothing is thrown`, async (t) => {
    const page = await show.open(t, host("fallback"), { before: fault });
    await page.getByRole("alert").first().waitFor();
    await showsFallback(page);
  });
}

test("when the loader is blocked the fallback stays as it is", async (t) => {
  const page = await show.open(t, host("fallback"), { before: (page) => page.route("**/offprint.js", (route) => route.abort("blockedbyclient")) });
  await showsFallback(page);
  assert.equal(await page.getByRole("alert").count(), 0);
});

test("a module with a wrong media type is used all the same", async (t) => {
  const page = await show.open(t, host("fallback"), {
    before: (page) => page.route(WASM, async (route) => route.fulfill({ response: await route.fetch(), headers: { "Content-Type": "text/plain" } })),
  });
  await page.locator("offprint-article button.submit").waitFor();
});

test("where the page forbids WebAssembly the fallback stays, and a line says that something is wrong", async (t) => {
  const page = await show.open(t, host("csp-no-wasm"), { allowed: /wasm|WebAssembly/i });
  await page.getByRole("alert").first().waitFor();
  await showsFallback(page);
});

test("with the network gone after the page itself the fallback stays", async (t) => {
  const page = await show.newPage(t);
  await page.route("**/*", (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort("internetdisconnected")));
  await page.goto(host("fallback"));
  await showsFallback(page);
});

test("with the network gone before the article the reader has the fallback, and can try again", async (t) => {
  const page = await show.newPage(t);
  let online = false;
  await page.route("**/story.json*", (route) => (online ? route.continue() : route.abort("internetdisconnected")));
  await page.goto(host("base"));
  await page.locator("offprint-article").first().getByRole("heading", { name: "Fallback headline" }).waitFor();
  const again = page.locator("offprint-article").first().getByRole("button", { name: /again/i });
  await again.waitFor();
  online = true;
  await again.click();
  await page.getByRole("heading", { name: /A harbour/ }).waitFor();
});

test("on a 3G connection the reader has the fallback until the article is there", async (t) => {
  const page = await show.newPage(t);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 96_000 });
  await page.addInitScript(() => {
    const gone = (window.gone = []);
    // Whatever frame is painted: there is the fallback, or an article.
    const look = () => {
      const element = document.querySelector("offprint-article");
      const heading = element?.querySelector("h2")?.checkVisibility() || element?.shadowRoot?.querySelector("h1, .skeleton")?.checkVisibility();
      if (element?.querySelector("p") && !heading) gone.push(performance.now());
      requestAnimationFrame(look);
    };
    look();
  });
  await page.route(WASM, async (route) => {
    await showsFallback(page);
    await route.continue();
  });
  await page.goto(host("fallback"), { waitUntil: "commit" });
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 300, downloadThroughput: -1, uploadThroughput: -1 });
  await page.locator("offprint-article").getByRole("heading", { name: /A harbour/ }).waitFor({ timeout: 30_000 });
  assert.deepEqual(await page.evaluate(() => window.gone), []);
});

// A browser that lacks what the loader or the module is built on; each is one that a browser of some years ago lacked.
const LACKING = {
  "constructed style sheets": () => delete CSSStyleSheet.prototype.replaceSync,
  "adopted style sheets": () => delete Document.prototype.adoptedStyleSheets && delete ShadowRoot.prototype.adoptedStyleSheets,
  "custom elements": () => delete window.customElements,
  WebAssembly: () => delete window.WebAssembly,
  "light-dark()": () => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...words) => !words.join().includes("light-dark") && supports(...words);
  },
};
for (const [what, remove] of Object.entries(LACKING)) {
  test(`in a browser without ${what} the fallback stays, or the article comes all the same, and nothing is thrown`, async (t) => {
    const page = await show.newPage(t);
    await page.addInitScript(remove);
    await page.goto(host("fallback"));
    const settled = () => {
      const root = document.querySelector("offprint-article").shadowRoot;
      // Before the page is complete the loader may still make one.
      if (!root) return document.readyState === "complete" && !window.customElements?.get("offprint-article");
      return root.querySelector("slot:not([name]), [data-broken], .submit");
    };
    await until(page, settled);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    if ((await page.locator("button.submit").count()) === 0) await showsFallback(page);
  });
}
