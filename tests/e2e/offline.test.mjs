// Offline reading: without a network, pages that were read can be read again, and a reply is queued and sent once.
import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { stage, until } from "./support/browser.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { element, embedded, POLICY, WHOLE } from "./support/site.mjs";
import { Source } from "./support/sources.mjs";
import { reply } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
let number = 0;
beforeEach(() => {
  Object.assign(show.site, { caching: "no-cache", received: [] });
  number += 1;
});

const ILLUSTRATED = { ...ARTICLE, leadFigure: { src: "/favicon.svg", alt: "A mark", width: 64, height: 64 } };

/** A page with a thread and an endpoint that answers in turn. */
function article({ answers = "published", thread = show.site.threads.add([reply(1)]), content = ILLUSTRATED, attributes = {}, title } = {}) {
  const endpoint = `/reply/${answers}?offline-${number}`;
  const address = show.site.article({ "reply-to": endpoint, thread: thread.own, ...attributes }, embedded(content), { title });
  const posts = () => show.site.received.filter(({ path }) => path === endpoint);
  return { address, posts, thread };
}

/** Waits until a promise of the page's comes true: Playwright's own waiting takes any promise for true. */
async function eventually(page, condition, argument) {
  const limit = Date.now() + 10_000;
  while (!(await page.evaluate(condition, argument))) assert.ok(Date.now() < limit, `never came true: ${condition}`);
}

/** Registers the worker as a publisher does. */
function register(page, script = "/offprint-offline.js") {
  return page.evaluate(async (script) => {
    await navigator.serviceWorker.register(script);
    await navigator.serviceWorker.ready;
  }, script);
}

/** Registers it, and waits until it has this page, the module, and the chunks that the page has loaded. */
async function install(page, { script, ...options } = {}) {
  await register(page, script);
  await isKept(page, options);
}

async function isKept(page, { keeps = [page.url()] } = {}) {
  for (const address of keeps) await eventually(page, async (address) => Boolean(await caches.match(address)), address);
  await eventually(page, async () => {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".wasm"));
    const kept = (await (await caches.open("offprint-1-files")).keys()).map(({ url }) => url);
    return kept.some((name) => name.endsWith("_bg.wasm")) && loaded.every((name) => kept.includes(name));
  });
}

/** Cuts the network: no server answers, and the browser knows. Returns what brings it back. */
async function cut(t, page, ...servers) {
  const cuts = [show.site, ...servers].map((server) => server.cut());
  const mend = async () => {
    for (const cut of cuts.splice(0)) await cut();
  };
  t.after(mend);
  await page.context().setOffline(true);
  return async () => {
    await mend();
    await page.context().setOffline(false);
    // The page may hear of it before the worker can send: Playwright tells one after the other. So pages hear of it twice.
    for (const open of page.context().pages()) await open.evaluate(() => dispatchEvent(new Event("online")));
  };
}

/** Writes a reply without a connection, and sees it queued. */
async function queue(page, values = REPLY) {
  const fields = await fill(page, values);
  await fields.submit.click();
  await says(page.locator(".status[role=status]"), say("Queued"));
  await says(fields.thread.filter({ hasText: values.comment }), say("Waiting"));
  return fields;
}

/** What the worker still has. */
const left = (page) =>
  page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open("offprint", 1);
    opening.onsuccess = () => {
      const all = opening.result.transaction("replies").objectStore("replies").getAll();
      all.onsuccess = () => (opening.result.close(), resolve(all.result.map(({ status }) => status ?? "waiting")));
    };
  }));
const emptied = async (page) => {
  while ((await left(page)).length) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
};

const open = (t, address) => show.open(t, address, { origins: [] });
const isThere = async (page) => {
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
  await page.getByText("A good text.").waitFor();
};

/** A page that has been read and is kept. */
async function kept(t, options) {
  const { address, thread, posts } = article(options);
  const page = await open(t, address);
  await form(page).submit.waitFor();
  await install(page, { keeps: [address, thread.own] });
  return { page, address, thread, posts };
}

/** The same with a reply that was written while there was no network, and what brings the network back. */
async function waiting(t, options) {
  const read = await kept(t, options);
  const back = await cut(t, read.page);
  return { ...read, back, fields: await queue(read.page) };
}

test("nothing registers the service worker by itself, not even on the demo page", async (t) => {
  for (const address of [`${show.site.origin}/`, article().address]) {
    const page = await open(t, address);
    await form(page).submit.waitFor();
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  }
});

test("without the worker, a reply without a connection stays a draft", async (t) => {
  const page = await open(t, article().address);
  const { submit, alert } = await fill(page);
  await cut(t, page);
  await submit.click();
  await says(alert, say("SendOffline"));
});

