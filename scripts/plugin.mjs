// Packs the WordPress plugin: plugin.mjs DIST ARCHIVE
//
// The sources are in wordpress/offprint/; {version} and {fallback} in them are replaced by the version and a file name.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "./zip.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, "wordpress/offprint");
const FOLDER = "offprint";
/** The files that pages request, and the licences. The service worker is left out, because it has to be at a site's root. */
const SERVED = /^(offprint(-[0-9a-f]{16}[\w-]*)?\.(js|json|wasm|css)|LICENSE-\w+|THIRD-PARTY\.txt)$/;

/** The paths of all files below a folder. */
function namesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? namesBelow(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name],
  );
}

const [dist, archive] = process.argv.slice(2);
const embed = join(dist, "embed");

const version = /^version = "(.*)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))[1];
const assets = readdirSync(embed).filter((name) => SERVED.test(name));
const fallback = assets.find((name) => name.endsWith(".css"));
const filled = (file) => readFileSync(file, "utf8").replaceAll("{version}", version).replaceAll("{fallback}", fallback);

const files = new Map();
for (const name of namesBelow(SOURCE)) files.set(`${FOLDER}/${name}`, Buffer.from(filled(join(SOURCE, name))));
for (const name of assets) files.set(`${FOLDER}/assets/${name}`, readFileSync(join(embed, name)));
writeFileSync(archive, zip(files));
