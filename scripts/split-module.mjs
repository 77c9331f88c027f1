#!/usr/bin/env node
// Cuts a module into parts, so that what a reader needs first is here first: node split-module.mjs NAME_bg.wasm
// The module itself becomes the first part; the others are written beside it, as NAME_replies.wasm and so on.
//
// A part is everything that is reached through certain functions only, its gates. It takes memory, tables, globals and functions from the
// first part's exports, and puts its own functions into the common table, where the other parts call them. A part that is not here yet
// leaves empty places in the table, and to call one of these is a trap: src/embed/later.rs waits before it goes through a gate.
//
// The module must have its names, and must not have had equal functions merged: a function's name says where it belongs.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FEATURES, program } from "./binaryen.mjs";

// In the order in which they are cut off; a part may use the first part and, through its gate, one that is cut off before it.
// Closures, and methods that are called through a table, give no caller away: they belong to the part of whose modules their
// name speaks.
const PARTS = [
  {
    name: "thread",
    gate: /^offprint::embed::thread::of$/,
    modules: /\boffprint::(embed::thread|components::thread|backend::thread|model::thread)\b/,
  },
  {
    name: "sending",
    gate: /^offprint::embed::(offline::follow|posting::(advise|take))$/,
    modules: /\boffprint::(backend::(form|replies)|embed::(offline|posting|sending)|model::reply::(email|typo|website))\b/,
  },
  {
    name: "formats",
    gate: /^offprint::(backend::recognise::foreign_article::|embed::wording::read$)/,
    modules: /\boffprint::(backend::(wordpress|json_feed|json_ld)|embed::wording)\b/,
  },
  {
    name: "article",
    gate: /^offprint::embed::article::(read|view|skeleton)$/,
    modules: /\boffprint::(embed::article|components::(article|author_card|skeleton)|backend::(offprint|recognise))\b/,
  },
  {
    name: "replies",
    gate: /^offprint::embed::replies::of$/,
    modules:
      /\boffprint::(embed::(answering|memory|replies|store)|components::reply_form|model::(kept|reply|submission))\b/,
  },
];

const NAME = /\$"(?:[^"\\]|\\.)*"|\$[^\s()"]+/g;
const [module] = process.argv.slice(2);

// ---- reading

