// The files for other pages: their hashes, and the npm package in bundlers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import webpack from "webpack";
import { stage } from "./support/browser.mjs";
import { EMBED, install, readManifest, skipPackage } from "./support/package.mjs";
import { element, embedded, Site } from "./support/site.mjs";
import { complaints } from "./support/types.mjs";

const skip = skipPackage;
const [major, minor] = process.versions.node.split(".").map(Number);
const skipVite = skip || (major > 20 || (major === 20 && minor >= 19) ? false : "Vite needs Node.js 20.19 or newer");
const show = stage();
let app;
before(() => skip || (app = install()));
after(() => app?.remove());

const heading = (page, name) => page.getByRole("heading", { name });
const hashed = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;
const integrityOf = (name) => readManifest().files.find((file) => file.name === name).integrity;
const glue = () => readManifest().files.find(({ name }) => /^offprint-[0-9a-f]{16}\.js$/.test(name)).name;

// ---- the files

test("the manifest lists every file that is served, with its size and its hash", { skip }, () => {
  const { files } = readManifest();
  const there = readdirSync(EMBED).filter((name) => !/\.(br|gz|md|txt)$|^LICENSE-/.test(name) && name !== "manifest.json").sort();
  assert.deepEqual(files.map(({ name }) => name), there);
  for (const { name, type, bytes, brotli, integrity } of files) {
    const content = readFileSync(join(EMBED, name));
    assert.deepEqual([bytes, brotli, integrity], [content.length, statSync(join(EMBED, `${name}.br`)).size, hashed(content)], name);
    assert.ok(type, `${name} has a type`);
  }
});

test("every file that the loader requests is named after its contents", { skip }, () => {
  const asked = readFileSync(join(EMBED, "offprint.js"), "utf8").match(/offprint-[0-9a-f]{16}[\w-]*\.(json|js|wasm)/g).sort();
  const there = readManifest().files.map(({ name }) => name).filter((name) => name.startsWith(glue().replace(".js", "")));
  assert.deepEqual(asked, there);
  // They have one hash, of all of them in the order of their names.
  const hash = createHash("sha256");
  for (const name of there) hash.update(readFileSync(join(EMBED, name)));
  assert.equal(glue(), `offprint-${hash.digest("hex").slice(0, 16)}.js`);
});

test("the package holds the files that are served and nothing else", { skip }, () => {
  const served = readManifest().files.map(({ name }) => name);
  assert.deepEqual(app.files, [...served, "LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY.txt", "manifest.json"].sort());
});

// ---- integrity

const loader = (origin) => `<script type="module" src="${origin}/embed/offprint.js" integrity="${integrityOf("offprint.js")}" crossorigin></script>`;

function pinned(head = "", nonce = "") {
  const { other } = show.site;
  const policy = `default-src 'none'; script-src ${other} ${nonce} 'wasm-unsafe-eval'; connect-src 'self' ${other}; img-src *`;
  return show.site.page(element({}, embedded()), { head: head + loader(other), script: "", policy });
}

const tamper = (page, name) =>
  page.route(`**/embed/${name}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n//` });
  });

test("a page that pins the loader shows the article", { skip }, async (t) => {
  const page = await show.open(t, pinned(), { origins: [show.site.other] });
  await heading(page, "A good headline").waitFor();
});

test("a loader that was tampered with is refused, and the fallback stays", { skip }, async (t) => {
  const refused = (message) => /integrity/.test(message.text());
  const page = await show.newPage(t, { origins: [show.site.other] });
  await tamper(page, "offprint.js");
  await Promise.all([page.waitForEvent("console", refused), page.goto(pinned())]);
  await heading(page, "Fallback headline").waitFor();
  assert.equal(await page.evaluate(() => customElements.get("offprint-article")), undefined);
});

