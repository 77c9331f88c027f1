// One browser per test file, a fresh context for each test, and checks of what no page may do.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { closed } from "./closing.mjs";
import { Site } from "./site.mjs";

/** Starts a server and a browser before the tests of a file, and ends them after. */
export function stage({ directory, args = [] } = {}) {
  const stage = {};
  before(async () => {
    stage.site = await Site.start(directory);
    stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args });
  });
  after(async () => {
    await closed(stage.browser);
    stage.site?.stop();
  });

  /**
   * A page at an address, in a context of its own. The test fails if the page violated its policy, threw an uncaught error, or
   * requested another server. With `hostile` content, browsers report inline styles and handlers that the inert parser has found,
   * although they have no effect: these reports are ignored, as is everything that matches `allowed`.
   */
  stage.open = async (test, url, { before, ...options } = {}) => {
    const page = await stage.newPage(test, options);
    await before?.(page);
    await page.goto(url);
    return page;
  };

  stage.newPage = async (test, { expectErrors, hostile, allowed, origins = [], ...options } = {}) => {
    const context = await stage.browser.newContext({ locale: "en-GB", timezoneId: "UTC", ...options });
    context.setDefaultTimeout(10_000);
    const problems = watch(context, { expectErrors, hostile, allowed, origins: [stage.site.origin, ...origins] });
    test.after(async () => {
      await closed(context);
      assert.deepEqual(problems, [], "no page may break its policy, throw, or ask strangers");
    });
    return context.newPage();
  };
  return stage;
}

function watch(context, { expectErrors, hostile, allowed, origins }) {
  const problems = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.includes(url.origin)) problems.push(`asked a stranger: ${url}`);
  });
  context.on("console", (message) => {
    if (hostile && /^(Applying inline style|Executing inline event handler|Creating a TrustedTypePolicy) /.test(message.text())) return;
    if (allowed?.test(message.text())) return;
    if (/Content.Security.Policy/i.test(message.text())) problems.push(`policy: ${message.text()}`);
  });
  if (!expectErrors) context.on("weberror", (error) => problems.push(`threw: ${error.error().stack}`));
  return problems;
}

/** Waits until a function of the page returns something true, and returns it. */
export async function until(page, condition, argument) {
  return (await page.waitForFunction(condition, argument)).jsonValue();
}

/** The element with the focus, also inside shadow roots: its tag, id or class, and text. */
export function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { tagName, id, className, textContent } = element;
    return { tag: tagName.toLowerCase(), id, class: className, text: textContent.trim().slice(0, 80) };
  });
}

/** By how many pixels the page is wider than its window. */
export const overflows = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
