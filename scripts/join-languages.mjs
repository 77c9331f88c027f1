// Writes the language files beside the module, without what browsers don't need: join-languages.mjs DIRECTORY NAME
//
// NAME is that of the module; the files are called NAME_tag.json. The names in offprint-languages.js are replaced to match.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [directory, module] = process.argv.slice(2);
const debug = join(directory, "locales");
const loader = join(directory, "offprint-languages.js");

for (const name of readdirSync(debug)) {
  const sentences = JSON.parse(readFileSync(join(debug, name), "utf8"));
  // Texts of prerendered pages only.
  delete sentences.page;
  writeFileSync(join(directory, `${module}_${name}`), JSON.stringify(sentences));
}
rmSync(debug, { recursive: true });
writeFileSync(loader, readFileSync(loader, "utf8").replaceAll('"locales/', `"${module}_`));
