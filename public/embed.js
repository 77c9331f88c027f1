// Writes the embed code for the choices in the form, shows a live preview, and keeps the choices in the URL so that they can be shared.

const LOADER = new URL("offprint.js", import.meta.url).href;
const SAMPLE = new URL("samples/partnership.json", document.baseURI).href;
const HELP = {
  own: document.getElementById("src-help").textContent,
  wordpress: "The address of the site, without the post: https://news.example",
  feed: "The address of the feed. It begins with https://, or with / for a file on this site.",
};

const FOREIGN = "This could not be shown. If the address is right, its server may not allow other sites to read it: it has to send the header Access-Control-Allow-Origin.";

const $ = (id) => document.getElementById(id);
const [form, code, told, stage] = ["maker", "code", "told", "stage"].map($);
// Headline and permalink of the article in the preview, and the choices they belong to.
let known = {};
const which = ({ src, post, item }) => [src, post, item].join(" ");

/** The choices by field name, without hidden and empty fields. */
function chosen() {
  const said = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
  const shown = Object.entries(said).filter(([name, value]) => value && !form.elements.namedItem(name).closest("[hidden]"));
  return Object.fromEntries(shown);
}

/** The absolute form of an address; one that begins with a slash is on this site. Null if it is not an address. */
function full(text) {
  try {
    return /^(https?:\/\/|\/)/i.test(text) ? new URL(text, document.baseURI).href : null;
  } catch {
    return null;
  }
}

const isEmail = (text) => /^[^\s@/]+@[^\s@/]+$/.test(text);

/** The value of `report`: a mail link for an email address, else the absolute form of an address. */
const reportTo = (text) => (isEmail(text) ? `mailto:${text}` : full(text));

