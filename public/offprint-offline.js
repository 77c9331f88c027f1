// The service worker for offline reading: keeps copies of pages that were read, and replies until they can be sent.
//
// Offprint never registers it itself. docs/offline.md says how a site does that, and how to remove it again.
//   /offprint-offline.js?keep=50&patience=4   keeps 50 pages; the copy is shown if the server takes longer than 4 seconds
//   /offprint-offline.js?leave                removes everything it has kept, and itself

const options = new URL(location.href).searchParams;
const PAGES = Number(options.get("keep")) || 50;
const PATIENCE = (Number(options.get("patience")) || 4) * 1000;
const LEAVING = options.has("leave");

// The caches: how many entries each may have (the oldest are removed), and which Content-Type is accepted, since servers may answer
// anything.
const VERSION = "offprint-1-";
const SHELVES = {
  pages: { most: PAGES, type: /^(text\/html|application\/xhtml)/ },
  data: { most: 3 * PAGES, type: /json/ },
  pictures: { most: 4 * PAGES, type: /^image\// },
  files: { most: 40, type: /javascript|json|css|wasm|^font\// },
};
// Offprint's own files. Those with a hash in the name never change.
const OURS = /\/offprint(-[0-9a-f]{8,}[\w-]*)?\.(js|json|wasm)$/;
const HASHED = /\/offprint-[0-9a-f]{8,}[\w-]*\.(js|json|wasm)$/;

// The texts of the offline page in English. The other languages' files have them under the same names.
const WORDS = {
  OfflineTitle: "No connection",
  OfflinePage: "This page can't be reached, and you have not read it on this device before.",
  OfflineKept: "You have read these pages before and can read them now:",
  TryAgain: "Try again",
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(LEAVING ? leave() : begin()));

async function begin() {
  for (const name of await ourCaches()) if (!name.startsWith(VERSION)) await caches.delete(name);
  // Navigation preload would be faster, but in Firefox 153 a preload that fails without a connection also ends the page's own request.
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

// The cache that a response belongs in; undefined if the worker leaves the request alone: everything but GET, requests for one reader
// (Authorization), ranges, and opaque responses of other origins.
function shelfOf(request) {
  const { pathname, origin } = new URL(request.url);
  const { destination, headers, method, mode } = request;
  const own = origin === location.origin;
  if (method !== "GET" || headers.has("Authorization") || headers.has("Range") || (!own && mode !== "cors")) return;
  if (mode === "navigate") return own && destination === "document" ? "pages" : undefined;
  if (OURS.test(pathname)) return "files";
  // How articles and threads are fetched or preloaded.
  if (!destination && (headers.get("Accept") === "application/json" || (own && pathname.endsWith(".json")))) return "data";
  if (own && destination === "image") return "pictures";
  if (own && ["script", "style", "font"].includes(destination)) return "files";
}

const kept = (request, shelf) => caches.match(request, { cacheName: VERSION + shelf });

async function fromShelf(event, shelf) {
  return (await kept(event.request, shelf)) ?? fromNetwork(event, shelf);
}

// Network first. The copy is used if there is no connection, or if the server takes longer than PATIENCE.
async function fromNetwork(event, shelf) {
  const { request } = event;
  const answer = fetch(request);
  const keeping = answer.then((response) => keep(request, response.clone(), shelf));
  event.waitUntil(keeping.then(() => shelf === "pages" && send()).catch(() => {}));
  const copy = await kept(request, shelf);
  const late = new Promise((_, reject) => copy && setTimeout(reject, PATIENCE));
  return Promise.race([answer, late]).catch(() => copy ?? (shelf === "pages" ? nothingKept() : Response.error()));
}

// Keeps a response that is complete, public and of the right type. If the body breaks off, `put` fails and the previous copy stays.
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

// Copies what a page loaded before the worker was active, from the HTTP cache. Only files that never change may cause a request.
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

// The offline page: plain HTML, because no style sheet or script can be relied on.
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

// The texts in the language of the page that was read last, if the file of that language is kept.
async function words() {
  const last = (await (await caches.open(VERSION + "pages")).keys()).at(-1);
  const page = last && (await (await kept(last, "pages")).text());
  const files = await (await caches.open(VERSION + "files")).keys();
  for (const tag of filesFor(/<html[^>]*\slang=["']?([\w-]+)/i.exec(page)?.[1])) {
    const file = files.find(({ url }) => url.endsWith(`_${tag}.json`));
    if (!file) continue;
    const { load, script } = await (await kept(file, "files")).json();
    return { lang: tag, ...script, TryAgain: load.TryAgain };
  }
  return { lang: "en", ...WORDS };
}

// The files that serve a language, the best one first, as in offprint-languages.js.
function filesFor(tag = "") {
  for (let start = tag.replaceAll("_", "-"); start; start = start.replace(/-?[^-]*$/, "")) {
    try {
      const { language, script, region } = new Intl.Locale(start).maximize();
      return [`${language}-${region}`, `${language}-${script}`, language, { nn: "nb", no: "nb", pt: "pt-PT" }[language]];
    } catch {
      // Not a language tag.
    }
  }
  return [];
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

// ---- replies

// A page that has no connection hands its reply to the worker and never sends it again itself. So a reply is sent from one place only,
// whatever happens to pages and tabs, and a lock prevents two attempts at once.
addEventListener("message", (event) => {
  const work = LEAVING ? undefined : MESSAGES[event.data?.offprint];
  if (work) event.waitUntil(work(event.data, event.source));
});

const MESSAGES = {
  async keep({ offprint, ...reply }, page) {
    // Stored before it is confirmed, so that what the reader is told is true. The same reply twice has the same key and is stored once.
    await replies("readwrite", (store) => store.put({ ...reply, written: Date.now() }));
    page.postMessage({ offprint: "kept", key: reply.key });
    // Perhaps only that one request failed. If not, the browser fires `sync` when there is a connection, where it supports that.
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

// Fired once there is a connection, even if no page is open. If it is rejected, the browser tries again later.
addEventListener("sync", (event) => event.tag === "offprint-replies" && event.waitUntil(send()));

// A reply that could not be sent for as long as drafts are kept goes back to the reader, as if the server had timed out.
const LONGEST = 30 * 24 * 60 * 60 * 1000;
const GIVEN_UP = { status: 408, text: "" };

function send() {
  return navigator.locks.request("offprint-replies", async () => {
    const all = await replies("readonly", (store) => store.getAll());
    let left = 0;
    for (const reply of all.filter(({ status }) => !status).sort((one, other) => one.written - other.written)) {
      // If the worker is stopped after the server has the reply and before that is stored, the reply is sent again under the same key.
      const answer = reply.written < Date.now() - LONGEST ? GIVEN_UP : await post(reply).catch(() => {});
      if (answer) await tell({ ...reply, ...answer });
      else left += 1;
    }
    if (left) throw new Error(`offprint: ${left} replies could not be sent yet`);
  });
}

async function post({ address, type, body }) {
  const headers = { Accept: "application/json", "Content-Type": type };
  const response = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(15_000) });
  const answer = { status: response.status, text: await response.text() };
  return isAnswer(response.status, answer.text) ? answer : undefined;
}

// Whether this response is final. Server faults, rate limits and the login page of a hotel's network are not.
function isAnswer(status, text) {
  if (status >= 500 || [408, 425, 429].includes(status) || text.includes('"comment_flood"')) return false;
  return status === 200 ? text.trimStart().startsWith("{") : status > 200;
}

// The response is stored until a page has shown it to the reader.
async function tell(reply) {
  await replies("readwrite", (store) => store.put(reply));
  for (const page of await clients.matchAll({ includeUncontrolled: true })) page.postMessage({ offprint: "answered", replies: [reply] });
}

// One transaction on the stored replies.
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
      // Takes effect once the transaction is done, so that the connection does not block deleting the database.
      opening.result.close();
    };
  });
}
