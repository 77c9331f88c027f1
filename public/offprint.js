// The loader: registers <offprint-article>, <offprint-replies> and <offprint-count>, and imports the module that renders them.
//
// Children are fallback content: shown until the module has rendered something, and kept if it can't.

import { choose, languages, say } from "./offprint-languages.js";

const VERSION = "{version}";

// The build puts the names of its files here.
const names = { glue: "{glue}", wasm: "{wasm}" /* chunks */ };
const address = (/** @type {string} */ name) => new URL(names[name], import.meta.url);

const BROKEN = "Something went wrong while showing this page. Reload it to try again.";
/** @type {Set<OffprintElement>} */
const elements = new Set();
/** @type {Promise<any> | undefined} */
let module;
let isBroken = false;
/** The element that the module is running for, in case it traps. @type {OffprintElement | undefined} */
let showing;

// Once per page, however many elements there are. Both files are fetched at once, and the wasm is compiled while it arrives.
function load() {
  if (module) return;
  const wasm = fetch(address("wasm"), { credentials: "same-origin" });
  wasm.catch(() => {});
  module = import(address("glue").href).then(async (glue) => {
    glue.locateChunks?.(address);
    await glue.default({ module_or_path: wasm });
    return glue;
  });
  module.catch(breakDown);
  addEventListener("error", (event) => onError(event.error));
  addEventListener("unhandledrejection", (event) => onError(event.reason));
  // Creating the first date format takes a slow phone 60 ms, so it is done while the module is loading.
  setTimeout(() => new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format());
}

/** Lazy-loads elements within 150 % of the viewport. @type {IntersectionObserver} */
let near;
/** @type {(element: OffprintElement) => void} */
let breakElement;

class OffprintElement extends HTMLElement {
  static version = VERSION;
  static languages = languages;
  static observedAttributes = [
    "src", "format", "post", "item", "thread", "backend", "article", "reply-to", "no-replies", "no-form", "avatars", "sort", "live",
    "report", "signed-in-as", "rest-nonce", "nonce-url", "login-url", "contents", "age-note", "share", "theme", "lang", "dir",
    "heading-level", "loading",
  ];