// The fields of a module in text form as wasm-dis writes it: each begins on a line of its own, indented by one.
const fieldsOf = (text) => text.slice(text.indexOf("\n") + 1, text.lastIndexOf(")")).split(/^(?= \()/m);

// Every function gets a short name; what it was called is kept beside it, without the hashes of crates.
function read(text) {
  const short = new Map();
  const fields = fieldsOf(text).map((field) => ({ kind: /\((\w+)/.exec(field)[1], text: field }));
  for (const field of fields) {
    const match = /^ \((?:func|import "[^"]*" "[^"]*" \(func) (\$"(?:[^"\\]|\\.)*"|\$[^\s()]+)/.exec(field.text);
    if (match) {
      field.name = `$f${short.size}`;
      field.title = match[1].replace(/^\$"?|"$/g, "").replace(/\[[0-9a-f]{6,}\]/g, "");
      short.set(match[1], field.name);
    }
  }
  for (const field of fields) {
    if (field.kind !== "data") field.text = field.text.replace(NAME, (name) => short.get(name) ?? name);
  }
  return fields;
}

const calls = (field) => new Set(Array.from(field.text.matchAll(/\(call (\$f\d+)/g), ([, name]) => name));

// ---- choosing

// What is reached through the gates only: everything that might be, less what somebody else calls, until nothing changes.
function choose(fields, part) {
  const functions = fields.filter(({ kind }) => kind === "func");
  const gates = new Set(functions.filter(({ title }) => part.gate.test(title)).map(({ name }) => name));
  if (!gates.size) throw new Error(`there is no function ${part.gate} in ${module}`);
  const reachedOtherwise = namesIn(fields.filter(({ kind }) => kind === "export"));
  const table = namesIn(fields.filter(({ kind }) => kind === "elem"));
  const isCandidate = ({ name, title }) => !reachedOtherwise.has(name) && (!table.has(name) || part.modules.test(title));
  const chosen = new Set(functions.filter(isCandidate).map(({ name }) => name));
  const callees = new Map(functions.map((field) => [field.name, calls(field)]));
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size;
    for (const { name } of functions) {
      if (!chosen.has(name)) for (const callee of callees.get(name)) if (!gates.has(callee)) chosen.delete(callee);
    }
  }
  return { gates, chosen };
}

const namesIn = (fields) => new Set(fields.flatMap(({ text }) => text.match(/\$f\d+\b/g) ?? []));

// Closures are called through exports, which wasm-bindgen has made of functions that its descriptors named. The descriptors are gone;
// the places of those functions in the table are left over, and nobody calls through them.
function withoutLeftovers(fields) {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const places = placesIn(fields).filter(([, name]) => !byName.get(name).title.startsWith("wasm_bindgen::convert::closures::"));
  const table = elements(tableOf(fields).name, places).map((text) => ({ kind: "elem", text }));
  const kept = [...fields.filter(({ kind }) => kind !== "elem"), ...table];
  const reached = namesIn(kept.filter(({ kind }) => kind !== "func"));
  for (const name of reached) for (const callee of namesIn([byName.get(name)])) reached.add(callee);
  return kept.filter(({ kind, name }) => kind !== "func" || reached.has(name));
}

// ---- writing

const signature = ({ text }) => /^ \(func \$f\d+((?: \((?:param|result)[^)]*\))*)/.exec(text)[1].replace(/\$\S+ /g, "");

// The table of functions.
function tableOf(fields) {
  const table = fields.find(({ kind, text }) => kind === "table" && text.includes("funcref"));
  const [, name, size] = /\(table (\S+) (\d+)/.exec(table.text);
  return { table, name, size };
}

// The places of the table that hold something, as [place, name].
function placesIn(fields) {
  return fields
    .filter(({ kind }) => kind === "elem")
    .flatMap(({ text }) => {
      const start = Number(/\(i32\.const (\d+)\)/.exec(text)[1]);
      return (text.match(/\$f\d+\b/g) ?? []).map((name, index) => [start + index, name]);
    });
}

// Neighbours of the table share a field.
function elements(table, places) {
  const runs = [];
  for (const [place, name] of places) {
    const last = runs.at(-1);
    if (last && last.start + last.names.length === place) last.names.push(name);
    else runs.push({ start: place, names: [name] });
  }
  return runs.map(({ start, names }) => ` (elem (table ${table}) (i32.const ${start}) func ${names.join(" ")})\n`);
}

// Calls a gate through its place in the table.
function throughTable(text, { gate, type, place }, table) {
  const call = `(call ${gate}`;
  for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at)) {
    if (/\d/.test(text[at + call.length])) {
      at += call.length;
      continue;
    }
    let end = at;
    for (let depth = 0; end === at || depth > 0; end += 1) depth += { "(": 1, ")": -1 }[text[end]] ?? 0;
    const rest = text.slice(at + call.length, end - 1);
    text = `${text.slice(0, at)}(call_indirect ${table}${type}${rest} (i32.const ${place}))${text.slice(end)}`;
  }
  return text;
}

function cut(fields, part) {
  const { gates: names, chosen } = choose(fields, part);
  const { table, name: tableName, size } = tableOf(fields);
  const type = (gate) => signature(fields.find(({ name }) => name === gate));
  const gates = [...names].map((gate, index) => ({ gate, type: type(gate), place: Number(size) + index }));
  const places = Number(size) + gates.length;
  const held = placesIn(fields);
  const of = (part) => held.filter(([, name]) => chosen.has(name) === part);

  const late = fields.filter(({ kind, name }) => kind === "func" && chosen.has(name));
  const lateText = late.map(({ text }) => text).join("");
  const { exported, imported } = share(fields, chosen, namesIn(late), lateText, part.name);

  const rest = fields
    .filter(({ kind, name }) => kind !== "elem" && !(kind === "func" && chosen.has(name)))
    .map((field) => {
      if (field === table) return { ...field, text: ` (table ${tableName} ${places} ${places} funcref)\n` };
      if (field.kind !== "func") return field;
      return { ...field, text: gates.reduce((text, gate) => throughTable(text, gate, tableName), field.text) };
    });
  const types = fields.filter(({ kind }) => kind === "type").map(({ text }) => text);
  const lateElements = elements(tableName, [...of(true), ...gates.map(({ gate, place }) => [place, gate])]);
  const marked = takeMarked(rest, part.name);
  const elem = (text) => ({ kind: "elem", text });
  return {
    rest: [...rest, ...elements(tableName, of(false)).map(elem), ...exported.map((text) => ({ kind: "export", text }))],
    late: [...types, ...imported, ...lateElements, marked, lateText].join(""),
    count: chosen.size,
  };
}

// What stands between the marks of a part (build.rs and src/strings.rs make them) moves from the first part's memory into the part's own.
function takeMarked(fields, part) {
  const mark = `/*${part}{*/`;
  const bytes = (text) => text.match(/\\(?:[0-9a-f]{2}|.)|[^\\]/gs)?.length ?? 0;
  let marked = "";
  for (const holder of fields.filter(({ kind, text }) => kind === "data" && text.includes(mark))) {
    const [head, address] = /^ \(data .*?\(i32\.const (\d+)\) "/.exec(holder.text);
    for (let start; (start = holder.text.indexOf(mark)) >= 0; ) {
      const end = holder.text.indexOf("/*}*/", start) + "/*}*/".length;
      const taken = holder.text.slice(start, end);
      const place = Number(address) + bytes(holder.text.slice(head.length, start));
      holder.text = holder.text.slice(0, start) + "\\00".repeat(bytes(taken)) + holder.text.slice(end);
      marked += ` (data (i32.const ${place}) "${taken}")\n`;
    }
  }
  return marked;
}

// What a part takes from the first, under short names of its own: each exported there and imported here.
function share(fields, chosen, used, lateText, part) {
  const exported = [];
  const imported = [];
  const known = new Map();
  for (const { kind, text } of fields) {
    // A memory and a table may have the same name.
    const [, key, item] = (kind === "export" && /\(export "([^"]*)" \((\w+ \S+?)\)/.exec(text)) || [];
    if (key?.length < 4) known.set(item, key);
  }
  const add = (kind, name, description) => {
    const key = known.get(`${kind} ${name}`) ?? `${part[0]}${exported.length.toString(36)}`;
    if (!known.has(`${kind} ${name}`)) exported.push(` (export "${key}" (${kind} ${name}))\n`);
    imported.push(` (import "_" "${key}" (${kind} ${name} ${description}))\n`);
  };
  for (const field of fields) {
    const [, kind, name, rest] = /^ \((\w+) (\S+) ([^]*)\)\s*$/.exec(field.text) ?? [];
    if (kind === "memory") add("memory", name, rest);
    if (kind === "table") add("table", name, rest.replace(/^\d+ (?:\d+ )?/, "0 "));
    if (kind === "global" && lateText.includes(`${name})`)) add("global", name, /^(\(mut \w+\)|\w+)/.exec(rest)[0]);
    if (field.name && used.has(field.name) && !chosen.has(field.name)) add("func", field.name, importSignature(field));
  }
  return { exported, imported };
}

function importSignature(field) {
  if (field.kind === "func") return signature(field);
  return /\(func \$f\d+((?: \((?:param|result)[^)]*\))*)/.exec(field.text)[1];
}

// ---- doing it

const folder = mkdtempSync(join(tmpdir(), "split-"));
const write = (text, target) => {
  const path = join(folder, "part.wat");
  writeFileSync(path, `(module\n${text})\n`);
  execFileSync(program("wasm-as"), [...FEATURES, path, "-o", target]);
};
try {
  const whole = join(folder, "whole.wat");
  execFileSync(program("wasm-dis"), [...FEATURES, module, "-o", whole]);
  let fields = withoutLeftovers(read(readFileSync(whole, "utf8")));
  for (const part of PARTS) {
    const { rest, late, count } = cut(fields, part);
    write(late, module.replace(/_bg\.wasm$/, `_${part.name}.wasm`));
    console.log(`split: ${count} functions are ${part.name}`);
    fields = rest;
  }
  write(fields.map(({ text }) => text).join(""), module);
} finally {
  rmSync(folder, { recursive: true });
}
