// Only the page's own server gets requests. All other tests check this too: see support/browser.mjs.
import assert from "node:assert/strict";
import test from "node:test";
import { stage } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded, POLICY_WITH_MEDIA } from "./support/site.mjs";

const show = stage();

/** A policy that lets everything through, so that a request to a stranger would really be made. */
const OPEN_POLICY = "default-src * 'unsafe-inline' 'wasm-unsafe-eval' data: blob:";

for (const sample of ["partnership", "elements", "arabic", "broken"]) {
  test(`the ${sample} sample asks nobody else, even where the page would allow it`, async (t) => {
    const page = await show.newPage(t);
    const asked = [];
    page.context().on("request", (request) => asked.push(request.url()));
    await page.goto(show.site.article({ src: `/samples/${sample}.json`, lang: "en", "reply-to": "/reply/held" }, undefined, { policy: OPEN_POLICY }));
    const { submit, notice } = await fill(page);
    await submit.click();
    await notice.waitFor();
    await page.waitForLoadState("networkidle");
    const strangers = asked.filter((url) => !url.startsWith(`${show.site.origin}/`));
    assert.deepEqual(strangers, []);
    assert.ok(asked.length > 4);
  });
}

const LURES = {
  "a tracking pixel": '<img src="STRANGER/p" width="1" height="1">',
  "a tracking pixel of no size": '<img src="STRANGER/p" width="0" height="0"><img src="STRANGER/p" height="1" width="1" style="display:none">',
  "a frame": '<iframe src="STRANGER/p"></iframe>',
  "a style sheet": '<link rel="stylesheet" href="STRANGER/p"><style>@import "STRANGER/p"; p { background: url(STRANGER/p) }</style>',
  "a background": '<p style="background: url(STRANGER/p)">x</p><table background="STRANGER/p"><tr><td>x</td></tr></table>',
  "a preload": '<link rel="preload" as="image" href="STRANGER/p"><link rel="dns-prefetch" href="STRANGER">',
  "an object": '<object data="STRANGER/p"></object><embed src="STRANGER/p">',
  "a form": '<form action="STRANGER/p"><input type="image" src="STRANGER/p"></form>',
  "a ping": '<a href="/x" ping="STRANGER/p" onclick="">link</a>',
  "a drawing with a picture": '<svg><image href="STRANGER/p"/><use href="STRANGER/p#x"/></svg>',
};
for (const [what, markup] of Object.entries(LURES)) {
  test(`${what} in a body asks nobody`, async (t) => {
    const body = `<p>Before.</p>${markup.replaceAll("STRANGER", show.site.other)}<p>After.</p>`;
    const page = await show.open(t, show.site.article({}, embedded({ headline: "A headline", body }), { policy: OPEN_POLICY }));
    await page.getByText("After.").waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator(".body [ping]").count(), 0);
  });
}

test("the inert parser asks for nothing: a picture, a film and its captions are fetched from where they are, once they are shown", async (t) => {
  const before = show.site.asked.length;
  const page = await show.open(t, show.site.article({ src: "/samples/elements.json" }, undefined, { policy: POLICY_WITH_MEDIA }));
  await form(page).submit.waitFor();
  await page.waitForLoadState("networkidle");
  const wrong = show.site.asked.slice(before).filter((path) => path.includes("media/") && !path.startsWith("/samples/media/"));
  assert.deepEqual(wrong, []);
});

test("no cookie is set, and storage stays empty while only reading", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`);
  await form(page).submit.waitFor();
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test("the page works under the strict policy with no inline script or style", async (t) => {
  const page = await show.open(t, `${show.site.origin}/`, {
    before: (page) => page.addInitScript(() => {
      window.refused = [];
      addEventListener("securitypolicyviolation", (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
    }),
  });
  await form(page).submit.waitFor();
  const { submit, thread } = await fill(page);
  await submit.click();
  await says(thread, REPLY.comment);
  assert.deepEqual(await page.evaluate(() => window.refused), []);
  // What scripts set on single elements stands in attributes, too, and is allowed: the room that replies took in the copy.
  const inline = "script:not([src]):not([type='application/json']), style, [style]:not(textarea, offprint-article, ol.thread > li)";
  assert.equal(await page.locator(inline).count(), 0);
});
