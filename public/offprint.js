// The loader: registers <offprint-article> and <offprint-replies>, and brings in the module that renders them.
//
// Until the module is ready, and if it never is, the reader has what stands between the tags.

const VERSION = "{version}";

// The build puts the names of its files here.
const names = { glue: "{glue}", wasm: "{wasm}", parts: "{parts}" };
const address = (name) => new URL(names[name], import.meta.url);

const BROKEN = "Something went wrong while showing this page. Reload it to try again.";
// A static copy of what will be shown, and content that stands in the page.
const COPY = ":scope > [data-offprint-static]";
const EMBEDDED = ":scope > script[type='application/json']";
// An article that seems to be in another format than our own.
const FOREIGN = "[post], [format], [src*='wp-json'], [src*='rest_route']";
const elements = new Set();
let ready;
let dead = false;

// ---- the module

// Once per page, however many elements there are. Both files are asked for at once, and the wasm is compiled while it arrives.
function start() {
  if (ready) return;
  const wasm = fetch(address("wasm"));
  wasm.catch(() => {});
  ready = import(address("glue")).then(async (glue) => {
    const exports = await glue.default({ module_or_path: wasm });
    const sheets = [0, 1, 2, 3].map(() => new CSSStyleSheet());
    sheets[0].replaceSync(glue.stylesheet(0));
    return { ...glue, exports, sheets };
  });
  ready.then(startLater).catch(breakDown);
  addEventListener("error", (event) => onError(event.error));
  addEventListener("unhandledrejection", (event) => onError(event.reason));
  // While the module is on its way there is time for what a slow phone needs 60 ms for the first time: learning how dates are
  // written. The module asks for the same.
  setTimeout(() => new Intl.DateTimeFormat(undefined, { dateStyle: "long", timeStyle: "short" }).format());
}

// The other parts of the module. A build that was not cut into parts has all of them in one.
const PARTS = names.parts.includes(".wasm") ? names.parts.split(" ") : [];
const [ARTICLE, FORM, THREAD, FORMATS, SENDING] = [0, 1, 2, 3, 4];
const brought = [];
const missed = [];

// What elements need at once they ask for themselves; this lets it go first.
function startLater() {
  bring(FORM).then(() => [SENDING, THREAD].forEach(bring));
}

function bring(part) {
  return (brought[part] ??= fetchPart(part).catch((error) => missPart(part, error)));
}

async function fetchPart(part) {
  const compiled = PARTS[part] && compile(new URL(PARTS[part], import.meta.url));
  // Whoever waits for the module is told if it breaks; nobody need hear of this as well.
  compiled?.catch(() => {});
  const module = await ready;
  if (compiled) await WebAssembly.instantiate(await compiled, { _: module.exports });
  // The first sheet is what all have in common.
  module.sheets[part + 1]?.replaceSync(module.stylesheet(part + 1));
  module.complete(part);
}

// While it arrives, unless the server does not say that it is wasm.
async function compile(url) {
  const response = await fetch(url);
  const copy = response.clone();
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
}

// ---- the elements

// Wakes an element when there is not much more than a screen left to scroll.
let near;
// What this file does with elements and a page can't.
let inside;

// What a module needs of a WordPress post: as `with_wishes` and `post_addresses` have it in src/backend/wordpress/address.rs.
const WISHES = {
  _embed: "author,wp:featuredmedia,wp:term",
  _fields: "id,link,date_gmt,modified_gmt,title,excerpt,content,comment_status,_links,_embedded",
};

function postAddress(site, post) {
  const slug = post.includes("%") ? post : encodeURIComponent(post);
  return `${site.replace(/\/*([?#].*)?$/, "")}/wp-json/wp/v2/posts${/^\d+$/.test(post) ? "/" : "?slug="}${slug}`;
}

function withWishes(address) {
  if (!address.includes("/wp/v2/")) return address;
  for (const [name, wish] of Object.entries(WISHES)) {
    if (!new RegExp(`[?&]${name}`).test(address)) address += `${address.includes("?") ? "&" : "?"}${name}=${wish}`;
  }
  return address;
}

// The first page of a thread, as `page_address` has it in src/backend/thread/wordpress.rs.
function threadAddress(comments, element) {
  const order = /newest/.test(element.getAttribute("sort")) ? "desc" : "asc";
  const avatars = element.hasAttribute("avatars") ? ",author_avatar_urls" : "";
  return `${comments}&orderby=date_gmt&order=${order}&per_page=100&_fields=id,parent,author,author_name,author_url,date_gmt,content${avatars}&page=1`;
}

class OffprintElement extends HTMLElement {
  static version = VERSION;
  static observedAttributes = [
    "src", "format", "post", "item", "thread", "article", "reply-to", "no-replies", "no-form", "avatars", "sort", "theme", "lang",
    "dir", "heading-level", "loading",
  ];

