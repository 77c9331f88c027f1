// The gallery of the debug build.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DEBUG_SITE, Site } from "./site.mjs";

/** Why the gallery can't be tested; `false` if it can. */
export const skipGallery = existsSync(join(DEBUG_SITE ?? "", "gallery.html")) ? false : "OFFPRINT_SITE has no gallery";

/** Opens the gallery, from a server of its own. */
export async function openGallery(t, show, options) {
  const site = await Site.start(DEBUG_SITE);
  t.after(() => site.stop());
  const page = await show.newPage(t, { origins: [site.origin], hostile: true, allowed: /Loading media from/, ...options });
  await page.goto(`${site.origin}/gallery.html`);
  return page;
}
