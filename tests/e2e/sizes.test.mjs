// Articles and threads far larger than any editor would write: the page stays responsive while they are read and shown.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { embedded } from "./support/site.mjs";
import { replies } from "./support/threads.mjs";

const show = stage();

/**
 * How long the page may give no answer: a second, and on a slow machine a third of the whole time. Work that is done in one piece takes
 * nearly all of it.
 */
const answersWithin = (total) => Math.max(1_000, total / 3);

/** Notes the longest time for which the page did not come to its timers; a list of long tasks would leave out the time for layout. */
function watchSilence(page) {
  return page.addInitScript(() => {
    window.silence = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.silence = Math.max(window.silence, now - last);
      last = now;
    }, 10);
  });
}

/** Waits until the text ends with these words. A search for them would itself keep a page of this size busy. */
function lastWords(page, words) {
  const arrived = (words) => {
    let last = document.querySelector("offprint-article").shadowRoot?.querySelector(".body");
    while (last?.lastElementChild) last = last.lastElementChild;
    return last?.textContent === words;
  };
  return page.waitForFunction(arrived, words, { timeout: 30_000 });
}

async function assertAnswering(page) {
  // Two frames later what was shown has been laid out and painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));
  const [silence, total] = await page.evaluate(() => [window.silence, performance.now()]);
  assert.ok(silence < answersWithin(total), `the page gave no answer for ${silence} of ${total} ms`);
}

for (const [name, body] of [["of 5 MB", "long"], ["of 60,000 nested elements", "deep"]]) {
  test(`a body ${name} is shown to its last words while the page goes on answering`, { timeout: 60_000 }, async (t) => {
    const page = await show.open(t, show.site.article({ src: `/article/${body}` }), { before: watchSilence });
    await lastWords(page, "The last words.");
    await assertAnswering(page);
  });
}

test("a hundred replies of 60 KB each are shown while the page goes on answering", { timeout: 60_000 }, async (t) => {
  const html = "<p>A long answer to what was said before.</p>".repeat(60_000 / 45);
  const thread = show.site.threads.add(replies(100).map((reply) => ({ ...reply, html })));
  const page = await show.open(t, show.site.article({ thread: thread.wordpress }, embedded()), { before: watchSilence });
  await page.locator(".thread-title").scrollIntoViewIfNeeded();
  await page.locator("#comment-100 p").last().waitFor({ state: "attached", timeout: 30_000 });
  await assertAnswering(page);
});
