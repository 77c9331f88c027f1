// Gives what the module imports and exports short names, in the module and in its glue alike: shorten-names.mjs GLUE WASM
//
// wasm-bindgen's names carry a hash or a whole Rust type, so they hardly compress, and each stands in both files: 3 KB of brotli.
// Only names that wasm-bindgen made are touched; nobody else knows them.
import { readFileSync, writeFileSync } from "node:fs";

const MADE = /^(__wbg_|__wbindgen_|__externref_|wasm_bindgen_|\.\/.*_bg\.js$)/;
const IMPORTS = 2;
const EXPORTS = 7;

const [gluePath, wasmPath] = process.argv.slice(2);
const short = new Map();

function shorten(name) {
  if (!MADE.test(name)) return name;
  if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
  return short.get(name);
}

// https://webassembly.github.io/spec/core/binary/modules.html
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }
  limits() {
    const start = this.at;
    if (this.number() & 1) this.number();
    this.number();
    return this.bytes.subarray(start, this.at);
  }
  // What follows the two names of an import.
  importType() {
    const start = this.at;
    const kind = this.byte();
    if (kind === 0) this.number();
    else if (kind === 1) this.take(1), this.limits();
    else if (kind === 2) this.limits();
    else if (kind === 3) this.take(2);
    else this.take(1), this.number();
    return this.bytes.subarray(start, this.at);
  }
}

function number(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) | (rest ? 0x80 : 0));
    value = rest;
  } while (value);
  return Buffer.from(bytes);
}

function name(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([number(bytes.length), bytes]);
}

function renamed(id, reader) {
  const count = reader.number();
  const parts = [number(count)];
  for (let i = 0; i < count; i++) {
    if (id === IMPORTS) {
      parts.push(name(shorten(reader.name())), name(shorten(reader.name())), reader.importType());
    } else {
      parts.push(name(shorten(reader.name())), Buffer.of(reader.byte()), number(reader.number()));
    }
  }
  return Buffer.concat(parts);
}

const module = new Reader(readFileSync(wasmPath));
const out = [module.take(8)];
while (module.at < module.bytes.length) {
  const id = module.byte();
  const body = module.take(module.number());
  const section = id === IMPORTS || id === EXPORTS ? renamed(id, new Reader(body)) : body;
  out.push(Buffer.of(id), number(section.length), section);
}
const wasm = Buffer.concat(out);
if (!WebAssembly.validate(wasm)) throw new Error(`${wasmPath}: not a valid module any more`);

// The longest first, so that no name is replaced within another.
const names = [...short.keys()].sort((a, b) => b.length - a.length);
const escaped = names.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
const pattern = new RegExp(`(?<![\\w$])(${escaped.join("|")})(?![\\w$])`, "g");
const glue = readFileSync(gluePath, "utf8").replace(pattern, (text) => short.get(text));

writeFileSync(wasmPath, wasm);
writeFileSync(gluePath, glue);
