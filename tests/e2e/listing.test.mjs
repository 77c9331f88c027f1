// The static pages besides the articles: the list of articles, and the 404 page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";
import { objections } from "./support/axe.mjs";
import { closed } from "./support/closing.mjs";
import { missing, Pages, sample } from "./support/pages.mjs";

const FILES = ["index.html", "404.html"];

describe("the list of static pages", { skip: missing }, () => {
  let pages, browser, folder;
  before(async () => {
    pages = await Pages.start();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
    await pages.make("listing", await sample("partnership"));
    folder = join(pages.directory, "out", "listing");
  });
  after(async () => {
    await closed(browser);
    await pages?.stop();
  });

  async function open(t, file, options) {
    const context = await browser.newContext(options);
    const refused = [];
    context.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && refused.push(message.text()));
    t.after(async () => {
      await closed(context);
      assert.deepEqual(refused, []);
    });
    const page = await context.newPage();
    await page.goto(`${pages.origin}/listing/${file}`);
    return page;
  }

  test("an article is found from the list, and the list from the article", async (t) => {
    const { headline } = await sample("partnership");
    const page = await open(t, "index.html", { javaScriptEnabled: false });
    await page.getByRole("link", { name: headline }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), headline);
    await page.getByRole("link", { name: "The Example" }).first().click();
    assert.equal(new URL(page.url()).pathname, "/listing/");
  });

  test("they are valid HTML", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
    for (const file of FILES) {
      const { results } = await validator.validateString(await readFile(join(folder, file), "utf8"));
      assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)), [], file);
    }
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`axe-core finds nothing in them: ${colorScheme}`, async (t) => {
      for (const file of FILES) {
        const page = await open(t, file, { colorScheme });
        // axe-core is a script, which their policy does not let in.
        await page.setContent(await readFile(join(folder, file), "utf8"));
        assert.deepEqual(await objections(page), [], file);
      }
    });
  }
});