/** What is wrong with the choices, by field. */
function mistakes({ kind, src, post, "reply-to": replyTo, report, "age-note": months }) {
  const wrong = {};
  const address = (name, text) => {
    const url = full(text);
    if (!url) wrong[name] = "This is not an address yet. An address begins with https://, or with / for a file on this site.";
    else if (location.protocol === "https:" && url.startsWith("http:")) wrong[name] = "A page at https:// can’t load anything from http://. Does the address work with https:// too?";
  };
  if (src) address("src", src);
  else wrong.src = "Enter the address of the article, or of the site or feed it is in.";
  if (replyTo) address("reply-to", replyTo);
  if (report && !isEmail(report)) address("report", report);
  if (wrong.report && !full(report)) wrong.report = "Enter an email address, or an address that begins with https://, or with / for a file on this site.";
  if (months && !(months >= 1 && months <= 1200)) wrong["age-note"] = "Enter a number of months: 12 for a year.";
  if (kind === "wordpress" && !post && !/\/wp\/v2\//.test(src)) wrong.post = "Enter the post: the last part of its address, or its number.";
  return wrong;
}

/** The attributes of the element, in the order of docs/elements.md. */
function attributes({ src, post, item, "reply-to": replyTo, "no-replies": none, report, live, contents, "age-note": months, share, theme, "heading-level": level }) {
  const all = {
    src: full(src), post, item, "reply-to": replyTo && full(replyTo), "no-replies": none && "",
    report: report && reportTo(report), live: live && "", contents: contents && "", "age-note": months, share: share && "", theme, "heading-level": level,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** Preloads the document. The request for a WordPress post depends on the site's API, so the module makes it. */
function preload({ src }, kind) {
  return kind === "wordpress" ? "" : `<link rel="preload" as="fetch" crossorigin href="${escaped(src)}">\n`;
}

function snippet(attributes, kind) {
  const written = Object.entries(attributes).map(([name, value]) => (value === "" ? name : `${name}="${escaped(value)}"`));
  const gap = written.length > 2 ? "\n  " : " ";
  const tag = `<offprint-article${gap}${written.join(gap)}>`;
  return `<script type="module" src="${escaped(LOADER)}"></script>\n${preload(attributes, kind)}${tag}\n${fallback(attributes)}\n</offprint-article>\n`;
}

/** What readers without JavaScript get: the headline, once it is known, and a link to the article. */
function fallback(attributes) {
  const { origin, host } = new URL(attributes.src);
  const { headline, url } = known.which === which(attributes) ? known : {};
  const level = attributes["heading-level"] ?? 1;
  const title = headline ? `  <h${level}>${escaped(headline)}</h${level}>\n` : "";
  if (url) return `${title}  <p><a href="${escaped(url)}">Read the article.</a></p>`;
  return `${title}  <p>Read the article on <a href="${escaped(origin)}/">${escaped(host)}</a>.</p>`;
}

/** Shows the mistakes at their fields. New messages appear only where `fresh` allows it; those that no longer apply always go. */
function tell(wrong, fresh) {
  for (const place of form.querySelectorAll(".error")) {
    const field = $(place.id.replace("-error", ""));
    const words = wrong[field.name] ?? "";
    if (words && !fresh(field)) continue;
    place.textContent = words;
    field.setAttribute("aria-invalid", String(words !== ""));
  }
}

/** Updates the code, at every key press. */
function write() {
  const choices = chosen();
  for (const field of form.querySelectorAll("[data-for]")) {
    const wanted = field.dataset.for === "replies" ? !choices["no-replies"] : field.dataset.for === choices.kind;
    field.hidden = !wanted;
  }
  $("src-help").textContent = HELP[choices.kind];
  const now = chosen();
  const wrong = mistakes(now);
  const ok = Object.keys(wrong).length === 0;
  code.value = ok ? snippet(attributes(now), now.kind) : "";
  return { choices: now, wrong, ok };
}

/** Updates preview and URL once a field is finished: at every key press, most requests would be for half-typed addresses. */
function show(fresh) {
  const { choices, wrong, ok } = write();
  tell(wrong, fresh);
  history.replaceState(null, "", `#${new URLSearchParams(choices)}`);
  if (ok) preview(attributes(choices));
}

function preview(attributes) {
  const there = stage.querySelector("offprint-article");
  const element = there ?? document.createElement("offprint-article");
  for (const name of element.getAttributeNames()) if (!(name in attributes) && name !== "loading") element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  if (there) return;
  // The preview is loaded even while it is out of view.
  element.setAttribute("loading", "eager");
  stage.append(element);
}

function restore() {
  form.reset();
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(name);
    if (field?.type === "checkbox") field.checked = true;
    else if (field) field.value = value;
  }
  // An unknown value leaves a list without a selection.
  for (const list of form.querySelectorAll("select")) if (list.selectedIndex < 0) list.selectedIndex = 0;
  if (!$("src").value) $("src").value = SAMPLE;
  show(() => true);
}

async function copy() {
  const { wrong, ok } = write();
  if (!ok) {
    tell(wrong, () => true);
    told.textContent = "There is nothing to copy yet.";
    form.querySelector('[aria-invalid="true"]').focus();
    return;
  }
  try {
    await navigator.clipboard.writeText(code.value);
    told.textContent = "Copied.";
  } catch {
    code.focus();
    code.select();
    told.textContent = "Your browser does not let this page copy. The code is selected: press Ctrl+C, or ⌘C on a Mac.";
  }
}

form.addEventListener("input", () => {
  told.textContent = "";
  tell(write().wrong, () => false);
});
form.addEventListener("change", ({ target }) => show((field) => field === target || field.value !== ""));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(() => true);
});
stage.addEventListener("offprint-ready", ({ detail }) => {
  known = { ...detail, which: which(attributes(chosen())) };
  write();
});
stage.addEventListener("offprint-error", () => {
  if (new URL(full(chosen().src)).origin !== location.origin) tell({ src: FOREIGN }, () => true);
});
$("copy").addEventListener("click", copy);
code.addEventListener("focus", () => code.select());
addEventListener("hashchange", () => {
  // The skip link to the preview changes the fragment too.
  if (location.hash.includes("=")) restore();
});
restore();
