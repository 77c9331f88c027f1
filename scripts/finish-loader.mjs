// Prepares the minified loader for bundlers and for server-side rendering: finish-loader.mjs DIRECTORY
//
//   - Bundlers include only files that are written as `new URL("./name", import.meta.url)`, so each file name becomes such an expression;
//     comments tell them to ignore the imports that the loader composes itself.
//   - Where there are no custom elements, as in server-side rendering, importing the loader does nothing.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [directory] = process.argv.slice(2);
const loader = join(directory, "offprint.js");
const files = readdirSync(directory).filter((name) => /^offprint-[0-9a-f]{16}.*\.(js|json|wasm)$/.test(name));

const found = new Set();
const address = (name) => {
  found.add(name);
  return `new URL("./${name}", import.meta.url).href`;
};
const NAME = /(["'`])(offprint-[0-9a-f]{16}[\w-]*\.(?:js|json|wasm))\1/g;
const source = readFileSync(loader, "utf8")
  .replace(/\bnew URL\(/g, "new URL(/*webpackIgnore:true*/")
  .replace(/\bimport\(/g, "import(/*@vite-ignore*//*webpackIgnore:true*/")
  .replace(NAME, (_, _quote, name) => address(name));

// The glue already names the chunks in this form.
const glue = files.filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(directory, name), "utf8")).join("");
const missing = files.filter((name) => !found.has(name) && !glue.includes(`./${name}`));
if (missing.length) throw new Error(`neither loader nor glue names ${missing.join(", ")}`);
writeFileSync(loader, `if(globalThis.customElements){${source}}\n`);