  static {
    near = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && /** @type {OffprintElement} */ (target).#mount()),
      { rootMargin: "150%" },
    );
    breakElement = (element) => element.#break(!showing || showing === element);
  }

  #root;
  #controller;
  #isMounting = false;
  #article = null;
  #strings = null;

  connectedCallback() {
    upgrade(this, "article", "strings");
    elements.add(this);
    // While the page is still being parsed, the children may not be there yet.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#wait(), { once: true });
    } else {
      this.#wait();
    }
  }

  // Disconnecting and connecting in one task is a move: nothing ends, so nothing typed is lost.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      near.unobserve(this);
      elements.delete(this);
      this.#isMounting = false;
      this.#controller?.unmount();
      this.#controller?.free();
      this.#controller = null;
    });
  }

  attributeChangedCallback(name) {
    if (name !== "loading") this.#call("attributes_changed");
    else if (elements.has(this)) this.#wait();
  }

  /** An article in Offprint's JSON format, shown instead of the one at `src`; `null` if there is none. */
  get article() {
    return this.#article;
  }

  set article(article) {
    this.#article = article ?? null;
    this.#call("set_article", this.#article);
  }

  /** Texts by key, which override those of the language; `null` if there are none. */
  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings ?? null;
    this.#call("set_messages", this.#strings);
  }

  /** Fetches the content again. Text in the form stays. */
  reload() {
    this.#call("reload");
  }

  #call(method, ...values) {
    if (isBroken || !this.#controller) return;
    showing = this;
    this.#controller[method](...values);
    showing = undefined;
  }

  #wait() {
    if (this.getAttribute("loading")?.trim() === "eager") this.#mount();
    else near.observe(this);
  }

  #mount() {
    near.unobserve(this);
    if (this.#isMounting || !this.isConnected) return;
    this.#isMounting = true;
    if (isBroken) return this.#break(true);
    load();
    // Most articles are in the language of their page, so its file is fetched along with the module.
    this.#language();
    module.then(({ mount }) => {
      if (this.#controller || !this.isConnected) return;
      this.#root ??= this.attachShadow({ mode: "open" });
      showing = this;
      const dispatch = (name, detail) => this.#dispatch(name, detail);
      this.#controller = mount(this, this.#root, dispatch, (article) => this.#language(article), this.#article, this.#strings);
      showing = undefined;
    }).catch(breakDown);
  }

  // The language of the interface, see languageOf().
  #language(/** @type {string | undefined} */ article) {
    return languageOf(this, this.#strings, article);
  }

  // Returns false if a listener called preventDefault(), the promise passed to respondWith(), or else true.
  #dispatch(name, detail) {
    if (name === "chunk-error") return this.#break(true);
    if (name === "showing") return void (showing = detail ? this : undefined);
    let answer;
    const event = new CustomEvent(`offprint-${name}`, { bubbles: true, composed: true, cancelable: name === "reply", detail });
    if (event.cancelable) {
      detail.respondWith = (value) => {
        answer = Promise.resolve(value);
        event.preventDefault();
      };
    }
    return this.dispatchEvent(event) || (answer ?? false);
  }

  // Shows one line about the failure, below what has been rendered or above the fallback content. If another element caused it, what is
  // shown stays readable, and the line appears when the reader uses this element.
  #break(isHere) {
    this.#root ??= this.attachShadow({ mode: "open" });
    if (this.#root.querySelector("[data-broken]")) return;
    const isShown = this.#root.querySelector("article, .replies");
    if (!isHere && isShown) {
      for (const use of ["focusin", "click"]) this.addEventListener(use, () => this.#break(true), { once: true });
      return;
    }
    const line = brokenLine(this.#language());
    if (isShown && !isBroken) return this.#root.append(line);
    if (!isShown) this.#root.replaceChildren(document.createElement("slot"));
    this.#root.prepend(line);
    this.#dispatch("error", { code: "broken", message: line.textContent });
  }
}

/** Waiting elements. The first one near the viewport loads them all, to save requests. @type {Set<OffprintCount>} */
const counts = new Set();
/** @type {() => void} */
let showCounts;

// The number of replies to an article, as inline text. Children are fallback content, shown until the number is known.
class OffprintCount extends HTMLElement {
  static observedAttributes = ["src", "backend", "article", "lang"];

  static {
    showCounts = () => {
      for (const count of counts) count.#show();
      counts.clear();
    };
  }

  static #near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && showCounts(), { rootMargin: "150%" });
  #strings = null;
  #root;

  connectedCallback() {
    upgrade(this, "strings");
    counts.add(this);
    OffprintCount.#near.observe(this);
  }

  disconnectedCallback() {
    counts.delete(this);
    OffprintCount.#near.unobserve(this);
  }

  attributeChangedCallback(name) {
    if (name !== "lang") this.#root?.replaceChildren(document.createElement("slot"));
    this.reload();
  }

  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings ?? null;
    this.reload();
  }

  reload() {
    if (this.#root) this.#show();
  }

  #show() {
    OffprintCount.#near.unobserve(this);
    if (isBroken) return;
    if (!this.#root) {
      this.#root = this.attachShadow({ mode: "open" });
      this.#root.append(document.createElement("slot"));
    }
    load();
    const language = () => languageOf(this, this.#strings);
    const dispatch = (name, detail) => this.dispatchEvent(new CustomEvent(`offprint-${name}`, { bubbles: true, composed: true, detail }));
    language();
    module.then(({ count }) => count(this, this.#root, dispatch, language, this.#strings)).catch(breakDown);
  }
}

// Applies properties that a script set before the element was defined.
function upgrade(/** @type {HTMLElement} */ element, ...names) {
  for (const name of names) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
  }
}

// The element's own language, else that of its article, else that of the surrounding page.
function languageOf(/** @type {HTMLElement} */ element, strings, article) {
  const own = element.getAttribute("lang")?.trim();
  return choose(own || article || languageAround(element), { isExact: Boolean(own), hasWords: strings !== null });
}

// The `lang` of the nearest ancestor, shadow roots or not.
function languageAround(/** @type {Node} */ node) {
  for (; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.("lang")?.trim();
    if (lang) return lang;
  }
}

function brokenLine(language) {
  const line = document.createElement("p");
  const write = () => {
    line.textContent = say(language, "Broken", BROKEN);
    line.lang = language.sentences ? language.tag : "en";
    line.dir = "auto";
  };
  line.dataset.broken = "";
  line.setAttribute("role", "alert");
  write();
  language.arriving?.then(write);
  return line;
}

function breakDown(error) {
  if (!isBroken) console.error("offprint:", error);
  isBroken = true;
  elements.forEach(breakElement);
}

// The common beginning of the paths of glue, module and chunks.
const FILES = address("wasm").pathname.replace(/(_bg)?(\.\w+)?\.wasm$/, "");

// A panic ends the module for good. It can come out of any listener or task, so it is caught here.
function onError(error) {
  if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(FILES)) breakDown(error);
}

// Browsers without these features keep the fallback content.
const canWork =
  globalThis.customElements && globalThis.WebAssembly && "adoptedStyleSheets" in Document.prototype &&
  CSS.supports("color", "light-dark(#fff, #000)");
const known = globalThis.customElements?.get("offprint-article");
if (known) {
  console.info(`offprint: version ${known.version} is already running on this page, so version ${VERSION} does nothing`);
} else if (canWork) {
  customElements.define("offprint-article", class OffprintArticle extends OffprintElement {});
  customElements.define("offprint-replies", class OffprintReplies extends OffprintElement {});
  customElements.define("offprint-count", OffprintCount);
}
