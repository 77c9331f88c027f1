// Makes a chunk at least as large as Vite's `assetsInlineLimit`: pad-chunk.mjs MODULE
//
// Vite puts smaller files into the script as `data:` URLs, which the `connect-src` of most Content Security Policies refuses. The padding
// is a custom section of zeros, which engines skip and brotli turns into a few bytes.
import { readFileSync, writeFileSync } from "node:fs";

const INLINE_LIMIT = 4096;
const NAME = "padding";

const [file] = process.argv.slice(2);
const module = readFileSync(file);
if (module.length < INLINE_LIMIT) {
  // Section 0, its size in two LEB128 bytes, and the name with its length (WebAssembly specification, 5.5.3).
  const size = Math.max(INLINE_LIMIT - module.length, 256);
  const section = Buffer.alloc(3 + size);
  section.set([0, (size & 0x7f) | 0x80, size >> 7, NAME.length, ...Buffer.from(NAME)]);
  writeFileSync(file, Buffer.concat([module, section]));
}
