// The sentences a reader sees, by name, read from where they are written down.
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../../src/strings.rs", import.meta.url), "utf8");
const sentences = new Map([...source.matchAll(/^ {4}(\w+) = "(.*)";$/gm)].map(([, name, text]) => [name, text]));

/** A sentence, its only `{placeholder}` replaced by `value`. Throws where there is no such sentence. */
export function say(name, value) {
  const text = sentences.get(name);
  if (text === undefined) throw new Error(`src/strings.rs has no sentence ${name}`);
  return value === undefined ? text : text.replace(/\{\w+\}/, value);
}
