#!/usr/bin/env node
// Compares Offprint's page with the same page made with other frameworks, and prints a table.
//   node run.mjs [--rounds 7] [--only offprint,preact] [--also name=folder] [--raw file.json]
import { writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { pages } from "./lib/build.mjs";
import { load } from "./lib/load.mjs";
import { serve } from "./lib/server.mjs";
import { table } from "./lib/table.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    only: { type: "string", default: "" },
    also: { type: "string", multiple: true, default: [] },
    raw: { type: "string" },
  },
});

const count = Number(options.rounds);
if (!Number.isInteger(count) || count < 1) throw new Error(`--rounds must be a whole number from 1, not ${options.rounds}`);

// The requested pages: those whose names contain one of the words.
function chosen(all) {
  const words = options.only.toLowerCase().split(",").filter(Boolean);
  const wanted = ([name]) => !words.length || words.some((word) => name.toLowerCase().includes(word));
  return Object.fromEntries(Object.entries(all).filter(wanted));
}

// The first words of the article's body.
function beginning(all) {
  const [{ "samples/partnership.json": json }] = Object.values(all);
  return JSON.parse(json).body.match(/<p>([^<]{1,60})/)[1];
}

// Text and form are measured in separate loads: pressing the button early would delay painting.
async function measure(browser, address, start) {
  const reading = await load(browser, address, { start, press: false });
  const writing = await load(browser, address, { start, press: true });
  if (reading.failed.length) console.error(`${address}: ${reading.failed.join(", ")}`);
  return { ...reading, form: writing.form };
}

// One load of each page in turn, so that other work on the machine affects all of them; the first round is a warm-up.
async function rounds(browser, addresses, start, count) {
  const results = Object.fromEntries(Object.keys(addresses).map((name) => [name, []]));
  for (let round = 0; round <= count; round += 1) {
    console.error(round ? `round ${round} of ${count}` : "warming up");
    for (const [name, address] of Object.entries(addresses)) {
      const result = await measure(browser, address, start);
      if (round) results[name].push(result);
    }
  }
  return results;
}

const all = chosen(await pages(options.also));
if (!Object.keys(all).length) throw new Error(`no page is called like ${options.only}`);
const { addresses, close } = await serve(all);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const before = loadavg()[0];
  const results = await rounds(browser, addresses, beginning(all), count);
  const after = loadavg()[0];
  const day = new Date().toISOString().slice(0, 10);
  console.log(`${day}, Chromium ${browser.version()}, median of ${count} interleaved cold loads on Slow 4G`);
  console.log(`(1.6 Mbps, 150 ms round trip) with the CPU slowed four times; times in ms.\n`);
  console.log(table(results));
  // Printed with the table, because times from a busy machine are useless.
  console.log(`\nLoad average of the machine: ${before.toFixed(2)} before, ${after.toFixed(2)} after.`);
  if (options.raw) await writeFile(options.raw, JSON.stringify(results, null, 2));
} finally {
  await browser.close();
  close();
}
