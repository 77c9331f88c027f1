// Removes exports of the module that the glue does not use, such as classes of dependencies: drop-exports.mjs GLUE MODULE
//
// Chunks use the module through the glue too.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { FEATURES, program } from "./binaryen.mjs";

const [glue, module] = process.argv.slice(2);
const words = new Set(readFileSync(glue, "utf8").match(/[\w$]+/g));
const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(module))).map(({ name }) => name);
const kept = names.filter((name) => words.has(name));
if (!kept.includes("memory")) throw new Error(`${glue} is not the glue of ${module}`);
const graph = `${module}.graph.json`;
writeFileSync(graph, JSON.stringify(kept.map((name) => ({ name, export: name, root: true }))));
execFileSync(program("wasm-metadce"), [...FEATURES, `--graph-file=${graph}`, "-q", module, "-o", module], { stdio: ["ignore", "ignore", "inherit"] });
