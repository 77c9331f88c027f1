// Links inside the documentation have a target, and every page is in the table of contents.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { anchors, links, pages, resolve, ROOT } from "./support/markdown.mjs";

const all = pages();
const isOutside = (target) => /^[a-z]+:/.test(target);

for (const [page, text] of all) {
  test(`the links of ${page} lead to files and headings that exist`, () => {
    for (const target of links(text).filter((target) => !isOutside(target))) {
      const { path, anchor } = resolve(page, target);
      assert.ok(existsSync(join(ROOT, path)), `${target}: no such file`);
      if (anchor) assert.ok(anchors(all.get(path)).includes(anchor), `${target}: no such heading`);
    }
  });
}

test("pages of the book link to nothing outside of it, which its readers would not find", () => {
  for (const [page, text] of all) {
    if (!page.startsWith("docs/")) continue;
    for (const target of links(text).filter((target) => !isOutside(target))) {
      assert.match(resolve(page, target).path, /^docs\//, `${page}: ${target}`);
    }
  }
});

test("the table of contents has every page once", () => {
  const listed = links(all.get("docs/SUMMARY.md")).map((target) => `docs/${target}`);
  const there = [...all.keys()].filter((path) => path.startsWith("docs/") && path !== "docs/SUMMARY.md");
  assert.deepEqual(listed.sort(), there.sort());
});

test("the README has at most 150 lines", () => {
  const lines = all.get("README.md").trimEnd().split("\n").length;
  assert.ok(lines <= 150, `${lines} lines`);
});
