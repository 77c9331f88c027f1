import { check, FIELDS, isEmpty, TEXT } from "../shared/model.js";

export function wire(form) {
  const summary = form.querySelector(".error-summary");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const errors = check(form);
    for (const { name } of FIELDS) show(form.elements[name], errors[name]);
    summary.hidden = isEmpty(errors);
    summary.replaceChildren(heading(), list(errors));
    form.nextElementSibling.hidden = !isEmpty(errors);
  });
}

function show(control, message = "") {
  const id = `${control.name}-error`;
  document.getElementById(id).textContent = message;
  for (const [name, value] of Object.entries({ "aria-invalid": "true", "aria-describedby": id })) {
    if (message) control.setAttribute(name, value);
    else control.removeAttribute(name);
  }
}

function heading() {
  const title = document.createElement("h3");
  title.textContent = TEXT.summary;
  return title;
}

function list(errors) {
  const list = document.createElement("ul");
  for (const [name, message] of Object.entries(errors)) {
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = message;
    list.appendChild(document.createElement("li")).append(link);
  }
  return list;
}
