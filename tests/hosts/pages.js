// Swaps pages: each has an article and, below it, a thread with a form. `turn` resolves when the new page is complete.
const outlet = document.querySelector("#outlet");
let number = 0;

function made(name, attributes) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries({ loading: "eager", ...attributes })) element.setAttribute(attribute, value);
  return element;
}

function complete(element) {
  return new Promise((resolve) => {
    const look = () => (element.shadowRoot?.querySelector(".submit") ? resolve() : requestAnimationFrame(look));
    look();
  });
}

window.turn = async () => {
  number += 1;
  history.pushState({}, "", `?page=${number}`);
  const article = made("offprint-article", { src: "story.json" });
  const replies = made("offprint-replies", { src: "/samples/thread.json", "reply-to": "/reply/held", article: "pages" });
  outlet.replaceChildren(article, replies);
  await Promise.all([article, replies].filter((element) => customElements.get(element.localName)).map(complete));
};

window.leave = () => outlet.replaceChildren();