test("an article that was read before there was a worker can be read without a network, with its picture and its thread", async (t) => {
  const { address, thread } = article();
  const page = await open(t, address);
  await says(form(page).thread, "Text of reply 1.");
  await install(page, { keeps: [address, thread.own, "/favicon.svg", "/offprint.js"] });
  await cut(t, page);
  await page.reload();
  await isThere(page);
  await says(form(page).thread, "Text of reply 1.");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector("img").naturalWidth > 0);
});

test("requests that were under way when the worker took over are kept too", async (t) => {
  const { address, thread } = article();
  const release = show.site.hold(t, thread.own);
  const page = await open(t, address);
  await form(page).submit.waitFor();
  await install(page);
  release();
  await says(form(page).thread, "Text of reply 1.");
  await eventually(page, async (own) => Boolean(await caches.match(own)), thread.own);
});

test("the demo page can be read without a network, article and all", async (t) => {
  const page = await open(t, `${show.site.origin}/`);
  await form(page).submit.waitFor();
  await install(page, { keeps: [page.url(), "/samples/partnership.json", "/site.css"] });
  await cut(t, page);
  await page.reload();
  await form(page).submit.waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
});

test("a page that was never read gets a message, and a list of the pages that can be read", async (t) => {
  const { address } = article();
  const page = await open(t, address);
  await form(page).submit.waitFor();
  await install(page);
  await cut(t, page);
  const unread = `${show.site.origin}/never-read`;
  await page.goto(unread);
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  const link = page.getByRole("link", { name: "A publisher's page" });
  assert.equal(await link.getAttribute("href"), address);
  await link.click();
  await isThere(page);
});

for (const [lang, dir, title, file, button, heading, again] of [
  ["ar", "rtl", "صفحة", "ar", "إرسال التعليق", "لا اتصال", "إعادة المحاولة"],
  ["nn-NO", "ltr", "Ei side", "nb", "Publiser kommentar", "Ingen forbindelse", "Prøv igjen"],
  ["zh-TW", "ltr", "頁面", "zh-Hant", "發佈留言", "沒有網路連線", "再試一次"],
]) {
  test(`it speaks the language of the page that was read last: ${lang}`, { skip: WHOLE }, async (t) => {
    const page = await open(t, show.site.article({}, embedded({ ...ILLUSTRATED, language: lang }), { lang, dir, title }));
    await says(page.locator("button.submit"), button);
    await install(page);
    await eventually(page, async (ending) => (await (await caches.open("offprint-1-files")).keys()).some(({ url }) => url.endsWith(ending)), `_${file}.json`);
    await cut(t, page);
    await page.goto(`${show.site.origin}/never-read`);
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.deepEqual(await page.locator("html").evaluate((html) => [html.lang, getComputedStyle(html).direction]), [file, dir]);
    await page.getByRole("link", { name: again }).waitFor();
  });
}

test("HTML in a title has no effect on that page", async (t) => {
  const page = await open(t, article({ title: '<img src=x onerror=alert(1)> & "more"' }).address);
  await form(page).submit.waitFor();
  await install(page);
  await cut(t, page);
  await page.goto(`${show.site.origin}/never-read`);
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await page.getByRole("link", { name: "<img src=x" }).waitFor();
  assert.equal(await page.locator("img").count(), 0);
});

test("with a network the newest version is shown and kept", async (t) => {
  const { page, thread } = await kept(t);
  thread.replies.push(reply(2));
  await page.reload();
  await says(form(page).thread, "Text of reply 2.");
  await eventually(page, async (own) => (await (await caches.match(own)).text()).includes("reply 2"), thread.own);
  await cut(t, page);
  await page.reload();
  await says(form(page).thread, "Text of reply 2.");
});

test("if the server takes too long, the copy is shown", async (t) => {
  const { address, thread } = article();
  const page = await open(t, address);
  await form(page).submit.waitFor();
  await install(page, { script: "/offprint-offline.js?patience=0.1", keeps: [address, thread.own] });
  show.site.hold(t, "/page/");
  await page.reload({ waitUntil: "commit" });
  await isThere(page);
});

for (const [what, caching] of [["private", "private, max-age=60"], ["no-store", "no-store"]]) {
  test(`a page that is ${what} is not kept`, async (t) => {
    const { address } = article();
    const page = await open(t, address);
    await form(page).submit.waitFor();
    await install(page, { keeps: ["/offprint.js"] });
    show.site.caching = caching;
    const another = article({ content: { ...ILLUSTRATED, id: "another" } }).address;
    await page.goto(another);
    await form(page).submit.waitFor();
    await cut(t, page);
    await page.reload();
    await page.getByRole("heading", { name: "No connection" }).waitFor();
  });
}

