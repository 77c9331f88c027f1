// Collects the licences of the libraries that are compiled into the module, from Cargo's metadata and the crates' sources:
// third-party.mjs [FILE]
//
// Needs no network once a build has fetched the sources of the crates.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The folder where Cargo unpacks the sources of crates. */
const SOURCES = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");

// Preferred first where a library offers several: the shortest one that requires no more than its text.
const PREFERRED = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "BSL-1.0", "Unicode-3.0", "0BSD", "Unlicense", "CC0-1.0"];
// Licences that allow publishing. Any other one stops the build, because somebody has to read it first.
const ALLOWED = new Set(PREFERRED);

/** Compiled in, but not a dependency in Cargo.toml. */
const TOOLCHAIN = `The Rust standard library (https://www.rust-lang.org) is compiled in, under MIT OR Apache-2.0,
and so is JavaScript that wasm-bindgen and wasm_split_cli_support generate, under MIT OR Apache-2.0 and MIT.`;

/** The crates that the module is compiled from. Macros run in the compiler only. */
function compiledIn() {
  const options = ["-p", "offprint", "--target", "wasm32-unknown-unknown", "--features", "split", "-e", "normal,no-proc-macro", "--prefix", "none"];
  const tree = (...more) => execFileSync("cargo", ["tree", ...options, "--format", "{p}\t{l}\t{r}", "--locked", ...more], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  let lines;
  try {
    lines = tree("--offline");
  } catch {
    // Before the first build: Cargo fetches the sources.
    lines = tree();
  }
  const crates = new Map();
  for (const line of lines.trim().split("\n")) {
    const [title, license, repository] = line.replace(/ \(\*\)$/, "").split("\t");
    const [name, version] = title.split(" v").map((word) => word.split(" ")[0]);
    if (!/^offprint(-core)?$/.test(name)) crates.set(`${name} ${version}`, { name, title: `${name} ${version}`, license, repository, directory: directoryOf(`${name}-${version}`) });
  }
  return [...crates.values()].sort((one, other) => (one.title < other.title ? -1 : 1));
}

/** The folder with the sources of a crate. */
function directoryOf(crate) {
  const places = readdirSync(SOURCES).map((registry) => join(SOURCES, registry, crate));
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`the sources of ${crate} are not in ${SOURCES}`);
  return found;
}

/** The licences chosen from an SPDX expression: one of an OR, all of an AND. */
function taken(expression, name) {
  const parts = (expression ?? "").split(/ AND /).map((part) => {
    const offered = part.replace(/[()]/g, "").split(/ OR |\//).map((id) => id.trim());
    return PREFERRED.find((id) => offered.includes(id));
  });
  if (parts.some((id) => !ALLOWED.has(id))) throw new Error(`${name}: the licence ${expression} is not among the allowed ones`);
  return parts;
}

/** The texts of a licence in a crate's sources. */
function texts(directory, licence) {
  const files = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  const names = files.filter((name) => /^(licen[cs]e|copying|copyright|unlicense)/i.test(name));
  const family = licence.split("-")[0].toLowerCase();
  const fitting = names.filter((name) => name.toLowerCase().includes(family));
  const general = names.filter((name) => !/apache|mit|bsd|zlib|boost/i.test(name));
  return (fitting.length ? fitting : general).sort().map((name) => readFileSync(join(directory, name), "utf8").replaceAll("\r", "").trim());
}

/** The licence text for a crate whose sources have none. */
function withoutText({ title, directory }, licence) {
  if (licence !== "MIT") throw new Error(`${title} has no file with the text of the licence ${licence}`);
  const [, list = ""] = /^authors = \[([^\]]*)\]/m.exec(readFileSync(join(directory, "Cargo.toml"), "utf8")) ?? [];
  const authors = Array.from(list.matchAll(/"([^"]*)"/g), ([, author]) => author).join(", ");
  const terms = readFileSync(join(ROOT, "LICENSE-MIT"), "utf8").replace(/^Copyright .*\n+/m, "").trim();
  return `The crate has no file with its licence. Its authors: ${authors || "see the repository"}.\n\n${terms}`;
}

/** The whole file. */
export function thirdParty() {
  // Crates with the same text are listed together.
  const byText = new Map();
  const rows = compiledIn().map((crate) => {
    const { title, license, repository, directory } = crate;
    for (const licence of taken(license, title)) {
      const text = texts(directory, licence).join("\n\n") || withoutText(crate, licence);
      byText.set(text, [...(byText.get(text) ?? []), title]);
    }
    return `${title}\n    ${license}${repository ? `\n    ${repository}` : ""}`;
  });
  const line = "-".repeat(80);
  const sections = Array.from(byText, ([text, names]) => `${line}\n${names.join(", ")}\n${line}\n\n${text}\n`);
  return `Licences of the software that Offprint's module is compiled from.

${TOOLCHAIN}

${rows.join("\n")}

${sections.join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  if (file) writeFileSync(file, thirdParty());
  else process.stdout.write(thirdParty());
}
