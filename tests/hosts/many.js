const fallback = (words) => Object.assign(document.createElement("p"), { textContent: words });
for (let number = 1; number <= 3; number += 1) {
  const article = document.createElement("offprint-article");
  article.setAttribute("src", `story.json?${number}`);
  article.setAttribute("loading", "eager");
  article.append(fallback("Fallback text."));
  document.body.append(article);
}
for (let number = 1; number <= 20; number += 1) {
  const replies = document.createElement("offprint-replies");
  for (const [name, value] of Object.entries({
    src: `/samples/thread.json?${number}`, "reply-to": "/reply/held", article: `widget-${number}`, loading: "eager",
  })) replies.setAttribute(name, value);
  document.body.append(replies);
}
