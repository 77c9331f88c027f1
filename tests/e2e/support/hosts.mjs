// Serves tests/hosts: host pages in which the elements have to work, with style sheets and libraries that such pages really use.
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "tailwindcss";

const HOSTS = fileURLToPath(new URL("../../hosts/", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
/** The path of a copy of the site, whose loader claims to be another version. */
const COPY = "/copy/";

const packaged = (file) => readFile(join(PACKAGES, file), "utf8");

/** Files that host pages load from npm packages and from tests/hosts, by the name in the request. */
const LIBRARIES = {
  "offprint.css": () => readFile(join(HOSTS, "../../public/fallback.css"), "utf8"),
  "bootstrap.css": () => packaged("bootstrap/dist/css/bootstrap.css"),
  "tailwind.css": tailwind,
  "react.js": react,
  "vue.js": () => packaged("vue/dist/vue.runtime.esm-browser.prod.js"),
};

/** Pages with other sites' looks: one page, with a style sheet for each. */
export const LOOKS = ["unset", "important", "tags", "root-small", "root-large", "bootstrap", "tailwind"];

/** Whether an address is one of these pages, or one of their files. */
export function isOfHosts(pathname) {
  return pathname.startsWith("/hosts/");
}

/** Answers for such an address. A page without a policy of its own gets the usual one. */
export async function answerForHosts(pathname, response, policy) {
  const content = await contentOf(pathname.slice("/hosts/".length));
  if (content === undefined) return response.writeHead(404).end();
  const headers = { "Content-Type": TYPES[extname(pathname)] ?? "application/octet-stream" };
  if (!content.includes('http-equiv="Content-Security-Policy"')) headers["Content-Security-Policy"] = policy;
  response.writeHead(200, headers).end(content);
}

async function contentOf(name) {
  const library = /^packages\/(.+)$/.exec(name)?.[1];
  if (library) return LIBRARIES[library]?.();
  const look = /^looks\/(.+)\.html$/.exec(name)?.[1];
  if (look) return (await hostFile("looks.html")).replace("{look}", styleSheetOf(look));
  return hostFile(name);
}

function styleSheetOf(look) {
  return `${look}.css` in LIBRARIES ? `../packages/${look}.css` : `${look}.css`;
}

function hostFile(name) {
  const file = join(HOSTS, normalize(`/${name}`));
  return existsSync(file) ? readFile(file, "utf8") : undefined;
}

/** The name of the file behind an address in the copy of the site. */
export function copied(pathname) {
  return pathname.startsWith(COPY) ? pathname.slice(COPY.length - 1) : undefined;
}

/** The loader, with another version. */
export function otherVersion(loader) {
  return loader.replace(/(["'`])\d+\.\d+\.\d+\1/, '"0.0.0-other"');
}

async function tailwind() {
  const loadStylesheet = async (id, base) => {
    const path = join(PACKAGES, id === "tailwindcss" ? "tailwindcss/index.css" : id);
    return { path, base: dirname(path) || base, content: await readFile(path, "utf8") };
  };
  return (await compile('@import "tailwindcss";', { loadStylesheet })).build(["p-4", "text-lg", "rounded", "border"]);
}

/** React is published as CommonJS only: its four files, joined into one module. */
function react() {
  const files = {
    react: "react/cjs/react.production.js",
    scheduler: "scheduler/cjs/scheduler.production.js",
    "react-dom": "react-dom/cjs/react-dom.production.js",
    "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
  };
  const modules = Object.entries(files).map(([name, file]) => {
    return `${JSON.stringify(name)}(module, exports, require) {\n${readFileSync(join(PACKAGES, file), "utf8")}\n}`;
  });
  return `const files = { ${modules.join(",\n")} };
const made = {};
function require(name) {
  if (!made[name]) files[name](made[name] = { exports: {} }, made[name].exports, require);
  return made[name].exports;
}
export const { createElement, useState, StrictMode } = require("react");
export const { createRoot } = require("react-dom/client");
export const { flushSync } = require("react-dom");
`;
}
