// Links to #comments and #respond lead to WordPress's own list and form. Once the element is ready those are not shown any more, and a
// browser stays where it is: then it is taken to the element, or to the form in it.

const FORM = "#respond";

function follow() {
  const { hash } = location;
  const target = [FORM, "#comments"].includes(hash) && document.querySelector(hash);
  const element = target && target.closest("offprint-replies");
  if (!element || target.getClientRects().length > 0) return;
  const form = hash === FORM && element.shadowRoot && element.shadowRoot.querySelector(".respond");
  (form || element).scrollIntoView();
}

addEventListener("hashchange", follow);
document.addEventListener("offprint-ready", follow, { once: true });
// It may have been ready before this file was here.
follow();
