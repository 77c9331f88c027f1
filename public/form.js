// Puts the reply form into the state that the page's address names, with what any page may use: attributes, properties and events. The
// script types into fields and presses buttons by their names, as a reader does, and answers `offprint-reply` in the server's place.

const $ = (id) => document.getElementById(id);
const [place, title, when, said, answer, next] = ["place", "state", "when", "said", "answer", "next"].map($);
const links = [...document.querySelectorAll(".choices a")];

const COMMENT = "Will the night ferry run too, or only the one at seven?";
const READER = { Name: "Ann Example", Email: "ann@example.org" };
const WHOLE = { Comment: COMMENT, ...READER };
const PUBLISHED = { status: "published" };
const THREAD = { src: "samples/form-thread.json" };
// Never asked: the page answers first.
const SERVER = { "reply-to": "https://news.example/replies" };

/**
 * By name, as in the address. `when`: when a reader sees the state. `type`: texts by field. `focus`: the field that the reader is in.
 * `again`: the element is made anew, as by a reload. `press`: the button that is pressed at the end. `answers`: the server's answers in turn,
 * the last one for all further replies; a function returns its answer. `told`: words for an answer that is no object. `attributes` and
 * `article` are the element's.
 */
const states = {
  empty: { when: "The reader has reached the form and has not typed anything yet." },
  errors: {
    when: "The reader has pressed Post Comment while something is missing or wrong. Each line of the list is a link to its field.",
    type: { Email: "ann.example.org", Website: "harbour photos" },
    press: "Post Comment",
  },
  typo: {
    when: "The email address looks mistyped. The form suggests another one, and accepts this one too.",
    type: { ...WHOLE, Email: "ann@gmial.com" },
    focus: "Email",
  },
  draft: {
    when: "The reader left the page with an unfinished comment and has come back within 30 days.",
    type: { Comment: "I took the night ferry for eleven years, and" },
    again: true,
  },
  preview: {
    when: "The reader has pressed Preview to see the reply before sending it. Keep writing brings the text back.",
    attributes: THREAD,
    type: { ...WHOLE, Comment: "The notice on the quay says <strong>both ferries</strong>:\n\n<blockquote>The night ferry begins on Tuesday.</blockquote>" },
    press: "Preview",
  },
  answer: {
    when: "The reader has pressed Reply below a comment. The form moves there and keeps a separate draft for this answer.",
    attributes: THREAD,
    press: "Reply",
  },
  sending: {
    when: "The server has not answered yet, and pressing the button again does nothing. On this page the answer never comes.",
    type: WHOLE,
    press: "Post Comment",
    answers: [() => new Promise(() => {})],
    told: "none yet",
  },
  posted: {
    when: "The server has published the reply, and everybody can read it.",
    type: WHOLE,
    press: "Post Comment",
    answers: [PUBLISHED],
  },
  held: {
    when: "The server has the reply, but a moderator has to approve it first. Until then only the reader sees it.",
    type: WHOLE,
    press: "Post Comment",
    answers: [{ status: "held" }],
  },
  received: {
    when: "The reader has sent the same reply again, for example after a lost connection. The server already has it.",
    type: WHOLE,
    press: "Post Comment",
    answers: [{ status: "received" }],
  },
  kept: {
    when: "The page has no server for replies. The form says so from the start and keeps replies in the reader’s browser.",
    attributes: { "reply-to": null },
    type: WHOLE,
    press: "Post Comment",
  },
  fast: {
    when: "The reader has posted another reply moments ago, and the server wants a pause. The form counts down the seconds.",
    type: WHOLE,
    press: "Post Comment",
    answers: [{ code: "comment_flood" }, PUBLISHED],
  },
  field: {
    when: "The server has rejected one field. Its message appears at that field.",
    type: { ...WHOLE, Comment: `${COMMENT} See https://a.example, https://b.example and https://c.example.` },
    press: "Post Comment",
    answers: [{ errors: { comment: "Please leave out two of the three links." } }, PUBLISHED],
  },
  refused: {
    when: "The server has rejected the reply and says why. The text stays in the form.",
    type: WHOLE,
    press: "Post Comment",
    answers: [{ code: "blocked", message: "Replies from this network are not accepted today." }],
  },
  lost: {
    when: "There is no connection. The text stays in the form, and Try again sends it again.",
    type: WHOLE,
    press: "Post Comment",
    answers: [() => Promise.reject(new Error("no connection")), PUBLISHED],
    told: "none, the promise is rejected",
  },
  late: {
    when: "Replies were closed while the reader was writing. The text stays in the form, so that it can be copied.",
    type: WHOLE,
    press: "Post Comment",
    answers: [{ code: "closed" }],
  },
  closed: {
    when: "The article does not accept replies, or not any more.",
    article: {
      headline: "Harbour reopens after storm",
      body: ["Ferries run again from Monday."],
      replyPolicy: "closed",
    },
  },
  members: {
    when: "Only people who are signed in may reply. On this page the link goes nowhere.",
    attributes: { "login-url": "#members" },
  },
};

