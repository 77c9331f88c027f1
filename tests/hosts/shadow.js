class NewsBox extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { color: lime; font-size: 30px } p, h1 { display: none }");
    root.adoptedStyleSheets = [sheet];
    const article = document.createElement("offprint-article");
    article.setAttribute("src", "story.json");
    article.setAttribute("loading", "eager");
    root.append(article);
  }
}
customElements.define("news-box", NewsBox);
