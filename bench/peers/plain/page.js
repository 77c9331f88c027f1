import { date, FIELDS, minutes, TEXT } from "../shared/model.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const ASTERISK = '<span class="required" aria-hidden="true">*</span>';

const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

// A template tag that escapes every value, except arrays, which are HTML already.
function html(parts, ...values) {
  return String.raw({ raw: parts }, ...values.map((value) => (Array.isArray(value) ? value.join("") : escape(value))));
}

export const page = (article) => articleHtml(article) + respond();

function articleHtml(article) {
  const { leadFigure: figure, source } = article;
  const time = (iso) => [html`<time datetime="${iso}">${date(iso, article.language)}</time>`];
  return html`<article class="article" lang="${article.language}" dir="${article.direction}">
    <header class="head">
      <p class="kicker">${article.kicker}</p>
      <h1 class="headline">${article.headline}</h1>
      <p class="standfirst">${article.standfirst}</p>
      <div class="meta">
        <p class="byline">By ${article.authors.map((author) => author.name).join(", ")}</p>
        <p class="dateline">
          <span class="place">${article.dateline}</span>
          ${time(article.published)}
          <span class="updated">Updated ${time(article.updated)}</span>
          <span class="reading-time">${minutes(article)} min read</span>
        </p>
      </div>
    </header>
    <figure class="lead">
      <img src="${figure.src}" alt="${figure.alt}" width="${figure.width}" height="${figure.height}">
      <figcaption><span class="caption">${figure.caption}</span> <span class="credit">${figure.credit}</span></figcaption>
    </figure>
    <div class="body">${[article.body]}</div>
    <p class="source">Original source: <a href="${source.url}">${source.name}</a></p>
    ${article.authors.map(authorCard)}
  </article>`;
}

function authorCard(author) {
  return html`<aside class="author-card">
    <img class="avatar" src="${author.avatar}" alt="" width="64" height="64">
    <div class="about">
      <p class="author-name">${author.name}</p>
      <p class="author-role">${author.role}</p>
      <p class="author-bio">${author.bio}</p>
    </div>
  </aside>`;
}

function respond() {
  return html`<section class="respond">
    <h2>${TEXT.title}</h2>
    <p class="local">${TEXT.local}</p>
    <form novalidate>
      <p class="notes">${TEXT.notes} ${[ASTERISK]}</p>
      <div class="error-summary" role="alert" hidden></div>
      ${FIELDS.map(field)}
      <div class="consent">
        <input type="checkbox" id="consent" name="consent"> <label for="consent">${TEXT.consent}</label>
      </div>
      <button class="submit" type="submit">${TEXT.submit}</button>
    </form>
    <p class="notice" role="status" hidden>${TEXT.kept}</p>
  </section>`;
}

function field({ name, label, type, autocomplete, missing }) {
  const common = [`id="${name}" name="${name}"${missing ? " required" : ""}`];
  const control = type
    ? html`<input ${common} type="${type}" autocomplete="${autocomplete}">`
    : html`<textarea ${common} rows="6"></textarea>`;
  return html`<div class="field ${name}">
    <label for="${name}">${label} ${missing ? [ASTERISK] : ""}</label>
    ${[control]}
    <p class="field-error" id="${name}-error"></p>
  </div>`;
}
