// A small server for the tests: the built site, pages that embed the element, and endpoints with good and bad answers.
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { ARTICLE, ARTICLE_ANSWERS, REPLY_ANSWERS } from "./faults.mjs";
import { answerForHosts, copied, isOfHosts, otherVersion } from "./hosts.mjs";
import { Threads } from "./threads.mjs";

/** The policy that every page is served with. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src * ; connect-src 'self'";
/** The same for articles with audio and video, which need `media-src`. */
export const POLICY_WITH_MEDIA = `${POLICY}; media-src 'self'`;

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
  ".vtt": "text/vtt",
};

/** The build under test: the release build, or else the debug build. */
export const DIST = process.env.OFFPRINT_DIST || process.env.OFFPRINT_SITE;
/** Why tests of chunks are skipped: a debug build has none. `false` if there are chunks. */
export const WHOLE = !readdirSync(DIST).some((name) => name.endsWith("_replies.wasm")) && "this build is in one piece";
/** The debug build with the gallery; empty if there is none. */
export const DEBUG_SITE = process.env.OFFPRINT_SITE;

// The release's page has a prerendered copy of one article as fallback content; with another article it is an ordinary fallback.
const COPY = /<div class="offprint"[^>]*data-offprint-static[^]*(?=<\/offprint-article>)/;
const FALLBACK = '<h1>Fallback headline</h1><p>Fallback text. <a href="/elsewhere">Read it elsewhere</a></p>';

const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** The element with these attributes; `true` is an attribute without a value. */
export function element(attributes, inner = FALLBACK, tag = "offprint-article") {
  const written = Object.entries(attributes).map(([name, value]) => (value === true ? name : `${name}="${escaped(value)}"`));
  return `<${tag} ${written.join(" ")}>${inner}</${tag}>`;
}

/** The element for thread and form only. */
export const repliesElement = (attributes, inner = "<p>Fallback of the replies</p>") => element(attributes, inner, "offprint-replies");

/** Children of the element: an article, a text that pretends to be one, and the fallback content. */
export function embedded(content = ARTICLE) {
  const text = typeof content === "string" ? content : JSON.stringify(content).replace(/</g, "\\u003c");
  return `<script type="application/json">${text}</script>${FALLBACK}`;
}

export class Site {
  /** What was posted to `/reply/…`: `{ path, type, body }`, in order. */
  received = [];
  /** The requested paths, in order. */
  asked = [];
  /** The threads it serves under `/thread/`. */
  threads = new Threads();
  #pages = new Map();
  #times = new Map();
  /** The policy that files are served with; it applies to the service worker too. */
  filePolicy = POLICY;
  /** The Cache-Control header of every answer. */
  caching = "no-store";
  #gates = new Map();
  #servers = [];

