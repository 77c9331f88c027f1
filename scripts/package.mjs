// Collects the files for other pages, which are also the npm package: package.mjs DIST
//
// dist/embed/ gets copies of the loader, the glue, the module and the languages from dist/, the style for fallback content, the
// licences of Offprint and of the libraries that are compiled in, and the files of package/.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { thirdParty } from "./third-party.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const [dist] = process.argv.slice(2);
const embed = join(dist, "embed");

const version = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))[1];
const style = readFileSync(join(ROOT, "public/fallback.css"));
const fallback = `offprint-${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;

rmSync(embed, { recursive: true, force: true });
mkdirSync(embed);
for (const name of readdirSync(dist)) {
  if (/^offprint.*\.(js|json|wasm)$/.test(name)) copyFileSync(join(dist, name), join(embed, name));
}
writeFileSync(join(embed, fallback), style);
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(ROOT, name), join(embed, name));
writeFileSync(join(embed, "THIRD-PARTY.txt"), thirdParty());
for (const name of readdirSync(join(ROOT, "package"))) {
  const text = readFileSync(join(ROOT, "package", name), "utf8");
  writeFileSync(join(embed, name), text.replaceAll("{version}", version).replaceAll("{fallback}", fallback));
}
