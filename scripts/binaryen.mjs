// Binaryen's programs in one fixed version: Debian's are too old to know all instructions.
import { fileURLToPath } from "node:url";

export const program = (name) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

// Listed, because with all features wasm-opt would use some that browsers do not support yet.
export const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

// Shell scripts run this file to get the features.
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(FEATURES.join(" "));
