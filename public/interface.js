// Offers all languages of the interface, each by its own name.

const select = document.querySelector("#interface");
const article = document.querySelector("offprint-article");

function nameOf(tag) {
  return new Intl.DisplayNames(tag, { type: "language" }).of(tag);
}

await customElements.whenDefined("offprint-article");
for (const tag of article.constructor.languages) {
  const option = new Option(nameOf(tag), tag);
  option.lang = tag;
  select.add(option);
}
select.addEventListener("change", () => {
  if (select.value) article.lang = select.value;
  else article.removeAttribute("lang");
});
