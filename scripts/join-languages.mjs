// Puts the files of the languages beside the module, without what browsers don't need: join-languages.mjs DIRECTORY NAME
//
// NAME is that of the module; a file is called NAME_tag.json. offprint-languages.js has the names that a debug build gives them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [directory, module] = process.argv.slice(2);
const debug = join(directory, "locales");
const loader = join(directory, "offprint-languages.js");

for (const name of readdirSync(debug)) {
  const sentences = JSON.parse(readFileSync(join(debug, name), "utf8"));
  // What only prerendered pages say.
  delete sentences.page;
  writeFileSync(join(directory, `${module}_${name}`), JSON.stringify(sentences));
}
rmSync(debug, { recursive: true });
writeFileSync(loader, readFileSync(loader, "utf8").replaceAll('"locales/', `"${module}_`));
