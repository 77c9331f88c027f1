// Takes screenshots of many states, to look at after a change of style: node tests/e2e/screenshots.mjs <directory>. Not a test.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { fill, form } from "./support/reader.mjs";
import { DEBUG_SITE, POLICY_WITH_MEDIA, Site } from "./support/site.mjs";

const directory = process.argv[2];
if (!directory) throw new Error("say where the pictures go: node tests/e2e/screenshots.mjs <directory>");
mkdirSync(directory, { recursive: true });

const site = await Site.start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined });
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const NARROW = { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 };
const SENT = { attributes: 'reply-to="/reply/held"' };
const of = (src, more = {}) => site.standalone({ src, ...more }, POLICY_WITH_MEDIA);
const ARABIC = { html: 'lang="ar" dir="rtl"' };

async function picture(name, url, options, prepare = (page) => form(page).submit.waitFor()) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(await url);
  await prepare(page);
  // The thread comes after the form.
  await page.waitForLoadState("networkidle");
  // Pictures and replies that wait until they are near the window are made to come.
  await page.evaluate(() => document.querySelectorAll("offprint-article").forEach((host) => {
    host.shadowRoot?.querySelectorAll("img[loading=lazy]").forEach((image) => (image.loading = "eager"));
    host.shadowRoot?.querySelectorAll(".thread > li").forEach((item) => (item.style.contentVisibility = "visible"));
  }));
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  await context.close();
  console.log(`${name}.png`);
}

const errors = async (page) => {
  await form(page).url.fill("javascript:alert(1)");
  await form(page).submit.click();
  await form(page).summary.waitFor();
};
const held = async (page) => {
  await fill(page);
  await form(page).submit.click();
  await form(page).notice.waitFor();
};
const failed = (page) => page.locator(".failure").waitFor();

const demo = "samples/partnership.json";
await picture("phone", of(demo), PHONE);
await picture("desktop", of(demo), DESKTOP);
await picture("phone-dark", of(demo), { ...PHONE, colorScheme: "dark" });
await picture("desktop-dark", of(demo), { ...DESKTOP, colorScheme: "dark" });
await picture("narrow", of(demo), NARROW);
await picture("desktop-rtl", of("samples/arabic.json", ARABIC), DESKTOP);
await picture("phone-rtl", of("samples/arabic.json", ARABIC), PHONE);
await picture("phone-errors", of(demo, SENT), PHONE, errors);
await picture("desktop-errors", of(demo, SENT), DESKTOP, errors);
await picture("desktop-held", of(demo, SENT), DESKTOP, held);
for (const lang of ["ar", "de", "ja", "ru"]) {
  await picture(`phone-errors-${lang}`, of(demo, { attributes: `lang="${lang}" reply-to="/reply/held"` }), PHONE, async (page) => {
    await page.locator(`.offprint[lang=${lang}] .submit`).click();
    await form(page).summary.waitFor();
  });
}
await picture("phone-failed", of("/article/500"), PHONE, failed);
await picture("desktop-failed-dark", of("/article/page"), { ...DESKTOP, colorScheme: "dark" }, failed);
await picture("desktop-elements", of("samples/elements.json"), DESKTOP);
await picture("phone-elements", of("samples/elements.json"), PHONE);
await picture("narrow-elements", of("samples/elements.json"), NARROW);
await picture("desktop-wordpress", of("samples/wordpress-blocks.json"), DESKTOP);
await picture("phone-wordpress-dark", of("samples/wordpress-blocks.json"), { ...PHONE, colorScheme: "dark" });
await picture("narrow-wordpress", of("samples/wordpress-blocks.json"), NARROW);
await picture("desktop-wordpress-rtl", of("samples/wordpress-blocks.json", ARABIC), DESKTOP);
await picture("desktop-broken", of("samples/broken.json"), DESKTOP);
await picture("forced-colors", of(demo, SENT), { ...DESKTOP, forcedColors: "active" }, errors);
await picture("print", of(demo), { viewport: { width: 720, height: 1000 } }, async (page) => {
  await form(page).submit.waitFor();
  await page.emulateMedia({ media: "print" });
});

if (existsSync(join(DEBUG_SITE ?? "", "gallery.html"))) {
  const debug = await Site.start(DEBUG_SITE);
  const there = (page) => page.locator("section.specimen").last().waitFor();
  await picture("gallery-phone", `${debug.origin}/gallery.html`, { viewport: PHONE.viewport }, there);
  await picture("gallery-desktop", `${debug.origin}/gallery.html`, DESKTOP, there);
  debug.stop();
}
await browser.close();
site.stop();