test("half an answer is never kept, and what was kept before stays", async (t) => {
  const page = await open(t, article().address);
  await form(page).submit.waitFor();
  await install(page);
  const read = (address) =>
    page.evaluate(async (address) => {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      return response.text().catch(() => "broke off");
    }, address);
  await read("/article/good,breaks-off?half");
  await eventually(page, async () => Boolean(await caches.match("/article/good,breaks-off?half")));
  assert.equal(await read("/article/good,breaks-off?half"), "broke off");
  assert.match(await page.evaluate(async () => (await caches.match("/article/good,breaks-off?half")).text()), /A good text/);
});

test("only the set number of pages is kept, and the oldest are removed", async (t) => {
  const addresses = [1, 2, 3].map((id) => article({ content: { ...ILLUSTRATED, id: `page ${id}` } }).address);
  const page = await open(t, addresses[0]);
  await form(page).submit.waitFor();
  await install(page, { script: "/offprint-offline.js?keep=2" });
  for (const address of addresses.slice(1)) {
    await page.goto(address);
    await form(page).submit.waitFor();
  }
  await eventually(page, async (last) => Boolean(await caches.match(last)), addresses[2]);
  await eventually(page, async (first) => !(await caches.match(first)), addresses[0]);
});

test("a reply written without a network waits, outlives a reload, and is sent once when the network is back", async (t) => {
  const { page, posts, back, fields: { comment } } = await waiting(t);
  assert.equal(await comment.inputValue(), "");
  await page.reload();
  await says(form(page).thread.filter({ hasText: REPLY.comment }), say("Waiting"));
  assert.equal(await form(page).comment.inputValue(), "", "it is no draft any more");
  assert.equal(posts().length, 0);
  await back();
  await says(page.locator(".status[role=status]"), say("Published"));
  const shown = form(page).thread.filter({ hasText: REPLY.comment });
  assert.equal(await shown.count(), 1);
  assert.equal(await shown.getByText(say("Waiting")).count(), 0);
  await emptied(page);
  assert.deepEqual(posts().map(({ body }) => body.comment), [REPLY.comment]);
});

test("with two tabs the reply is sent once, and both are told", async (t) => {
  const { page, address, posts, back } = await waiting(t, { answers: "held" });
  const other = await page.context().newPage();
  await other.goto(address);
  await says(form(other).thread.filter({ hasText: REPLY.comment }), say("Waiting"));
  // The same words once more, from the other tab: it is one reply.
  await fill(other);
  await form(other).submit.click();
  await says(other.locator(".status[role=status]"), say("Queued"));
  await back();
  for (const tab of [page, other]) await says(tab.locator(".status[role=status]"), say("Held"));
  await emptied(page);
  assert.equal(posts().length, 1);
});

test("with every page closed, Background Sync sends it, and the reader is told at the next visit", async (t) => {
  const { page, address, posts, back } = await waiting(t, { answers: "held" });
  const elsewhere = await page.context().newPage();
  const devtools = await page.context().newCDPSession(elsewhere);
  await page.close();
  await back();
  const registration = new Promise((resolve) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => resolve(registrations[0].registrationId)),
  );
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.dispatchSyncEvent", {
    origin: show.site.origin, registrationId: await registration, tag: "offprint-replies", lastChance: false,
  });
  while (!posts().length) await elsewhere.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await elsewhere.goto(address);
  await says(elsewhere.locator(".status[role=status]"), say("Held"));
  await says(form(elsewhere).thread.filter({ hasText: REPLY.comment }), say("AwaitingModeration"));
  await emptied(elsewhere);
  assert.equal(posts().length, 1);
});

test("a lost answer leaves one reply, because the server knows its key", async (t) => {
  const thread = show.site.threads.add([reply(1)]);
  const { address, posts } = article({ answers: "reset,duplicate", thread });
  const page = await open(t, address);
  await form(page).submit.waitFor();
  await install(page, { keeps: [address] });
  thread.replies.push(reply(2, { name: REPLY.author, html: `<p>${REPLY.comment}</p>` }));
  const { submit } = await fill(page);
  await submit.click();
  await says(page.locator(".status[role=status]"), say("Received"));
  await emptied(page);
  const [first, second] = posts().map(({ body }) => body);
  assert.match(first.key, /^[0-9A-F]{16}$/);
  assert.deepEqual(second, first);
  assert.equal(posts().length, 2);
  await form(page).thread.filter({ hasText: REPLY.comment }).waitFor();
  assert.equal(await form(page).thread.filter({ hasText: REPLY.comment }).count(), 1);
});

