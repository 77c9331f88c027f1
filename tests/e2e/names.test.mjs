// Attributes, events, slots and parts have the same names in the module, the documentation, the TypeScript types and the manifest.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "node:test";
import ts from "typescript";

const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path) => readFileSync(file(path), "utf8");
const sorted = (names) => [...new Set(names)].sort();
const found = (text, pattern) => Array.from(text.matchAll(pattern), ([, name]) => name);

const manifest = JSON.parse(read("package/custom-elements.json"));
const elements = manifest.modules[0].declarations;
const [article, replies, count] = elements;
const names = (list) => sorted(list.map(({ name }) => name));

const page = read("docs/elements.md");
// The first cells of the table of attributes, in which a row may hold several.
const table = found(page.split("| attribute |")[1].split("\n\n")[0], /^\| (`.*?) \|/gm).flatMap((cell) => found(cell, /`([\w-]+)`/g));

const types = file("package/offprint.d.ts");
const program = ts.createProgram([types], { strict: true, target: ts.ScriptTarget.ES2022, types: [] });
const checker = program.getTypeChecker();
const declared = new Map(
  checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(types))).map((symbol) => [symbol.name, symbol]),
);
const typeOf = (name) => checker.getDeclaredTypeOfSymbol(declared.get(name));
const properties = (name) => sorted(typeOf(name).getProperties().map((property) => property.name));

test("the attributes have the same names in the module, the documentation, the types and the manifest", () => {
  // `loading` is the loader's alone.
  const known = found(/ATTRIBUTES: .*?\];/s.exec(read("crates/core/src/config.rs"))[0], /"([\w-]+)"/g);
  assert.deepEqual(sorted(table), sorted([...known, "loading"]));
  assert.deepEqual(names(article.attributes), sorted(table));
  assert.deepEqual(names(replies.attributes), sorted(table));
  assert.deepEqual(properties("ArticleAttributes"), sorted(table));
  assert.deepEqual(properties("RepliesAttributes"), sorted(table));
  for (const name of table) assert.ok(read("public/offprint.js").includes(`"${name}"`), `the loader watches ${name}`);
});

test("the number of replies takes some of the same attributes", () => {
  assert.deepEqual(properties("CountAttributes"), names(count.attributes));
  const watched = found(/observedAttributes = \[([^\]]*)\];\n\n  static \{\n    showCounts/.exec(read("public/offprint.js"))[1], /"([\w-]+)"/g);
  assert.deepEqual(sorted(watched), names(count.attributes));
  for (const { name } of count.attributes) assert.ok(table.includes(name), name);
});

test("the values of an attribute are the same in the documentation, the types and the manifest", () => {
  const members = typeOf("RepliesAttributes");
  for (const { name, type } of article.attributes.filter(({ type }) => type.text.includes("|"))) {
    const values = found(type.text, /"([\w-]+)"/g);
    const [symbol] = members.getProperties().filter((property) => property.name === name);
    const union = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    assert.deepEqual(sorted(union.types.map(({ value }) => value)), sorted(values), name);
    const [, meaning] = new RegExp(`^\\| .*\`${name}\`.*? \\| (.*?) \\|`, "m").exec(page);
    for (const value of values) assert.ok(meaning.includes(`\`${value}\``), `docs/elements.md says what ${name}="${value}" is`);
  }
});

test("the custom properties are those the style uses", () => {
  const sheets = [...readdirSync(file("style")).map((name) => `style/${name}`), "public/fallback.css"].map(read);
  const used = sorted(found(sheets.join(""), /var\(\s*(--offprint-[\w-]+)/g));
  for (const element of [article, replies]) assert.deepEqual(names(element.cssProperties), used);
});

test("the parts are those the components have, and the documentation names them", () => {
  const sources = readdirSync(file("src"), { recursive: true }).filter((name) => name.endsWith(".rs")).map((name) => read(`src/${name}`));
  const parts = sorted(found(sources.join(""), /\bpart(?:=|", )"([\w-]+)"/g));
  assert.deepEqual(names(article.cssParts), parts);
  for (const { name } of replies.cssParts) assert.ok(parts.includes(name), name);
  for (const name of parts) assert.ok(page.includes(`\`${name}\``), `docs/elements.md names the part ${name}`);
});

test("events, slots and what scripts may use are the same in the documentation, the types and the manifest", () => {
  for (const element of elements) {
    assert.deepEqual(names(element.events), element === count ? ["offprint-ready"] : properties("OffprintEventMap"));
    const own = properties(element.name).filter((name) => isOurs(element.name, name));
    assert.deepEqual(names(element.members.filter((member) => !member.static)), own, element.name);
    for (const { name } of element.events) assert.ok(page.includes(`\`${name}\``), `docs/elements.md names ${name}`);
    // The slot without a name is the fallback's.
    for (const { name } of element.slots.slice(1)) assert.ok(page.includes(`slot="${name}"`), `docs/elements.md names the slot ${name}`);
  }
});

test("the codes of an error and the outcomes of a reply are the same in the module, the documentation and the types", () => {
  const values = (type) => sorted(typeOf(type).types.map(({ value }) => value));
  const errors = found(/fn code\(.*?\n    }/s.exec(read("crates/core/src/formats/load_error.rs"))[0], /=> "([\w-]+)"/g);
  // That the module itself is gone, the loader says.
  assert.deepEqual(values("ErrorCode"), sorted([...errors, "broken"]));
  for (const value of [...values("ErrorCode"), ...values("Outcome")]) assert.ok(page.includes(`\`${value}\``), `docs/elements.md names ${value}`);
});

// Whether a property is declared in our file and not by the browser's types.
function isOurs(type, name) {
  return checker.getPropertyOfType(typeOf(type), name).declarations.some((declaration) => declaration.getSourceFile().fileName === types);
}

test("the type of an article has the properties of its schema", () => {
  const schema = JSON.parse(read("public/schema/article.schema.json"));
  assert.deepEqual(properties("Article"), sorted(Object.keys(schema.properties)));
  assert.deepEqual(properties("Figure"), sorted(Object.keys(schema.$defs.figure.properties)));
  assert.deepEqual(properties("Source"), sorted(Object.keys(schema.$defs.source.properties)));
  const author = typeOf("Author").types.find((type) => type.flags & ts.TypeFlags.Object);
  const described = schema.$defs.author.anyOf.find(({ properties }) => properties).properties;
  assert.deepEqual(sorted(author.getProperties().map(({ name }) => name)), sorted(Object.keys(described)));
  const required = typeOf("Article").getProperties().filter(({ flags }) => !(flags & ts.SymbolFlags.Optional));
  assert.deepEqual(sorted(required.map(({ name }) => name)), sorted(schema.required));
});
