// The list of licences covers what is compiled in, and is made without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import test from "node:test";

const script = fileURLToPath(new URL("../../scripts/third-party.mjs", import.meta.url));

test("what is compiled into the module is listed with its licence, and what runs elsewhere is not", () => {
  const text = execFileSync(process.execPath, [script], { encoding: "utf8", env: { ...process.env, CARGO_NET_OFFLINE: "true" } });
  for (const name of ["leptos", "gloo-net", "serde_json", "wasm-bindgen", "rlsf"]) assert.match(text, new RegExp(`^${name} \\d`, "m"), name);
  // Of the native programs, of the compiler, and our own.
  for (const name of ["html5ever", "clap", "leptos_macro", "offprint-core"]) assert.doesNotMatch(text, new RegExp(`^${name} \\d`, "m"), name);
  assert.match(text, /Permission is hereby granted, free of charge/);
});
