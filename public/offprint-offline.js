// The offline reader: a service worker that keeps what was read, and a reply until it can be sent.
//
// Nothing of ours registers it. docs/offline.md says how a site does that, and how it gets rid of it again.
//   /offprint-offline.js?keep=50&patience=4   keeps 50 pages; a kept one is shown if the server takes longer than 4 seconds
//   /offprint-offline.js?leave                removes everything that it ever kept, and itself

const options = new URL(location.href).searchParams;
const PAGES = Number(options.get("keep")) || 50;
const PATIENCE = (Number(options.get("patience")) || 4) * 1000;
const LEAVING = options.has("leave");

// What is kept where, how many of each (the oldest go), and what it must be by its own word: a server may answer anything.
const VERSION = "offprint-1-";
const SHELVES = {
  pages: { most: PAGES, type: /^(text\/html|application\/xhtml)/ },
  data: { most: 3 * PAGES, type: /json/ },
  pictures: { most: 4 * PAGES, type: /^image\// },
  files: { most: 40, type: /javascript|json|css|wasm|^font\// },
};
// The names of our files. Those with a hash in them never change.
const OURS = /\/offprint(-[0-9a-f]{8,}[\w-]*)?\.(js|json|wasm)$/;
const HASHED = /\/offprint-[0-9a-f]{8,}[\w-]*\.(js|json|wasm)$/;

// The page without a connection, in English. Its words in other languages are in their files, by the same names.
const WORDS = {
  OfflineTitle: "No connection",
  OfflinePage: "This page can't be reached, and it was not read before on this device.",
  OfflineKept: "These pages were read before and can be read now:",
  TryAgain: "Try again",
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(LEAVING ? leave() : begin()));

async function begin() {
  for (const name of await ourCaches()) if (!name.startsWith(VERSION)) await caches.delete(name);
  // Navigation preload would save a moment at each page, but in Firefox (153) a preload without a connection ends the page's own request.
  await clients.claim();
}

async function leave() {
  for (const name of await ourCaches()) await caches.delete(name);
  indexedDB.deleteDatabase("offprint");
  await registration.unregister();
}

const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith("offprint-"));

// ---- reading

addEventListener("fetch", (event) => {
  const shelf = !LEAVING && shelfOf(event.request);
  if (shelf) event.respondWith(HASHED.test(new URL(event.request.url).pathname) ? fromShelf(event, shelf) : fromNetwork(event, shelf));
});

// Where the answer to a request belongs; undefined for what is none of our business and goes its way as if nobody were here. That is
// everything but reading, everything that speaks for one reader (Authorization), parts of files, and what other origins would not show us.
function shelfOf(request) {
  const { pathname, origin } = new URL(request.url);
  const { destination, headers, method, mode } = request;
  const own = origin === location.origin;
  if (method !== "GET" || headers.has("Authorization") || headers.has("Range") || (!own && mode !== "cors")) return;
  if (mode === "navigate") return own && destination === "document" ? "pages" : undefined;
  if (OURS.test(pathname)) return "files";
  // Articles and threads are asked for like this, or preloaded.
  if (!destination && (headers.get("Accept") === "application/json" || (own && pathname.endsWith(".json")))) return "data";
  if (own && destination === "image") return "pictures";
  if (own && ["script", "style", "font"].includes(destination)) return "files";
}

const kept = (request, shelf) => caches.match(request, { cacheName: VERSION + shelf });

async function fromShelf(event, shelf) {
  return (await kept(event.request, shelf)) ?? fromNetwork(event, shelf);
}

// The server first. What is kept stands in for it when there is no connection, or one that is too slow to be any use.
async function fromNetwork(event, shelf) {
  const { request } = event;
  const answer = fetch(request);
  const keeping = answer.then((response) => keep(request, response.clone(), shelf));
  event.waitUntil(keeping.then(() => shelf === "pages" && send()).catch(() => {}));
  const copy = await kept(request, shelf);
  const late = new Promise((_, reject) => copy && setTimeout(reject, PATIENCE));
  return Promise.race([answer, late]).catch(() => copy ?? (shelf === "pages" ? nothingKept() : Response.error()));
}

// Keeps an answer that is complete, public and what was asked for. A body that breaks off is not kept: `put` takes all of it or nothing,
// and leaves what was kept before.
async function keep(request, response, shelf) {
  const { most, type } = SHELVES[shelf];
  const cache = await caches.open(VERSION + shelf);
  if ([404, 410].includes(response.status)) await cache.delete(request);
  const header = (name) => response.headers.get(name) ?? "";
  const open = ["basic", "cors"].includes(response.type) && !/no-store|private/i.test(header("Cache-Control")) && header("Vary") !== "*";
  if (response.status !== 200 || !open || !type.test(header("Content-Type"))) return response.body?.cancel();
  await cache.put(request, response);
  const requests = await cache.keys();
  for (const oldest of requests.slice(0, Math.max(0, requests.length - most))) await cache.delete(oldest);
}

// What a page had read before it had a worker comes out of the browser's own cache: nobody is asked again, but for files that never change.
async function catchUp(page, addresses) {
  for (const address of [page, ...addresses]) {
    const own = new URL(address).origin === location.origin;
    if (!own && !HASHED.test(new URL(address).pathname)) continue;
    const response = await fetch(address, own ? { cache: "only-if-cached", mode: "same-origin" } : { cache: "force-cache" }).catch(() => {});
    const type = response?.headers.get("Content-Type") ?? "";
    const shelf = OURS.test(new URL(address).pathname) ? "files" : Object.keys(SHELVES).find((name) => SHELVES[name].type.test(type));
    if (shelf && (shelf !== "pages" || address === page) && !(await kept(address, shelf))) {
      await keep(address, response, shelf).catch(() => {});
    }
  }
}

// A page made of nothing but words, because nothing else may be here.
async function nothingKept() {
  const items = [];
  for (const request of (await (await caches.open(VERSION + "pages")).keys()).reverse()) {
    const title = /<title[^>]*>([^]*?)<\/title/i.exec(await (await kept(request, "pages")).text())?.[1] || request.url;
    items.push(`<li><a href="${escaped(request.url)}">${title.replaceAll("<", "&lt;")}</a></li>`);
  }
  const { lang, OfflineTitle, OfflinePage, OfflineKept, TryAgain } = await words();
  const list = items.length ? `<p>${OfflineKept}</p><ul dir="auto">${items.join("")}</ul>` : "";
  const html = `<!doctype html><html lang="${lang}" dir="auto"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${OfflineTitle}</title>
<h1>${OfflineTitle}</h1><p>${OfflinePage} <a href="">${TryAgain}</a></p>${list}</html>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'" };
  return new Response(html, { status: 503, headers });
}

// In the language of the page that was read last, if the file of its words is kept.
async function words() {
  const last = (await (await caches.open(VERSION + "pages")).keys()).at(-1);
  const page = last && (await (await kept(last, "pages")).text());
  const language = /<html[^>]*\slang="?([a-z]+)/i.exec(page)?.[1].toLowerCase();
  for (const file of await (await caches.open(VERSION + "files")).keys()) {
    const tag = /_([a-z]{2,3}(-\w+)?)\.json$/.exec(file.url)?.[1];
    if (!language || tag?.split("-")[0] !== language) continue;
    const { load, script } = await (await kept(file, "files")).json();
    return { lang: tag, ...script, TryAgain: load.TryAgain };
  }
  return { lang: "en", ...WORDS };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

// ---- replies

// A page leaves a reply here when it has met no connection, and never sends it again itself. So whatever happens to pages, tabs and this
// worker, there is one place that a reply is sent from, and the lock lets one go at it at a time.
addEventListener("message", (event) => {
  const work = LEAVING ? undefined : MESSAGES[event.data?.offprint];
  if (work) event.waitUntil(work(event.data, event.source));
});

const MESSAGES = {
  async keep({ offprint, ...reply }, page) {
    // Stored first, said then: what the reader is told must be true. The same reply twice has the same key, and is one.
    await replies("readwrite", (store) => store.put({ ...reply, written: Date.now() }));
    page.postMessage({ offprint: "kept", key: reply.key });
    // It may have been that one request only. If not, the browser says when there is a connection, where it can.
    await send().catch(() => registration.sync?.register("offprint-replies").catch(() => {}));
  },
  async news({ read }, page) {
    page.postMessage({ offprint: "news", replies: await replies("readonly", (store) => store.getAll()) });
    const addresses = read.split(" ").filter(Boolean);
    if (addresses.length) await catchUp(page.url.split("#")[0], addresses);
    await send().catch(() => {});
  },
  told: ({ key }) => replies("readwrite", (store) => store.delete(key)),
};

// There is a connection, even if no page is open. An error has the browser ask again later.
addEventListener("sync", (event) => event.tag === "offprint-replies" && event.waitUntil(send()));

// What can't be sent for as long as a draft is kept goes back to the reader, as if the server had not answered in time.
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const GIVEN_UP = { status: 408, text: "" };

function send() {
  return navigator.locks.request("offprint-replies", async () => {
    const all = await replies("readonly", (store) => store.getAll());
    let left = 0;
    for (const reply of all.filter(({ status }) => !status).sort((one, other) => one.written - other.written)) {
      // Should this end here, after the server has the reply and before that is stored, it goes out again under the same key.
      const answer = reply.written < Date.now() - LONGEST ? GIVEN_UP : await post(reply).catch(() => {});
      if (answer) await tell({ ...reply, ...answer });
      else left += 1;
    }
    if (left) throw new Error(`offprint: ${left} replies are still to be sent`);
  });
}

async function post({ address, type, body }) {
  const headers = { Accept: "application/json", "Content-Type": type };
  const response = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(15_000) });
  const answer = { status: response.status, text: await response.text() };
  return isAnswer(response.status, answer.text) ? answer : undefined;
}

// Whether this settles it. A server in trouble, one that wants us to wait, and the page of a hotel's network do not.
function isAnswer(status, text) {
  if (status >= 500 || [408, 425, 429].includes(status) || text.includes('"comment_flood"')) return false;
  return status === 200 ? text.trimStart().startsWith("{") : status > 200;
}

// The answer is kept until a page has told the reader.
async function tell(reply) {
  await replies("readwrite", (store) => store.put(reply));
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage({ offprint: "answered", replies: [reply] });
}

// One transaction over the replies: it is done as a whole or not at all.
function replies(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("offprint", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("replies", { keyPath: "key" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("replies", mode, { durability: "strict" });
      const request = work(transaction.objectStore("replies"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      // Closed as soon as it is done, so that it is in nobody's way.
      opening.result.close();
    };
  });
}
