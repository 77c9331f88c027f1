#!/usr/bin/env node
// Measures the thread: when its first 100 replies are on screen, and the time from a key press in the form to the paint, in a short
// and in a very long thread.
//   node thread.mjs [--rounds 5] [--site folder]
import { readdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "./lib/server.mjs";
import { median } from "./lib/table.mjs";

const SLOWED = 4;
const SIZES = [100, 10_000];
const KEYS = 40;

const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, site: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) } },
});

async function tree(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|wasm)$/.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path)])));
}

const reply = (id) => ({
  id: String(id),
  ...(id % 3 && id > 3 && { parent: String(id - (id % 3)) }),
  author: `Reader ${id}`,
  published: new Date(Date.UTC(2025, 1, 1) + id * 60_000).toISOString(),
  body: `<p>Reply ${id}: a sentence or two about the article, <em>as they are</em>.</p><p>And another paragraph with <a href="https://example.org">a link</a>.</p>`,
});

// A page with a thread of that many replies, 100 per file.
function page(size, files) {
  const pages = {};
  for (let first = 1; first <= size; first += 100) {
    const number = (first + 99) / 100;
    const replies = Array.from({ length: 100 }, (_, index) => reply(first + index));
    pages[`thread-${number}.json`] = JSON.stringify({ total: size, replies, ...(number * 100 < size && { next: `thread-${number + 1}.json` }) });
  }
  const article = { id: "bench", headline: "A headline", body: "<p>A short text.</p>", replies: "thread-1.json" };
  const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Thread</title>
<script type="module" src="offprint.js"></script><offprint-article src="article.json" reply-to="reply"></offprint-article>`;
  return { ...files, ...pages, "article.json": JSON.stringify(article), "index.html": html };
}

// Runs in the page first: records when 100 replies have been painted, and for each key press when its effect has been painted.
function probe() {
  const seen = { hundred: null, keys: [] };
  window.benchSeen = seen;
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), then());
    port2.postMessage(null);
  });
  const look = () => {
    const items = document.querySelector("offprint-article")?.shadowRoot?.querySelectorAll("ol.thread li");
    if (items?.length >= 100) painted(() => (seen.hundred = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener("keydown", ({ timeStamp }) => painted(() => seen.keys.push(performance.now() - timeStamp)), true);
}

// Types into the form, and returns the time for each key.
async function type(page) {
  await page.evaluate("window.benchSeen.keys.length = 0");
  await page.getByRole("textbox", { name: "Comment" }).focus();
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press("a");
  await page.waitForFunction((keys) => window.benchSeen.keys.length >= keys, KEYS);
  return (await page.evaluate("window.benchSeen")).keys;
}

async function measure(browser, address, size) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(probe);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    await page.goto(address);
    await page.waitForFunction("window.benchSeen.hundred !== null", undefined, { polling: 50 });
    const { hundred } = await page.evaluate("window.benchSeen");
    const first = await type(page);
    // The permalink of the last reply loads the whole thread; not throttled, because loading is not measured here.
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await page.evaluate((size) => (location.hash = `#comment-${size}`), size);
    await page.waitForFunction((size) => {
      const root = document.querySelector("offprint-article").shadowRoot;
      return root.querySelectorAll("ol.thread li").length === size && root.querySelector("[data-here]");
    }, size, { timeout: 120_000, polling: 200 });
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    const all = await type(page);
    return { hundred, first: median(first), all: median(all), slowest: Math.max(...all) };
  } finally {
    await context.close();
  }
}

const files = await tree(resolve(options.site));
const { addresses, close } = await serve(Object.fromEntries(SIZES.map((size) => [`thread ${size}`, page(size, files)])));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const results = SIZES.map(() => []);
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const [index, address] of Object.values(addresses).entries()) {
      const result = await measure(browser, address, SIZES[index]);
      // The first round is a warm-up.
      if (round) results[index].push(result);
    }
  }
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${day}, Chromium ${browser.version()}, CPU slowed ${SLOWED} times, median of ${options.rounds} loads, ms.\n`);
  console.log("| replies | first 100 on screen | key to paint, these loaded | key to paint, all loaded | slowest key |\n| --: | --: | --: | --: | --: |");
  for (const [index, loads] of results.entries()) {
    const cell = (key) => median(loads.map((load) => load[key])).toFixed(0);
    console.log(`| ${SIZES[index].toLocaleString("en")} | ${cell("hundred")} | ${cell("first")} | ${cell("all")} | ${cell("slowest")} |`);
  }
} finally {
  await browser.close();
  close();
}
