// The archive of the WordPress plugin. Its behaviour is tested in a real WordPress (tests/e2e/wordpress/plugin.test.mjs).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { EMBED, readManifest, skipPackage } from "./support/package.mjs";

const skip = skipPackage;
const SCRIPT = fileURLToPath(new URL("../../scripts/plugin", import.meta.url));
let folder;
let files;

/** Packs the plugin with the files that are tested; returns the archive. */
function pack(environment = {}) {
  execFileSync(SCRIPT, [folder], { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(join(folder, "offprint-wordpress.zip"));
}

/** The files in an archive, by their paths. */
function unpack(archive) {
  const found = new Map();
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment, local] = [
      archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42),
    ];
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    found.set(archive.toString("utf8", at + 46, at + 46 + name), inflateRawSync(archive.subarray(start, start + packed)));
    at += 46 + name + extra + comment;
  }
  return found;
}

before(() => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), "offprint-plugin-"));
  symlinkSync(EMBED, join(folder, "embed"));
  files = unpack(pack());
});
after(() => folder && rmSync(folder, { recursive: true }));

const text = (name) => files.get(`offprint/${name}`).toString();

test("the same files make the same archive, wherever it is made", { skip }, () => {
  assert.ok(pack({ TZ: "Asia/Tokyo" }).equals(pack({ TZ: "America/Lima" })));
});

test("all is in one folder, which has the plugin's name", { skip }, () => {
  assert.deepEqual([...files.keys()].filter((name) => !name.startsWith("offprint/")), []);
  for (const name of ["offprint.php", "uninstall.php", "readme.txt"]) assert.ok(files.has(`offprint/${name}`), name);
});

test("it has the element's files, byte for byte, with the licences, and nothing that no page requests", { skip }, () => {
  const needed = readManifest().files.map(({ name }) => name).filter((name) => /^offprint(-[0-9a-f]{16}.*)?\.(js|json|wasm|css)$/.test(name));
  const assets = [...files.keys()].filter((name) => name.startsWith("offprint/assets/")).map((name) => name.slice("offprint/assets/".length));
  assert.deepEqual(assets, [...needed, "LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.txt"].sort());
  for (const name of assets) assert.ok(files.get(`offprint/assets/${name}`).equals(readFileSync(join(EMBED, name))), name);
});

test("it has the right version and the right file names", { skip }, () => {
  const { version } = readManifest();
  assert.match(text("offprint.php"), new RegExp(`^ \\* Version: +${version.replaceAll(".", "\\.")}$`, "m"));
  assert.match(text("readme.txt"), new RegExp(`^Stable tag: ${version.replaceAll(".", "\\.")}$`, "m"));
  const [, fallback] = text("offprint.php").match(/'OFFPRINT_FALLBACK', '([^']+)'/);
  assert.ok(files.has(`offprint/assets/${fallback}`), fallback);
  for (const [name, content] of files) if (/\.(php|txt)$/.test(name)) assert.doesNotMatch(content.toString(), /\{(version|fallback)\}/, name);
});

test("every file of PHP is loaded by WordPress, or ends at once", { skip }, () => {
  for (const [name, content] of files) if (name.endsWith(".php")) assert.match(content.toString(), /^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m, name);
});