  static {
    const wake = ({ isIntersecting, target }) => isIntersecting && target.#wake();
    near = new IntersectionObserver((entries) => entries.forEach(wake), { rootMargin: "150%" });
    inside = {
      breakDown: (element) => element.#breakDown(),
      tell: (element) => element.#tell(),
    };
  }

  #root;
  #id = 0;
  #early;
  #copy;
  #slot;
  #isComplete;
  #isAwake = false;
  #article = null;
  #strings = null;

  connectedCallback() {
    // What a script has set before the element was known.
    for (const name of ["article", "strings"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    elements.add(this);
    // While the page is still being parsed, what stands between the tags may not be there yet.
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => this.#wait(), { once: true });
    } else {
      this.#wait();
    }
  }

  // Taken out and put in again in one go is a move: nothing ends, so nothing typed is lost.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      near.unobserve(this);
      elements.delete(this);
      const id = this.#id;
      this.#id = 0;
      this.#isAwake = false;
      this.#early?.abort();
      this.#slot?.remove();
      if (id) this.#call((module) => module.unmount(id));
    });
  }

  attributeChangedCallback(name) {
    if (name === "loading") {
      if (elements.has(this)) this.#wait();
    } else {
      this.#tellModule("changed");
    }
  }

  /** An article in our JSON format, shown instead of what `src` names; `null` if there is none. */
  get article() {
    return this.#article;
  }

  set article(article) {
    this.#article = article ?? null;
    this.#tellModule("give", this.#article);
  }

  /** Wordings by name, laid over the English ones; `null` if there are none. */
  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = strings ?? null;
    this.#tellModule("reword", this.#strings);
  }

  /** Asks for the content once more. What has been typed stays. */
  reload() {
    this.#tellModule("reload");
  }

  // Of an article that stands elsewhere a post is all that tells where its replies are.
  #needsArticle() {
    return this.matches("offprint-article, [post]");
  }

  // The decoders of other formats wait, unless the element shows that it will need them; without an article it never will. The names of
  // wordings are with them.
  #bring() {
    const needsArticle = this.#needsArticle();
    if (needsArticle) bring(ARTICLE);
    if (this.#strings || (needsArticle && this.matches(FOREIGN))) bring(FORMATS);
    const form = bring(FORM);
    if (needsArticle) form.then(() => bring(FORMATS));
  }

  #wait() {
    if (this.getAttribute("loading")?.trim() === "eager") this.#wake();
    else near.observe(this);
  }

  #wake() {
    near.unobserve(this);
    if (this.#isAwake || !this.isConnected) return;
    this.#isAwake = true;
    start();
    this.#bring();
    this.#ask();
    this.#call((module) => {
      if (this.#id || !this.isConnected) return;
      this.#root ??= this.attachShadow({ mode: "open" });
      this.#root.adoptedStyleSheets = module.sheets;
      this.#copy = this.querySelector(COPY);
      this.#isComplete = false;
      this.#id = module.mount(this, this.#root, (...event) => this.#say(...event), this.#article, this.#strings);
      this.#cover();
      this.#tell();
    });
  }

  // The content is asked for while the module is on its way; the module takes over the request when it makes the same.
  #ask() {
    const [src, post] = ["src", "post"].map((name) => this.getAttribute(name)?.trim());
    if (!src || this.#article || this.querySelector(EMBEDDED)) return;
    const asked = new URL(src, document.baseURI).href.replace(/#.*/, "");
    const isThread = asked.includes("/wp/v2/comments");
    // Without a post these would be the comments of the whole site: the module asks for none.
    if (isThread && !asked.includes("post=")) return;
    const address = isThread ? threadAddress(asked, this) : withWishes(post ? postAddress(asked, post) : asked);
    this.#early = new AbortController();
    const response = fetch(address, { headers: { Accept: "application/json" }, signal: this.#early.signal });
    response.catch(() => {});
    this.#call((module) => module.expect(address, response, this.#early));
  }

  // What is new may need a part that is not here yet, or that could not come.
  #tellModule(name, ...values) {
    if (this.#isAwake) this.#bring();
    this.#tell();
    if (this.#id) this.#call((module) => module[name](this.#id, ...values));
  }

  #call(work) {
    if (dead) return this.#breakDown();
    ready.then(work).catch(breakDown);
  }

  // Whoever has begun to read the copy never sees less than before: the view waits behind it. Without an article above it the view waits
  // in any case, or a thread that comes late would push the form down while somebody looks at it.
  #cover() {
    if (this.#isComplete) return;
    if (!(this.#copy || this.matches("offprint-replies"))) return this.#bridge();
    this.#frame.hidden = true;
    this.#slot = this.#root.appendChild(document.createElement("slot"));
  }

  // The fallback stays until there is anything else, if only a skeleton: no frame shows an empty place.
  #bridge() {
    if (this.#frame.hasChildNodes()) return;
    const slot = this.#root.appendChild(document.createElement("slot"));
    new MutationObserver((_, observer) => {
      slot.remove();
      observer.disconnect();
    }).observe(this.#frame, { childList: true });
  }

  // The view takes the copy's place in one task: what was typed, the focus and the selection go over.
  #uncover() {
    const copy = this.#copy;
    const focused = copy?.querySelector(":focus");
    if (focused && !focused.form) {
      // On a link, say, of which there is no telling where it is in the view.
      copy.addEventListener("focusout", () => setTimeout(() => this.#uncover()), { once: true });
      return;
    }
    this.#isComplete = true;
    this.#copy = null;
    if (!this.#slot) return;
    if (copy) this.#keepRoom(copy);
    copy?.querySelectorAll("[name]").forEach((typed) => this.#adopt(typed));
    this.#slot.remove();
    this.#slot = null;
    this.#frame.hidden = false;
    if (focused) takeFocus(this.#live(focused), focused);
    // Its text stays, for reader modes; a second form and thread would only be in the way.
    copy?.querySelector(".replies")?.remove();
  }

  // Replies far from the window are not laid out: in the view they take the room that they took in the copy. And the browser must not
  // scroll because what it held on to is gone.
  #keepRoom(copy) {
    const room = (item) => item.getBoundingClientRect().height - item.offsetHeight + item.clientHeight;
    const rooms = [...copy.querySelectorAll(".thread > li")].map((item) => [item.id, room(item)]);
    for (const [id, room] of rooms) {
      const item = this.#root.getElementById(id);
      if (item) item.style.containIntrinsicBlockSize = `auto ${room}px`;
    }
    this.style.overflowAnchor = "none";
    requestAnimationFrame(() => requestAnimationFrame(() => (this.style.overflowAnchor = "")));
  }

  #adopt(typed) {
    const control = this.#live(typed);
    if (!control) return;
    if (control.checked !== typed.checked) control.click();
    if (control.value === typed.value || typed.value === typed.defaultValue) return;
    control.value = typed.value;
    control.dispatchEvent(new Event("input"));
  }

  // The control of the view that is the same as one of the copy.
  #live({ name }) {
    return this.#root.querySelector(name ? `[name="${name}"]` : ".submit");
  }

  get #frame() {
    return this.#root.querySelector(".offprint");
  }

  // Whether nobody has prevented what is about to happen, or a promise of how somebody else has done it.
  #say(name, detail) {
    // Without the thread a copy, which has one, is better.
    if (name === "complete") return detail && this.#copy ? undefined : this.#uncover();
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

  // One line that says what is the matter; below it what has been rendered, or else the fallback between the tags.
  #breakDown() {
    this.#root ??= this.attachShadow({ mode: "open" });
    if (this.#root.querySelector("[data-broken]")) return;
    if (!this.#root.querySelector("article")) this.#root.replaceChildren(document.createElement("slot"));
    this.#root.prepend(brokenLine());
    this.#say("error", { code: "broken", message: BROKEN });
  }

  // Where the article is there, what should stand under it can't come.
  #tell() {
    if (!this.#id || this.#root.querySelector("[data-broken]")) return;
    if (missed.includes(ARTICLE) && this.#needsArticle()) this.#breakDown();
    else if (missed.some((part) => part !== ARTICLE)) this.#root.append(brokenLine());
  }
}

function takeFocus(control, { selectionStart, selectionEnd, scrollTop }) {
  if (!control) return;
  control.focus({ preventScroll: true });
  // Not every kind of control has a selection.
  if (selectionStart != null) control.setSelectionRange(selectionStart, selectionEnd);
  control.scrollTop = scrollTop;
}

function brokenLine() {
  const line = document.createElement("p");
  line.dataset.broken = "";
  line.setAttribute("role", "alert");
  line.textContent = BROKEN;
  return line;
}

function missPart(part, error) {
  if (dead) return;
  console.error("offprint:", error);
  missed.push(part);
  elements.forEach(inside.tell);
}

function breakDown(error) {
  if (!dead) console.error("offprint:", error);
  dead = true;
  elements.forEach(inside.breakDown);
}

// What the addresses of the module's parts begin with.
const FILES = address("wasm").pathname.replace(/_bg\.wasm$/, "");

// A panic ends the module for good. It can come out of any listener or task of its own, so it is caught here.
function onError(error) {
  if (error instanceof WebAssembly.RuntimeError && String(error.stack).includes(FILES)) breakDown(error);
}

// ---- the beginning

// Without these nothing could be shown as it should be: the fallback is better.
const canWork =
  globalThis.customElements && globalThis.WebAssembly && "adoptedStyleSheets" in Document.prototype &&
  CSS.supports("color", "light-dark(#fff, #000)");
const known = globalThis.customElements?.get("offprint-article");
if (known) {
  console.info(`offprint: version ${known.version} is at work on this page, so version ${VERSION} does nothing`);
} else if (canWork) {
  customElements.define("offprint-article", class OffprintArticle extends OffprintElement {});
  customElements.define("offprint-replies", class OffprintReplies extends OffprintElement {});
}
