// Samples in the documentation are valid: JSON parses and fits its schema, HTML has known elements and attributes, scripts parse.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { Script } from "node:vm";
import Ajv from "ajv/dist/2020.js";
import { JSDOM } from "jsdom";
import { pages, ROOT, samples } from "./support/markdown.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const json = (path) => JSON.parse(read(path));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const validators = Object.fromEntries(["article", "thread", "reply"].map((name) => [name, ajv.compile(json(`public/schema/${name}.schema.json`))]));

/** All samples in a language, with the page they are in. */
function* all(language) {
  for (const [page, text] of pages()) for (const sample of samples(text, language)) yield { ...sample, where: `${page}:${sample.line}` };
}

// Attributes that every element may have.
const GLOBAL = /^(id|class|slot|hidden|style|dir|lang|data-[\w-]+)$/;
const declarations = json("package/custom-elements.json").modules.flatMap((module) => module.declarations).filter(({ tagName }) => tagName);
const known = new Map(declarations.map(({ tagName, attributes }) => [tagName, attributes]));
const slots = new Set(declarations.flatMap((declaration) => (declaration.slots ?? []).map(({ name }) => name)));

test("JSON parses, and fits the schema it names", () => {
  let validated = 0;
  for (const { code, where, name, value } of all("json")) {
    let document;
    assert.doesNotThrow(() => (document = JSON.parse(code)), where);
    if (name !== "schema") continue;
    const validate = validators[value];
    assert.ok(validate, `${where}: there is no schema ${value}`);
    assert.ok(validate(document), `${where}: ${ajv.errorsText(validate.errors)}`);
    validated += 1;
  }
  assert.ok(validated >= 4, `${validated} samples were validated`);
});

test("HTML is well-formed, and Offprint's elements in it have attributes and slots that exist", () => {
  let checked = 0;
  for (const { code, where } of all("html")) {
    const dom = new JSDOM(`<!doctype html><body>${code}`);
    const elements = [...dom.window.document.querySelectorAll("*")];
    for (const element of elements.filter(({ localName }) => localName.startsWith("offprint-"))) {
      const attributes = known.get(element.localName);
      assert.ok(attributes, `${where}: there is no <${element.localName}>`);
      // Each is closed by itself: an element that swallows the next one was not.
      assert.ok(!element.querySelector(element.localName), `${where}: <${element.localName}> is not closed`);
      for (const { name, value } of element.attributes) {
        const attribute = attributes.find((attribute) => attribute.name === name);
        assert.ok(attribute || GLOBAL.test(name), `${where}: <${element.localName}> has no attribute ${name}`);
        const values = attribute?.type.text.match(/(?<=")[\w-]+(?=")/g);
        if (values) assert.ok(values.includes(value), `${where}: ${name}="${value}" is none of ${values.join(", ")}`);
      }
      const embedded = element.querySelector(":scope > script[type='application/json']");
      if (embedded) assert.ok(validators.article(JSON.parse(embedded.textContent)), `${where}: ${ajv.errorsText(validators.article.errors)}`);
      checked += 1;
    }
    for (const element of elements.filter((element) => element.slot && element.parentElement.localName.startsWith("offprint-"))) {
      assert.ok(slots.has(element.slot), `${where}: there is no slot ${element.slot}`);
    }
  }
  assert.ok(checked >= 8, `${checked} elements were checked`);
});

test("scripts parse", () => {
  for (const { code, where } of all("js")) {
    // Modules' imports are no part of a script.
    const script = code.replace(/^import .*$/gm, "").replaceAll("await ", "");
    assert.doesNotThrow(() => new Script(`(async () => {${script}\n})`), where);
  }
});

test("shell commands name targets of make and scripts that exist", () => {
  const targets = new Set(read("Makefile").match(/^[\w-]+(?=:)/gm));
  const text = [...pages().values()].join("\n");
  for (const [, target] of text.matchAll(/[`\n]make ([\w-]+)/g)) assert.ok(targets.has(target), `make ${target}`);
  for (const [, path] of text.matchAll(/`((?:scripts|tests|bench|docs|public|crates|src|style|package|locales)\/[\w./-]*\w)`/g)) {
    assert.ok(existsSync(join(ROOT, path)), `there is no ${path}`);
  }
});
