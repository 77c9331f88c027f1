// A real WordPress with the plugin, as packed by scripts/plugin, and readers of its pages.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { stage } from "../support/browser.mjs";
import { form } from "../support/reader.mjs";
import { DIST } from "../support/site.mjs";
import { startWordPress } from "../support/wordpress.mjs";
import { PORTRAITS, servePortraits } from "./portraits.mjs";

const ARCHIVE = join(DIST, "offprint-wordpress.zip");
/** Why the plugin can't be tested; `false` if it can. */
export const skipPlugin = existsSync(ARCHIVE) ? false : "there is no offprint-wordpress.zip in OFFPRINT_DIST (scripts/dist makes it)";

/** Whether the build that is tested knows an attribute: its loader watches all of them. */
export const knows = (attribute) => readFileSync(join(DIST, "offprint.js")).includes(attribute);

/** A reply that comes sooner than this after its form is taken for a robot's, in milliseconds. */
const READING = 3_000;

/** Who has an account, and what they are called. */
export const AMELIA = { login: "amelia", name: "Amelia Hart" };
/** Who may write nothing but replies. */
export const MEMBER = { login: "member", name: "Mina Member" };
export const EDITOR = { login: "editor", name: "editor" };

/** Waits for the form, and lets the time pass that a person takes. The clock is ours only then: WordPress's own scripts measure how the page loads. */
export async function linger(page) {
  await form(page).submit.waitFor();
  await page.clock.install();
  await page.clock.fastForward(READING);
}

/** Fills in WordPress's login page. Its script focuses the name some time after loading, which would move what is being typed. */
export async function logIn(page, login) {
  await page.locator("#user_login:focus").waitFor();
  await page.locator("#user_login").fill(login);
  await page.locator("#user_pass").fill(login);
  await page.locator("#wp-submit").click();
}

/** A stage with a WordPress of its own that has the plugin. */
export function pluginStage() {
  const show = stage();
  before(async () => {
    if (!skipPlugin) show.wordpress = await startWordPress({ plugin: ARCHIVE });
  });
  after(() => show.wordpress?.stop());

  /**
   * The address of a page. WordPress is as it comes, so that only the plugin lets visitors reply through REST; `words` say what else is
   * different (tests/wordpress/mu-plugins/with.php).
   */
  show.at = (path = "", words = "") => `${show.wordpress.with("no-anonymous", ...words.split(",").filter(Boolean))}/${path}`;
  show.permalink = (slug, words) => show.at(`2024/05/${slug}/`, words);

  /** A page that asks nobody but this WordPress. `page.portraits` are those it asked for. */
  show.visitor = async (t, options) => {
    const page = await show.newPage(t, { origins: [show.wordpress.address, ...PORTRAITS], ...options });
    await servePortraits(page);
    return page;
  };

  /** Opens a post as a reader does. */
  show.read = async (t, slug, { words, before, hash = "", ...options } = {}) => {
    const page = await show.visitor(t, options);
    await before?.(page);
    await page.goto(show.permalink(slug, words) + hash);
    return page;
  };

  /** Opens a post and waits until its form can be used, by somebody who has read for a while. */
  show.write = async (t, slug, options) => {
    const page = await show.read(t, slug, options);
    await linger(page);
    return page;
  };

  /** Signs somebody in, at the site with these words: its cookies are for that address. */
  show.signIn = async (page, { login }, words) => {
    await page.goto(show.at("wp-login.php", words));
    await logIn(page, login);
    await page.locator("body.wp-admin").waitFor();
  };

  /** What REST answers a visitor, or another client. */
  show.ask = (path, { words, ...request } = {}) => fetch(show.at(`wp-json/wp/v2/${path}`, words), request);
  show.post = async (slug) => (await (await show.ask(`posts?slug=${slug}`)).json())[0];
  show.comments = async (slug) => (await show.ask(`comments?post=${(await show.post(slug)).id}&per_page=100`)).json();
  /** Replies to a post through REST. */
  show.reply = async (slug, fields, words) =>
    show.ask("comments", { words, method: "POST", body: new URLSearchParams({ post: (await show.post(slug)).id, ...fields }) });
  return show;
}

/** The element, and what of WordPress's own comments stands in it. */
export const element = (page) => page.locator("offprint-replies");
export const theirs = (page) => ({
  form: page.locator("#commentform"),
  list: page.locator("ol.wp-block-comment-template, ol.comment-list"),
});
