// Builds the pages: each is a map from paths to contents; nothing is written to disk.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { compile } from "svelte/compiler";
import { peerPage, staticPage } from "./html.mjs";

const BENCH = fileURLToPath(new URL("..", import.meta.url));
const PUBLIC = `${BENCH}../public/`;
const DIST = `${BENCH}../dist/`;
// `make dist` builds it too.
const PRERENDER = `${BENCH}../target/debug/prerender`;

const svelte = {
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, "utf8"), { filename: path, generate: "client" });
      return { contents: js.code, loader: "js" };
    });
  },
};

const NODE_ENV = { "process.env.NODE_ENV": '"production"' };

// esbuild's options for each peer; the entry points are in peers/.
const PEERS = {
  "no framework": { entry: "plain/main.js" },
  Preact: { entry: "preact/main.jsx", jsxImportSource: "preact", alias: { react: "preact/hooks" } },
  Svelte: { entry: "svelte/main.js", plugins: [svelte], conditions: ["svelte", "production"] },
  Vue: {
    entry: "vue/main.js",
    define: {
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
  },
  React: { entry: "react/main.jsx" },
};

async function bundle({ entry, define, ...more }) {
  const { outputFiles } = await build({
    absWorkingDir: BENCH,
    entryPoints: [`peers/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    define: { ...NODE_ENV, ...define },
    ...more,
  });
  return outputFiles[0].text;
}

async function css() {
  const files = [`${PUBLIC}site.css`, `${BENCH}peers/shared/article.css`];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return (await transform(texts.join("\n"), { loader: "css", minify: true })).code;
}

// All files below a folder that a page can request.
async function tree(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [relative(folder, path), await readFile(path)])));
}

const SHARED = /^(samples\/(partnership\.json|media\/.*\.svg)|favicon\.svg)$/;

async function shared() {
  return Object.fromEntries(Object.entries(await tree(PUBLIC)).filter(([path]) => SHARED.test(path)));
}

async function staticPages(common) {
  const article = JSON.parse(common["samples/partnership.json"]);
  const [style, script] = await Promise.all([css(), bundle({ entry: "plain/static.js" })]);
  const inlined = await staticPage(article, { style, script });
  const linked = await staticPage(article, { script });
  return {
    "static HTML, CSS inlined (the limit)": { ...common, "index.html": inlined },
    "static HTML, CSS file": { ...common, "index.html": linked, "page.css": style },
  };
}

async function peer(options, common) {
  const [style, script] = await Promise.all([css(), bundle(options)]);
  return { ...common, "index.html": peerPage(), "page.css": style, "app.js": script };
}

// Offprint as built by `make dist`, and the same article as a static page; nothing if it has not been built.
async function offprint() {
  try {
    const dist = await tree(DIST);
    return { "Offprint, a static page": { ...dist, ...(await prerendered()) }, Offprint: dist, "Offprint, the app": app(dist) };
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.error("There is no dist/, so Offprint is left out: run 'make dist' first.");
    return {};
  }
}

// The page without the prerendered copy: everything is rendered by the module, as with the peers.
function app(dist) {
  const html = String(dist["index.html"])
    .replace(/<div class="offprint"[^>]*data-offprint-static[^]*(?=<\/offprint-article>)/, "<p>Loading…</p>")
    .replace('<link rel="stylesheet" href="static-article.css">', "")
    .replaceAll(' fetchpriority="low"', "");
  return { ...dist, "index.html": html };
}

// The page that `prerender` makes of the article. It is served from the root here, so its addresses are adapted.
async function prerendered() {
  const output = await mkdtemp(join(tmpdir(), "offprint-"));
  const site = "https://cambarysu.example/";
  const options = ["--output", output, "--address", site, "--base", `${site}samples/`, "--module", "."];
  execFileSync(PRERENDER, [`${PUBLIC}samples/partnership.json`, "--site-name", "cambarysu.com", "--quiet", ...options]);
  const { id } = JSON.parse(await readFile(`${PUBLIC}samples/partnership.json`, "utf8"));
  const { [`${id}/index.html`]: html, ...files } = await tree(output);
  await rm(output, { recursive: true });
  return { ...files, "index.html": String(html).replaceAll('"../', '"') };
}

// Other builds of Offprint, each given as name=folder.
async function others(also) {
  const named = also.map((text) => text.split("=")).map(async ([name, folder]) => [name, await tree(resolve(folder))]);
  return Object.fromEntries(await Promise.all(named));
}

// All pages by name, in the order of the table.
export async function pages(also = []) {
  const common = await shared();
  const peers = Object.entries(PEERS).map(async ([name, options]) => [name, await peer(options, common)]);
  return {
    ...(await staticPages(common)),
    ...(await offprint()),
    ...(await others(also)),
    ...Object.fromEntries(await Promise.all(peers)),
  };
}
