// Prints the embed code that pins this build by its hashes: snippet.mjs [ADDRESS]
// ADDRESS is where the files of dist/embed/ are served. Glue and module are preloaded, so that they need not wait for the loader.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../dist/embed/manifest.json", import.meta.url), "utf8"));
const [address = `https://cdn.example/offprint/${manifest.version}/`] = process.argv.slice(2);
const url = (name) => address.replace(/\/?$/, "/") + name;
const find = (pattern) => manifest.files.find(({ name }) => pattern.test(name));
const [loader, glue, wasm] = [/^offprint\.js$/, /^offprint-[0-9a-f]{16}\.js$/, /_bg\.wasm$/].map(find);
console.log(`<link rel="modulepreload" href="${url(glue.name)}" integrity="${glue.integrity}" crossorigin>
<link rel="preload" href="${url(wasm.name)}" as="fetch" crossorigin>
<script type="module" src="${url(loader.name)}" integrity="${loader.integrity}" crossorigin></script>`);
