// Records the computed styles of a page's elements, to compare them with those at another time or of another page.

/**
 * The computed styles of all of the page's own elements, pseudo-elements included: `{ element: text }`.
 * For `evaluate` in a page; it must not use anything outside of itself.
 */
export function hostStyles() {
  const seen = {};
  // In Firefox a computed style has no cssText, so it is composed here.
  const text = (style) => style.cssText || [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
  const own = [...document.querySelectorAll("*")].filter((one) => !one.closest("offprint-article, offprint-replies"));
  own.forEach((element, number) => {
    for (const pseudo of ["", "::before", "::after", "::marker", "::placeholder", "::first-line", "::selection", "::backdrop"]) {
      seen[`${number} ${element.localName}${pseudo}`] = text(getComputedStyle(element, pseudo || null));
    }
    const custom = [...(element.computedStyleMap?.() ?? [])].filter(([name]) => name.startsWith("--"));
    seen[`${number} ${element.localName} --`] = custom.map(([name, value]) => `${name}: ${value}`).join("; ");
  });
  const { scrollWidth, scrollHeight } = document.documentElement;
  const sheets = document.styleSheets.length + (document.adoptedStyleSheets?.length ?? 0);
  seen.page = `elements: ${own.length}; sheets: ${sheets}; fonts: ${document.fonts.size}; size: ${scrollWidth} ${scrollHeight}`;
  return seen;
}

/** The same, with positions, for everything in the shadow root of the first element. */
export function innerStyles() {
  const seen = {};
  const { shadowRoot } = document.querySelector("offprint-article");
  const origin = shadowRoot.querySelector(".offprint").getBoundingClientRect();
  [...shadowRoot.querySelectorAll("*")].forEach((element, number) => {
    const name = `${number} ${element.localName}.${element.className}`;
    const { x, y, width, height } = element.getBoundingClientRect();
    const lengths = [x - origin.x, y - origin.y, width, height].map((length) => length.toFixed(2));
    const place = element.getClientRects().length > 0 ? lengths.join(" ") : "nowhere";
    seen[name] = `place: ${place}; ${getComputedStyle(element).cssText}`;
    for (const pseudo of ["::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      seen[name + pseudo] = style.content === "none" ? "" : style.cssText;
    }
    if (element.localName === "li") seen[`${name}::marker`] = getComputedStyle(element, "::marker").cssText;
  });
  return seen;
}

/** The differences between two of these, except those that match `ignored`: `["3 p: color: red | color: blue"]`. */
export function differences(before, after, ignored) {
  const found = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[name] === after[name]) continue;
    const [one, other] = [before, after].map((seen) => (seen[name] ?? "").split("; ").filter((each) => !ignored?.test(each)));
    const [gone, come] = [one.filter((each) => !other.includes(each)), other.filter((each) => !one.includes(each))];
    if (gone.length + come.length > 0) found.push(`${name}: ${gone} | ${come}`);
  }
  return found;
}
