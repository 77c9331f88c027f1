// Renames glue and module by the hash of their final contents: name-files.mjs DIRECTORY
//
// Trunk's hash is from before splitting and optimising. All of them get the same hash, since they only work together; the chunks' names
// begin like the module's, because the loader recognises them by that.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [directory] = process.argv.slice(2);
const path = (name) => join(directory, name);

const glue = readdirSync(directory).filter((name) => /^offprint-[0-9a-f]+\.js$/.test(name));
if (glue.length !== 1) throw new Error(`${directory} should hold the glue of one build, not of ${glue.length}`);
const before = glue[0].replace(/\.js$/, "");
const files = readdirSync(directory).filter((name) => name.startsWith(before) && /\.(js|json|wasm)$/.test(name)).sort();

// The old name is left out of the hash, so that equal contents always get the same name.
const without = (bytes) => bytes.toString("latin1").replaceAll(before, "offprint");
const hash = createHash("sha256");
for (const file of files) hash.update(without(readFileSync(path(file))), "latin1");
const after = `offprint-${hash.digest("hex").slice(0, 16)}`;

for (const file of files) renameSync(path(file), path(file.replace(before, after)));
for (const file of readdirSync(directory, { recursive: true }).filter((name) => /\.(html|js|json|xml)$/.test(name))) {
  const text = readFileSync(path(file), "utf8");
  if (text.includes(before)) writeFileSync(path(file), text.replaceAll(before, after));
}
