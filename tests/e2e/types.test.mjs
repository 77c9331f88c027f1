// The types, in projects that use the package. Code that TypeScript must refuse is marked in tests/types/.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";
import ts from "typescript";
import { complaints } from "./support/types.mjs";

const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { config } = ts.readConfigFile(file("tests/types/tsconfig.json"), ts.sys.readFile);

test("scripts, React, Preact, Solid and Vue take what is right and refuse what is wrong", () => {
  assert.equal(complaints(config, file("tests/types")), "");
});

test("a project without any of these frameworks can use the types", (t) => {
  const directory = mkdtempSync(join(tmpdir(), "offprint-types-"));
  t.after(() => rmSync(directory, { recursive: true }));
  copyFileSync(file("package/offprint.d.ts"), join(directory, "offprint.d.ts"));
  copyFileSync(file("tests/types/dom.ts"), join(directory, "dom.ts"));
  const compilerOptions = { ...config.compilerOptions, paths: { offprint: ["./offprint.d.ts"] } };
  assert.equal(complaints({ compilerOptions, include: ["*.ts"] }, directory), "");
});
