// Lists the files of dist/embed/ that are served, with their sizes and hashes: manifest.mjs EMBED, run after the .br files are written.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".ts": "text/plain",
  ".wasm": "application/wasm",
};
const MANIFEST = "manifest.json";
const [embed] = process.argv.slice(2);

function entry(name) {
  const content = readFileSync(join(embed, name));
  return {
    name,
    type: TYPES[extname(name)],
    bytes: content.length,
    brotli: statSync(join(embed, `${name}.br`)).size,
    integrity: `sha384-${createHash("sha384").update(content).digest("base64")}`,
  };
}

const names = readdirSync(embed).filter((name) => name !== MANIFEST && extname(name) in TYPES);
const { version } = JSON.parse(readFileSync(join(embed, "package.json"), "utf8"));
writeFileSync(join(embed, MANIFEST), `${JSON.stringify({ version, files: names.sort().map(entry) }, null, 2)}\n`);
