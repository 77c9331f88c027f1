// Links to #comments and #respond point to WordPress's own list and form. Once the element is ready these are hidden, and the browser
// would not scroll: so this scrolls to the element, or to its form.

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
// The element may be ready already.
follow();