test("glue that was tampered with is refused where an import map pins it too", { skip }, async (t) => {
  const { other } = show.site;
  const pins = JSON.stringify({ integrity: { [`${other}/embed/${glue()}`]: integrityOf(glue()) } });
  const address = pinned(`<script type="importmap" nonce="n">${pins}</script>`, "'nonce-n'");
  const page = await show.open(t, address, { origins: [other] });
  await heading(page, "A good headline").waitFor();

  const refusing = await show.newPage(t, { origins: [other] });
  await tamper(refusing, glue());
  await refusing.goto(address);
  await refusing.getByRole("alert").waitFor();
  await heading(refusing, "Fallback headline").waitFor();
});

// ---- in other people's projects

test("importing the package without custom elements does nothing", { skip }, () => {
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", 'console.log(Object.keys(await import("offprint")))'], {
    cwd: app.project,
    encoding: "utf8",
  });
  assert.equal(said, "[]\n");
});

test("TypeScript finds the types in the package, as bundlers and as Node.js look for them", { skip }, () => {
  app.write("page.ts", 'import "offprint";\nimport "offprint/fallback.css";\ndocument.createElement("offprint-article").reload();\n');
  for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    const config = { compilerOptions: { strict: true, noEmit: true, types: [], module, moduleResolution }, files: ["page.ts"] };
    assert.equal(complaints(config, app.project), "", moduleResolution);
  }
});

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A project</title>
<script type="module" src="./main.js"></script></head><body>`;

// The page of a project, which imports the package by its name; `address` leads to an article.
function project(address = "/article/good") {
  app.write("index.html", PAGE + element({ src: address, loading: "eager" }));
  app.write("main.js", 'import "offprint";\nimport "offprint/fallback.css";\n');
}

async function showsArticle(t, directory) {
  const site = await Site.start(join(app.project, directory));
  t.after(() => site.stop());
  const page = await show.open(t, `${site.origin}/index.html`, { origins: [site.origin] });
  await heading(page, "A good headline").waitFor();
  await page.getByRole("textbox", { name: "Comment" }).waitFor();
  const asked = site.asked.filter((path) => path.endsWith(".wasm"));
  assert.equal(asked.length, new Set(asked).size, "no file is fetched twice");
}

test("an application built by Vite shows an article", { skip: skipVite }, async (t) => {
  project();
  const { build } = await import("vite");
  await build({ root: app.project, configFile: false, logLevel: "error", base: "./", build: { outDir: "vite" } });
  await showsArticle(t, "vite");
});

test("Vite's development server shows an article", { skip: skipVite }, async (t) => {
  project(`${show.site.origin}/article/good`);
  const { createServer } = await import("vite");
  const server = await createServer({
    root: app.project,
    configFile: false,
    logLevel: "error",
    optimizeDeps: { exclude: ["offprint"] },
    server: { host: "127.0.0.1", port: 0, strictPort: false, ws: false, watch: null },
  });
  t.after(() => server.close());
  await server.listen();
  const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
  const page = await show.open(t, origin, { origins: [origin] });
  await heading(page, "A good headline").waitFor();
});

test("an application built by webpack shows an article", { skip }, async (t) => {
  project();
  app.write("main.js", 'import "offprint";\n');
  const output = { path: join(app.project, "webpack"), filename: "main.js", module: true };
  const options = { context: app.project, mode: "production", entry: "./main.js", output, experiments: { outputModule: true }, performance: false };
  const stats = await promisify(webpack)(options);
  assert.deepEqual(stats.toJson().errors.concat(stats.toJson().warnings), []);
  app.copy("../../index.html", "webpack/index.html");
  await showsArticle(t, "webpack");
});

test("an application built by esbuild shows an article, with the package's files beside it", { skip }, async (t) => {
  project();
  await bundle({
    absWorkingDir: app.project,
    entryPoints: ["main.js"],
    outdir: "esbuild",
    bundle: true,
    format: "esm",
    minify: true,
    logLevel: "error",
  });
  app.copy("../../index.html", "esbuild/index.html");
  for (const { name } of readManifest().files.filter(({ name }) => /^offprint-.*\.(js|wasm)$/.test(name))) app.copy(name, `esbuild/${name}`);
  await showsArticle(t, "esbuild");
});
