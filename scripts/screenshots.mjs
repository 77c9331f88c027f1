// Takes the pictures of the README and the book: screenshots.mjs FOLDER, with OFFPRINT_DIST and CHROMIUM in the environment.
//
// Together they stay below 150 KB, as WebP, which Chromium encodes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { POLICY_WITH_MEDIA, Site } from "../tests/e2e/support/site.mjs";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: screenshots.mjs FOLDER");
mkdirSync(folder, { recursive: true });

const DESKTOP = { width: 1040, height: 780 };
const PHONE = { width: 390, height: 780 };
const QUALITY = 60;
const site = await Site.start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** A page of the demo, in a theme and a size. */
async function open(colorScheme, viewport) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", colorScheme, viewport });
  const page = await context.newPage();
  await page.goto(await site.standalone({}, POLICY_WITH_MEDIA));
  await page.locator("button.submit").waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  return page;
}

/** Waits until what is on the screen has been painted. */
const painted = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** A screenshot as a data: URL. */
const shot = async (page) => `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;

/** Several screenshots side by side, as one WebP picture. */
async function compose(name, pictures, gap) {
  const page = await browser.newPage();
  const encoded = await page.evaluate(async ({ pictures, gap, quality }) => {
    const images = await Promise.all(pictures.map(async (address) => createImageBitmap(await (await fetch(address)).blob())));
    const canvas = document.createElement("canvas");
    canvas.width = images.reduce((width, image) => width + image.width + gap, -gap);
    canvas.height = Math.max(...images.map(({ height }) => height));
    let left = 0;
    for (const image of images) {
      canvas.getContext("2d").drawImage(image, left, 0);
      left += image.width + gap;
    }
    return canvas.toDataURL("image/webp", quality / 100).split(",")[1];
  }, { pictures, gap, quality: QUALITY });
  const bytes = Buffer.from(encoded, "base64");
  writeFileSync(join(folder, `${name}.webp`), bytes);
  console.log(`${join(folder, `${name}.webp`)}: ${bytes.length} bytes`);
  await page.close();
}

/** Scrolls so that an element is at the top, with some space above it. */
const scroll = (locator, above) => locator.evaluate((element, above) => {
  element.scrollIntoView({ block: "start" });
  window.scrollBy(0, -above);
}, above);

const desktop = await open("light", DESKTOP);
await scroll(desktop.locator("offprint-article"), -8);
const phone = await open("dark", PHONE);
await scroll(phone.locator(".thread > li").nth(1), 0);
await phone.waitForLoadState("networkidle");
await painted(desktop);
await painted(phone);
await compose("article", [await shot(desktop), await shot(phone)], 24);

await desktop.locator("button.submit").click();
await desktop.locator(".error-summary").waitFor();
await scroll(desktop.locator(".error-summary"), 24);
await painted(desktop);
await compose("form", [await shot(desktop)], 0);

await browser.close();
site.stop();
