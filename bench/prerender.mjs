#!/usr/bin/env node
// Measures how fast static pages are made, and how much memory that takes: articles of the length of real ones, every fifth with
// a thread of replies, are written to a folder and prerendered three times: all new, all unchanged, one in a hundred changed.
//   cargo build --profile native -p offprint-prerender
//   node prerender.mjs [--articles 10000] [--jobs 2] [--program …/prerender] [--folder …] [--sync]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { random, story, thread } from "./lib/stories.mjs";

const { values: options } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    jobs: { type: "string", default: "2" },
    program: { type: "string", default: fileURLToPath(new URL("../target/native/prerender", import.meta.url)) },
    folder: { type: "string", default: tmpdir() },
    sync: { type: "boolean", default: false },
  },
});
const count = Number(options.articles);
const folder = await mkdtemp(join(options.folder, "prerender-bench-"));

/** One article per line. `changed`: each article at that interval has one more sentence. */
async function write(changed) {
  const articles = createWriteStream(join(folder, "articles.jsonl"));
  let bytes = 0;
  for (let number = 1; number <= count; number += 1) {
    const line = `${JSON.stringify(story(number, random(number), changed && number % changed === 0))}\n`;
    bytes += line.length;
    if (!articles.write(line)) await once(articles, "drain");
  }
  articles.end();
  await once(articles, "finish");
  return bytes;
}

/** The threads that the articles name. */
async function writeThreads() {
  await mkdir(join(folder, "threads"));
  for (let number = 5; number <= count; number += 5) {
    await writeFile(join(folder, "threads", `${number}.json`), JSON.stringify(thread(number, random(number))));
  }
}

/** The most memory a process has used so far, in MB. */
async function peak(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function run(name) {
  const start = performance.now();
  const args = [join(folder, "articles.jsonl"), "--output", join(folder, "site"), "--jobs", options.jobs, "--address", "https://news.example/"];
  const program = spawn(options.program, options.sync ? [...args, "--sync"] : args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  program.stdout.on("data", (text) => (said += text));
  let memory = 0;
  const watch = setInterval(async () => (memory = Math.max(memory, await peak(program.pid))), 50);
  const [code] = await once(program, "close");
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`prerender ended with ${code}: ${said}`);
  const row = [name, count.toLocaleString("en"), seconds.toFixed(1), Math.round(count / seconds).toLocaleString("en"), Math.round(memory)];
  console.log(`| ${row.join(" | ")} |`);
}

try {
  const bytes = await write(0);
  await writeThreads();
  console.error(`${count} articles of ${Math.round(bytes / count).toLocaleString("en")} B, ${options.jobs} jobs, in ${folder}`);
  console.log("| pages | articles | seconds | a second | peak MB |\n| --- | --: | --: | --: | --: |");
  await run("all new");
  await run("all unchanged");
  await write(100);
  await run("one in a hundred changed");
} finally {
  await rm(folder, { recursive: true, force: true });
}
