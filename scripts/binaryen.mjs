// Binaryen's programs, of one version for everybody: Debian's are years old and do not know all instructions.
import { fileURLToPath } from "node:url";

export const program = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

// Named, because with all of them what browsers do not read yet is written.
export const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// For shell scripts, which ask for the features by running this file.
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(FEATURES.join(" "));
