// Offprint in a page on one origin, a real WordPress on another.
import { after, before } from "node:test";
import { stage } from "../support/browser.mjs";
import { POLICY } from "../support/site.mjs";
import { startWordPress } from "../support/wordpress.mjs";
import { PORTRAITS, servePortraits } from "./portraits.mjs";

/** A stage with a WordPress of its own beside it. */
export function wordpressStage() {
  const show = stage();
  before(async () => void (show.wordpress = await startWordPress()));
  after(() => show.wordpress?.stop());

  /** The address of the site, or of the same site with other settings or faults. */
  const site = (words) => (words ? show.wordpress.with(words) : show.wordpress.address);

  /** A publisher's page that shows a post; its policy allows to ask this WordPress, and nobody else. */
  show.publish = (post, { words, attributes = {}, inner, ...options } = {}) =>
    show.site.article({ src: site(words), post, ...attributes }, inner, {
      policy: `${POLICY.replace("connect-src 'self'", `connect-src 'self' ${show.wordpress.address}`)}; media-src 'self' ${show.wordpress.address}`,
      ...options,
    });

  /** Opens such a page. `page.complaints` are the errors in its console, `page.portraits` whose portraits it asked for. */
  show.read = async (t, post, { words, attributes, inner, before, page: given, ...options } = {}) => {
    // Hardly a post of WordPress is without inline styles.
    const page = await show.newPage(t, { origins: [show.wordpress.address, ...PORTRAITS], hostile: true, ...options });
    page.complaints = [];
    await servePortraits(page);
    page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
    await before?.(page);
    await page.goto(show.publish(post, { words, attributes, inner, ...given }));
    return page;
  };

  /** What WordPress itself says. */
  show.ask = async (path) => (await fetch(show.wordpress.address + path)).json();
  show.post = async (slug) => (await show.ask(`/wp-json/wp/v2/posts?slug=${encodeURIComponent(slug)}`))[0];
  show.comments = async (slug, query = "") =>
    show.ask(`/wp-json/wp/v2/comments?post=${(await show.post(slug)).id}&per_page=100${query}`);
  return show;
}