test("after a server fault it is sent again at the next visit", async (t) => {
  const { page, posts, back } = await waiting(t, { answers: "503,published" });
  await back();
  while (!posts().length) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await page.reload();
  await emptied(page);
  assert.equal(posts().length, 2);
});

for (const [answer, sentence] of [["closed", "SendClosed"], ["refused", "SendRefused"]]) {
  test(`what the server does not take (${answer}) is given back with its reason`, async (t) => {
    const { page, posts, back, fields: { comment, alert } } = await waiting(t, { answers: answer });
    await back();
    await says(alert, say(sentence));
    assert.equal(await comment.inputValue(), REPLY.comment);
    assert.equal(await form(page).thread.filter({ hasText: REPLY.comment }).count(), 0);
    await page.reload();
    await form(page).submit.waitFor();
    assert.equal(await form(page).comment.inputValue(), REPLY.comment, "it is a draft again");
    assert.equal(posts().length, 1);
  });
}

test("what the server finds wrong with a field is said at the field, without taking the focus", async (t) => {
  const { page, back, fields: { comment, error } } = await waiting(t, { answers: "fields" });
  await back();
  await says(error("email"), "This address has been blocked.");
  await says(page.locator(".news[role=status]"), say("SummaryTitle"));
  assert.equal(await comment.inputValue(), REPLY.comment);
});

test("a reply that comes back does not touch what the reader is writing", async (t) => {
  const { page, back, fields: { comment } } = await waiting(t, { answers: "closed" });
  await comment.fill("Something else");
  await back();
  await says(form(page).thread.filter({ hasText: REPLY.comment }), say("OnlyHere"));
  assert.equal(await comment.inputValue(), "Something else");
});

test("a reader who is on another page by then is told there", async (t) => {
  const { address, posts, thread } = article();
  const other = article({ content: { ...ILLUSTRATED, id: "another" } });
  const page = await open(t, other.address);
  await form(page).submit.waitFor();
  await install(page, { keeps: [other.address, other.thread.own] });
  await page.goto(address);
  await says(form(page).thread, "Text of reply 1.");
  const back = await cut(t, page);
  await queue(page);
  await page.goto(other.address);
  await form(page).submit.waitFor();
  await back();
  await says(page.locator(".news[role=status]"), say("SentElsewhere", "A publisher's page"));
  await page.goto(address);
  await says(page.locator(".status[role=status]"), say("Published"));
  assert.equal(posts().length, 1);
});

test("WordPress on another origin is sent its form once", async (t) => {
  const source = await Source.start();
  t.after(() => source.stop());
  const policy = POLICY.replace("connect-src 'self'", `connect-src 'self' ${source.origin}`);
  show.site.filePolicy = policy;
  t.after(() => (show.site.filePolicy = POLICY));
  const address = show.site.page(element({ src: source.origin, post: "harbour" }), { policy });
  const page = await show.open(t, address, { origins: [source.origin], before: (page) => page.clock.install() });
  await form(page).submit.waitFor();
  await register(page);
  // The clock of the test hides what the page has read so far, so it is read once more.
  await page.reload();
  await form(page).submit.waitFor();
  await isKept(page);
  await eventually(page, async (origin) => {
    const kept = await (await caches.open("offprint-1-data")).keys();
    return kept.some(({ url }) => url.startsWith(`${origin}/wp-json/wp/v2/posts`));
  }, source.origin);
  await page.clock.fastForward(5_000);
  const back = await cut(t, page, source);
  await queue(page);
  await page.reload();
  await page.getByRole("heading", { name: "Harbour “reopens”" }).waitFor();
  await says(form(page).thread.filter({ hasText: REPLY.comment }), say("Waiting"));
  await back();
  await says(page.locator(".status[role=status]"), say("Published"));
  const replies = source.posted().filter(({ form }) => form.content);
  assert.deepEqual(replies.map(({ type, form }) => [type.split(";")[0], form]), [
    ["application/x-www-form-urlencoded", { post: "42", content: REPLY.comment, author_name: REPLY.author, author_email: REPLY.email }],
  ]);
});

test("turning it off leaves nothing behind, and an unsent reply is a draft again", async (t) => {
  const { page, back } = await waiting(t, { answers: "503" });
  await back();
  await page.evaluate(() => navigator.serviceWorker.register("/offprint-offline.js?leave"));
  await eventually(page, async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length);
  await eventually(page, async () => !(await indexedDB.databases()).length);
  await page.reload();
  await form(page).submit.waitFor();
  await until(page, (text) => document.querySelector("offprint-article").shadowRoot.querySelector("textarea").value === text, REPLY.comment);
  const behind = () => Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys(), indexedDB.databases()]);
  assert.deepEqual(await page.evaluate(behind), [[], [], []]);
});
