// As mail programs and forums do it: every letter is a command, except in the page's own fields.
const heard = (window.heard = []);
for (const type of ["keydown", "keypress", "keyup"]) {
  document.addEventListener(type, (event) => {
    if (event.target.matches("input, textarea, select")) return;
    heard.push(`${type} ${event.key}`);
    if (!event.ctrlKey && !["Tab", "Escape"].includes(event.key)) event.preventDefault();
  });
}
// And its fields are saved as they are typed in.
for (const type of ["input", "change", "submit", "paste"]) {
  document.addEventListener(type, (event) => heard.push(`${type} ${event.target.value.length}`));
}
