// Merges the chunks that others share into one: merge-chunks.mjs FOLDER, where wasm-split-cli has written its files.
//
// wasm-split-cli makes a chunk for every set of chunks that share functions, and most of them are smaller than the request for them. One
// chunk for all sets has some bytes that a page does not need, and saves it several requests.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURES, program } from "./binaryen.mjs";

/** The module that all chunks import memory, table and stack pointer from. */
const IMPORTED = "__wasm_split";
/** The chunk that stands for all shared ones. */
const SHARED = "chunk_shared";

const [folder] = process.argv.slice(2);
const inFolder = (name) => join(folder, name);
const run = (name, ...options) => execFileSync(program(name), [...FEATURES, ...options], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const chunks = readdirSync(folder).filter((name) => /^chunk_\d+\.wasm$/.test(name)).map((name) => name.replace(".wasm", ""));

/**
 * The text of a module that passes on what the chunks import. wasm-merge does not join equal imports, so the chunks import from this module,
 * and only it imports from outside.
 */
function hub() {
  const found = new Map();
  for (const chunk of chunks) {
    const text = run("wasm-dis", inFolder(`${chunk}.wasm`), "-o", "-");
    for (const [, name, kind, type] of text.matchAll(/\(import "__wasm_split" "(\w+)" \((\w+) \S+ (.*)\)\)$/gm)) found.set(name, { kind, type });
  }
  const imports = [...found].map(([name, { kind, type }]) => `(import "${SHARED}" "${name}" (${kind} $${name} ${type}))`);
  const exports = [...found].map(([name, { kind }]) => `(export "${name}" (${kind} $${name}))`);
  return `(module ${[...imports, ...exports].join("\n")})`;
}

function merge() {
  writeFileSync(inFolder("hub.wat"), hub());
  const inputs = chunks.flatMap((chunk) => [inFolder(`${chunk}.wasm`), chunk]);
  run("wasm-merge", inFolder("hub.wat"), IMPORTED, ...inputs, "-o", inFolder(`${SHARED}.wasm`));
  for (const name of ["hub.wat", ...chunks.map((chunk) => `${chunk}.wasm`)]) rmSync(inFolder(name));
}

/** The loader of the chunks, with one definition of a shared chunk instead of many. */
function withOne(loader) {
  const definition = /\/\* [\w, ]+ \*\/\nconst __(chunk_\d+) = makeLoad\(([^]*?\n), \[\]\);\n/g;
  const defined = [...loader.matchAll(definition)].map(([, name]) => name);
  if (defined.length !== chunks.length) throw new Error(`the loader defines ${defined.length} shared chunks, and there are ${chunks.length}`);
  const shared = (name, load) => `const __${SHARED} = makeLoad(${load.replace(name, SHARED)}, []);\n`;
  return loader
    .replace(definition, (_, name, load) => (name === defined[0] ? shared(name, load) : ""))
    .replace(/\[__chunk_\d+[^\]]*\]/g, `[__${SHARED}]`)
    .replace(/^( *)Object\.assign\(sharedImports\..*$/m, `$&\n$1sharedImports.${SHARED} = sharedImports.${IMPORTED};`);
}

if (chunks.length > 1) {
  const path = inFolder("__wasm_split.js");
  const loader = withOne(readFileSync(path, "utf8"));
  merge();
  writeFileSync(path, loader);
}
