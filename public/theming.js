// Chooses a paper, keeps the choice in the URL, and shows the paper's rule, read from the style sheet so that it is always complete.

const paper = document.querySelector("#paper");
const papers = document.querySelector(".papers");
const recipe = document.querySelector(".recipe");
const rules = [...document.querySelector('link[href$="theming.css"]').sheet.cssRules];

function show(name) {
  paper.className = `paper ${name}`;
  const { style } = rules.find((rule) => rule.selectorText === `.${name} offprint-article`);
  const lines = [...style].map((property) => `  ${property}: ${style.getPropertyValue(property).replace(/\s+/g, " ")};\n`);
  document.querySelector("#recipe").textContent = `offprint-article {\n${lines.join("")}}`;
}

function showNamed() {
  const named = papers.querySelector(`[value="${CSS.escape(location.hash.slice(1))}"]`);
  if (named) named.checked = true;
  show(papers.querySelector(":checked").value);
}

papers.addEventListener("change", ({ target }) => {
  history.replaceState(null, "", `#${target.value}`);
  show(target.value);
});
addEventListener("hashchange", showNamed);
// On wide screens it fits beside the paper.
recipe.open = matchMedia("(min-width: 75rem)").matches;
showNamed();
