// Lists in the documentation match the code.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT } from "./support/markdown.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const found = (text, pattern) => Array.from(text.matchAll(pattern), ([, name]) => name);
const sorted = (names) => [...new Set(names)].sort();
/** The names in the first cells of the table that begins with a header. */
const firstCells = (text, header) =>
  found(text.split(header)[1].split("\n\n")[0], /^\| (`.*?) \|/gm).flatMap((cell) => found(cell, /`([\w-]+)(?: \w+)?`/g));

test("the properties of an article are those of its schema", () => {
  const schema = JSON.parse(read("public/schema/article.schema.json"));
  assert.deepEqual(sorted(firstCells(read("docs/formats.md"), "| property |")), sorted(Object.keys(schema.properties)));
});

test("the custom properties are those of the manifest, which is compared with the style elsewhere", () => {
  const [{ cssProperties }] = JSON.parse(read("package/custom-elements.json")).modules[0].declarations;
  const described = found(read("docs/theming.md").split("| custom property |")[1].split("\n\n")[0], /^\| `(--offprint-[\w-]+)`/gm);
  assert.deepEqual(sorted(described), sorted(cssProperties.map(({ name }) => name)));
});

test("the languages are those that have a file", () => {
  const tags = readdirSync(join(ROOT, "locales")).map((name) => name.replace(".json", ""));
  const [list] = read("docs/languages.md").split("`customElements")[0].match(/The interface is available in [^]*/);
  assert.deepEqual(sorted(found(list, /`([\w-]+)`/g)), sorted(tags));
  for (const path of ["README.md", "docs/languages.md"]) assert.ok(read(path).includes(`${tags.length} languages`), `${path} says how many there are`);
  const named = read("README.md").split("languages](docs/languages.md):")[1].split("\n\n")[0];
  const names = new Intl.DisplayNames("en", { type: "language" });
  for (const tag of tags) {
    const [name] = names.of(tag.split("-")[0]).split(" ");
    assert.ok(named.includes(name), `README.md names ${name}`);
  }
});

test("the options of prerender are those of its command line", () => {
  const cli = read("crates/prerender/src/cli.rs").split("pub struct Options")[1].split("\n}\n")[0];
  const options = found(cli, /#\[arg\([^]*?\]\s+pub (\w+):/g).map((name) => `--${name.replaceAll("_", "-")}`);
  const described = found(read("docs/static-sites.md").split("| option |")[1].split("\n\n")[0], /`(--[\w-]+)/g);
  for (const option of options) assert.ok(described.includes(option), `docs/static-sites.md describes ${option}`);
  for (const option of described) assert.ok(options.includes(option), `prerender has ${option}`);
});

test("the limits of a reply are those of the form", () => {
  const sources = read("crates/core/src/model/reply/field.rs");
  for (const limit of ["245", "100", "200", "65_525"]) {
    assert.ok(sources.includes(limit), `the form knows the limit ${limit}`);
    assert.ok(read("docs/replies.md").includes(limit.replace("_", ",")), `docs/replies.md says ${limit}`);
  }
});

test("the messages that troubleshooting explains are those that readers see", () => {
  const texts = JSON.stringify(JSON.parse(read("locales/en.json")));
  const quoted = read("docs/troubleshooting.md").match(/\*[A-Z][^*|]+?\*/g).map((words) => words.slice(1, -1));
  // WordPress's own words.
  const foreign = ["Discussion", "Users must be registered and logged in to comment"];
  for (const words of quoted.filter((words) => !foreign.includes(words))) {
    const known = words.replace(/\(code \d+\)/, "(code {{status}})").replace(/\.$/, "");
    assert.ok(texts.includes(known) || known === "no text", words);
  }
});