  /** Serves the files of `directory`; `origin` and `other` are two origins that serve the same. */
  static async start(directory = DIST) {
    if (!directory || !existsSync(directory)) throw new Error("OFFPRINT_DIST must name the built site (scripts/dist makes it)");
    const site = new Site();
    site.directory = directory;
    [site.origin, site.other] = [await site.#listen(), await site.#listen()];
    return site;
  }

  async #listen() {
    const server = createServer((request, response) => this.#answer(request, response));
    this.#servers.push(server);
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${server.address().port}`;
  }

  stop() {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  /** Simulates an unreachable server until the function it returns is called: connections end, and no new ones are accepted. */
  cut() {
    const cut = this.#servers.map((server) => [server, server.address().port]);
    this.stop();
    return () => Promise.all(cut.map(([server, port]) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve))));
  }

  /**
   * A page with this body; returns its address. The policy may be widened by more directives. The page is light or dark as the reader's
   * system, unless another `scheme` is named.
   */
  page(body, { head = "", title = "A publisher's page", lang = "en", dir = "ltr", scheme = "light dark", policy = POLICY, script = "/offprint.js" } = {}) {
    const path = `/page/${this.#pages.size + 1}`;
    const loader = script && `<script type="module" src="${script}"></script>`;
    const html = `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}"><title>${title}</title><link rel="icon" href="/favicon.svg">${head}${loader}</head>
<body><main>${body}</main></body></html>`;
    this.#pages.set(path, { html, policy });
    return this.origin + path;
  }

  /** A page with one element. */
  article(attributes, inner, options) {
    return this.page(element(attributes, inner), options);
  }

  /** The demo page with plain fallback content, another article, more attributes on the element, or others on `<html>`. */
  async standalone({ src = "samples/partnership.json", attributes = "", html = 'lang="en"' } = {}, policy = POLICY) {
    const text = await readFile(join(this.directory, "index.html"), "utf8");
    // At the root, so that its relative addresses work. The release build omits optional quotes.
    const path = `/standalone-${this.#pages.size + 1}.html`;
    const page = text
      .replace(COPY, FALLBACK)
      .replace(/<html lang="?en"?>/, `<html ${html}>`)
      .replace("<offprint-article ", `<offprint-article ${attributes} `)
      .replaceAll(/"?samples\/partnership\.json"?/g, `"${src}"`);
    this.#pages.set(path, { html: page, policy });
    return this.origin + path;
  }

  /** One of the site's own pages, under another policy. */
  async under(policy, file) {
    // At the root, so that its relative addresses work.
    const path = `/${this.#pages.size + 1}-${file}`;
    this.#pages.set(path, { html: await readFile(join(this.directory, file), "utf8"), policy });
    return this.origin + path;
  }

  /** Holds back every answer to addresses with this prefix, until the function it returns is called or the test ends. */
  hold(test, prefix) {
    const gate = {};
    gate.closed = new Promise((resolve) => (gate.open = resolve));
    this.#gates.set(prefix, gate);
    const release = () => {
      this.#gates.delete(prefix);
      gate.open();
    };
    test.after(release);
    return release;
  }

  async #answer(request, response) {
    const { pathname, search } = new URL(request.url, "http://host");
    this.asked.push(pathname + search);
    if (pathname.startsWith("/reply/")) await this.#receive(request, pathname + search);
    for (const [prefix, gate] of this.#gates) if (pathname.startsWith(prefix)) await gate.closed;
    response.setHeader("Cache-Control", this.caching);
    // If a reused connection breaks, a browser retries by itself.
    response.setHeader("Connection", "close");
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (pathname.startsWith("/article/")) return this.#inTurn(ARTICLE_ANSWERS, request, response);
    if (pathname.startsWith("/reply/")) return this.#inTurn(REPLY_ANSWERS, request, response);
    if (pathname.startsWith("/thread/")) return this.threads.answer(request, response);
    if (isOfHosts(pathname)) return answerForHosts(pathname, response, POLICY_WITH_MEDIA);
    const page = this.#pages.get(pathname);
    response.setHeader("Content-Security-Policy", page?.policy ?? this.filePolicy);
    if (page) return response.writeHead(200, { "Content-Type": TYPES[".html"] }).end(page.html);
    const original = copied(pathname);
    if (original === "/offprint.js") {
      const loader = await readFile(join(this.directory, "offprint.js"), "utf8");
      return response.writeHead(200, { "Content-Type": TYPES[".js"] }).end(otherVersion(loader));
    }
    this.#file(original ?? pathname, response);
  }

  async #receive(request, path) {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    this.received.push({ path, method: request.method, type: request.headers["content-type"], body: JSON.parse(text) });
  }

  /** `/article/500,good` answers with the first of the names, then with the next; the last one stays. */
  #inTurn(answers, request, response) {
    const { pathname, search } = new URL(request.url, "http://host");
    const names = pathname.split("/")[2].split(",");
    const turn = this.#times.get(pathname + search) ?? 0;
    this.#times.set(pathname + search, turn + 1);
    const answer = answers[names[Math.min(turn, names.length - 1)]];
    if (!answer) return response.writeHead(501).end();
    answer(response, request);
  }

  #file(pathname, response) {
    const file = join(this.directory, normalize(decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname)));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  }
}
