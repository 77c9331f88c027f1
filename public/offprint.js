// The loader: registers <offprint-article>, and brings in the module that renders it.
//
// Until the module is ready, and if it never is, the reader has what stands between the tags.

// The build puts the names of its files here. A page that has the first two already says them in the loader's address, so that its
// preloads and these requests can't differ: offprint.js?glue=…&wasm=…
const names = { glue: "{glue}", wasm: "{wasm}", parts: "{parts}" };
const query = new URL(import.meta.url).searchParams;
const address = (name) => new URL(query.get(name) ?? names[name], import.meta.url);

const BROKEN = "Something went wrong while showing this page. Reload it to try again.";
const elements = new Set();
let dead = false;
let incomplete = false;

// Both files are asked for at once, and the wasm is compiled while it arrives.
const wasm = fetch(address("wasm"));
const ready = import(address("glue")).then(async (glue) => {
  const exports = await glue.default({ module_or_path: wasm });
  const sheets = [0, 1, 2].map(() => new CSSStyleSheet());
  sheets[0].replaceSync(glue.stylesheet(0));
  return { ...glue, exports, sheets };
});
ready.catch(breakDown);
wasm.catch(() => {});

// The other parts of the module: form, thread, other formats, sending. A build that was not cut into parts has all of them in one.
const PARTS = names.parts.includes(".wasm") ? names.parts.split(" ") : [, , , ,];

async function bring(part) {
  const compiled = PARTS[part] && compile(new URL(PARTS[part], import.meta.url));
  const module = await ready;
  if (compiled) await WebAssembly.instantiate(await compiled, { _: module.exports });
  // The article has the first sheet.
  module.sheets[part + 1]?.replaceSync(module.stylesheet(part + 1));
  module.complete(part);
}

// While it arrives, unless the server does not say that it is wasm.
async function compile(url) {
  const response = await fetch(url);
  const copy = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
}

// The form is wanted by almost every page, so it is asked for at once. The rest lets it go first, but for the decoders of other formats
// where an element shows that its article will need them.
const isForeign = (element) => element.matches("[post], [format], [src*='wp-json'], [src*='rest_route']");
(async () => {
  const form = bring(0);
  await ready;
  const formats = [...elements].some(isForeign) ? bring(2) : form.then(() => bring(2));
  await Promise.all([form, formats, form.then(() => Promise.all([bring(1), bring(3)]))]);
})().catch(missPart);

class OffprintArticle extends HTMLElement {
  static observedAttributes = [
    "src", "format", "post", "item", "thread", "reply-to", "no-replies", "no-form", "avatars", "sort", "theme", "lang", "dir",
    "heading-level",
  ];

  #root;
  #id = 0;

  connectedCallback() {
    elements.add(this);
    // While the page is still being parsed, what stands between the tags may not be there yet.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#mount(), { once: true });
    } else {
      this.#mount();
    }
  }

  // Taken out and put in again in one go is a move: nothing ends, so nothing typed is lost.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      elements.delete(this);
      const id = this.#id;
      this.#id = 0;
      if (id) this.#call((module) => module.unmount(id));
    });
  }

  attributeChangedCallback() {
    if (this.#id) this.#call((module) => module.changed(this.#id));
  }

  #mount() {
    this.#call((module) => {
      if (this.#id || !this.isConnected) return;
      this.#root ??= this.attachShadow({ mode: "open" });
      this.#root.adoptedStyleSheets = module.sheets;
      this.#id = module.mount(this, this.#root);
      this.tell();
    });
  }

  #call(work) {
    if (dead) return this.breakDown();
    ready.then(work).catch(breakDown);
  }

  // One line that says what is the matter; below it what has been rendered, or else the fallback between the tags.
  breakDown() {
    this.#root ??= this.attachShadow({ mode: "open" });
    if (this.#root.querySelector("[data-broken]")) return;
    if (!this.#root.querySelector("article")) this.#root.replaceChildren(document.createElement("slot"));
    this.#root.prepend(brokenLine());
  }

  // The article is there; what should stand under it can't come.
  tell() {
    if (incomplete && this.#id && !this.#root.querySelector("[data-broken]")) this.#root.append(brokenLine());
  }
}

function brokenLine() {
  const line = document.createElement("p");
  line.dataset.broken = "";
  line.setAttribute("role", "alert");
  line.textContent = BROKEN;
  return line;
}

function missPart(error) {
  if (dead) return;
  console.error("offprint:", error);
  incomplete = true;
  for (const element of elements) element.tell();
}

function breakDown(error) {
  if (!dead) console.error("offprint:", error);
  dead = true;
  for (const element of elements) element.breakDown();
}

// What the addresses of the module's parts begin with.
const FILES = address("wasm").pathname.replace(/_bg\.wasm$/, "");

// A panic ends the module for good. It can come out of any listener or task of its own, so it is caught here.
function onError(error) {
  if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(FILES)) breakDown(error);
}
addEventListener("error", (event) => onError(event.error));
addEventListener("unhandledrejection", (event) => onError(event.reason));

customElements.define("offprint-article", OffprintArticle);

// While the module is on its way there is time for what a slow phone needs 60 ms for the first time: learning how dates are
// written. The module asks for the same.
setTimeout(() => new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format());