/** What is on the screen: the state, its name, and the answers it still has. */
let shown;

const keyOf = (name) => `form-${name}`;

/** A storage, or null where the browser refuses it. */
function storage(kind) {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

/** Forgets what the form has stored for a state: docs/privacy.md names it. */
function forget(name) {
  const local = storage("localStorage");
  const ours = ["draft", "replies", "marks"].map((kind) => `offprint:${kind}:${keyOf(name)}`);
  for (const key of Object.keys(local ?? {})) if (ours.some((start) => key.startsWith(start))) local.removeItem(key);
}

// What the visitor has typed elsewhere about themselves is theirs: it is put back, and Ann's name is not left behind.
const AUTHOR = "offprint:author";
const visitor = Object.fromEntries(["localStorage", "sessionStorage"].map((kind) => [kind, storage(kind)?.getItem(AUTHOR) ?? null]));
function putBack(kind) {
  if (visitor[kind] === null) storage(kind)?.removeItem(AUTHOR);
  else storage(kind).setItem(AUTHOR, visitor[kind]);
}
addEventListener("pagehide", () => {
  for (const name of Object.keys(states)) forget(name);
  putBack("sessionStorage");
});

/** Puts a fresh element into the place, and waits until it can be used. */
async function mount(name, { attributes = {}, article }) {
  const element = document.createElement(article ? "offprint-article" : "offprint-replies");
  const all = { article: keyOf(name), loading: "eager", "heading-level": article ? 3 : 2, ...SERVER, ...attributes };
  for (const [attribute, value] of Object.entries(all)) if (value !== null) element.setAttribute(attribute, value);
  if (article) element.article = article;
  const ready = new Promise((resolve) => element.addEventListener("offprint-ready", resolve, { once: true }));
  place.replaceChildren(element);
  await ready;
  return element;
}

const within = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];
const fieldOf = (element, name) => within(element, "label").find(({ textContent }) => textContent.startsWith(name))?.control;
const buttonOf = (element, name) => within(element, "button").find(({ textContent }) => textContent.trim() === name);
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

function type(element, texts) {
  for (const [name, text] of Object.entries(texts)) {
    const control = fieldOf(element, name);
    // What the visitor has had remembered stays.
    if (!control || control.value) continue;
    control.value = text;
    control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
}

/** Shows a state. `leads` takes the visitor there. */
async function show(name, leads) {
  const state = states[name];
  if (shown) forget(shown.name);
  forget(name);
  storage("sessionStorage")?.removeItem(AUTHOR);
  const showing = { name, state, answers: [...(state.answers ?? [PUBLISHED])] };
  shown = showing;
  const isCurrent = () => shown === showing;
  const at = links.findIndex(({ hash }) => hash === `#${name}`);
  links.forEach((link, index) => (index === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  const following = links[(at + 1) % links.length];
  title.textContent = links[at].textContent;
  when.textContent = state.when;
  next.href = following.hash;
  next.textContent = `Next: ${following.textContent}`;
  next.parentElement.hidden = false;
  said.hidden = !state.answers;
  answer.textContent = state.told ?? JSON.stringify(state.answers?.[0]);
  if (leads) {
    title.focus({ preventScroll: true });
    title.closest("section").scrollIntoView();
  }

  let element = await mount(name, state);
  if (isCurrent() && state.type) type(element, state.type);
  if (isCurrent() && state.again) element = await mount(name, state);
  if (!isCurrent()) return;
  const button = state.press && buttonOf(element, state.press);
  // Whoever presses a button or types into a field has the focus there.
  const focused = button || (state.focus && fieldOf(element, state.focus));
  if (leads) focused?.focus({ preventScroll: true });
  button?.click();
  await painted();
  putBack("localStorage");
  // The form may have moved the focus, and what it says is near it.
  if (isCurrent() && leads) element.shadowRoot.activeElement?.scrollIntoView({ block: "center" });
}

place.addEventListener("offprint-reply", ({ detail }) => {
  if (shown.state === states.kept) return;
  const { answers } = shown;
  const now = answers.length > 1 ? answers.shift() : answers[0];
  detail.respondWith(typeof now === "function" ? now() : now);
});

function showNamed(leads) {
  const name = location.hash.slice(1);
  if (Object.hasOwn(states, name)) show(name, leads);
  // The other links lead about the page.
  else if (!shown) show("empty", false);
}

addEventListener("hashchange", () => showNamed(true));
document.querySelector(".choices").addEventListener("click", ({ target }) => {
  // The address stays as it is, so nothing else tells of it.
  if (target.closest("a")?.hash === location.hash) showNamed(true);
});
showNamed(true);
