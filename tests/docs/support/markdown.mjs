// Reads the documentation's Markdown as far as its tests need: pages, headings, links and samples.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FENCE = /^( *)```(.*)\n([^]*?)^\1```$/gm;

/** All pages by their path in the repository. */
export function pages() {
  const book = readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const others = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "package/README.md"];
  return new Map([...others, ...book].map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
}

// Prose only: code contains no links and no headings.
const prose = (text) => text.replace(FENCE, "").replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ""));

/** The anchors of a page's headings, as made by mdBook and GitHub. */
export function anchors(text) {
  const seen = new Map();
  return Array.from(prose(text).matchAll(/^#+ +(.*)$/gm), ([, heading]) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim().toLowerCase();
    const id = words.replace(/[^\p{L}\p{N}_ -]/gu, "").replaceAll(" ", "-");
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count ? `${id}-${count}` : id;
  });
}

/** The targets of a page's links and pictures. */
export function links(text) {
  return Array.from(prose(text).matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target);
}

/** Where a link of a page leads: a path in the repository, and an anchor. */
export function resolve(page, target) {
  const [path, anchor] = target.split("#");
  return { path: path ? normalize(relative(ROOT, join(ROOT, dirname(page), path))) : page, anchor };
}

/** The samples of a page in one language, each with the name and value of the HTML comment before it. */
export function samples(text, language) {
  const found = [];
  for (const { 1: indent, 2: info, 3: code, index } of text.matchAll(FENCE)) {
    if (info.trim() !== language) continue;
    const [, name, value] = /<!-- ([\w-]+): ([^>]*?) -->\n$/.exec(text.slice(0, index)) ?? [];
    found.push({ code: code.replace(new RegExp(`^${indent}`, "gm"), ""), line: text.slice(0, index).split("\n").length, name, value });
  }
  return found;
}
