import { h } from "vue";
import { date, minutes } from "../shared/model.js";

const element = (tag, name, ...children) => h(tag, { class: name }, children);

export function Article({ article }) {
  const { leadFigure: figure, source } = article;
  return h("article", { class: "article", lang: article.language, dir: article.direction }, [
    element(
      "header",
      "head",
      element("p", "kicker", article.kicker),
      element("h1", "headline", article.headline),
      element("p", "standfirst", article.standfirst),
      meta(article),
    ),
    element(
      "figure",
      "lead",
      h("img", { src: figure.src, alt: figure.alt, width: figure.width, height: figure.height }),
      h("figcaption", [element("span", "caption", figure.caption), " ", element("span", "credit", figure.credit)]),
    ),
    h("div", { class: "body", innerHTML: article.body }),
    element("p", "source", "Original source: ", h("a", { href: source.url }, source.name)),
    article.authors.map(authorCard),
  ]);
}

function meta(article) {
  const time = (iso) => h("time", { datetime: iso }, date(iso, article.language));
  return element(
    "div",
    "meta",
    element("p", "byline", "By ", article.authors.map((author) => author.name).join(", ")),
    element(
      "p",
      "dateline",
      element("span", "place", article.dateline),
      time(article.published),
      element("span", "updated", "Updated ", time(article.updated)),
      element("span", "reading-time", `${minutes(article)} min read`),
    ),
  );
}

function authorCard(author) {
  return element(
    "aside",
    "author-card",
    h("img", { class: "avatar", src: author.avatar, alt: "", width: 64, height: 64 }),
    element(
      "div",
      "about",
      element("p", "author-name", author.name),
      element("p", "author-role", author.role),
      element("p", "author-bio", author.bio),
    ),
  );
}
