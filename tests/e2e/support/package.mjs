// The npm package as it is published: packed, and unpacked into a new project.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./site.mjs";

/** The files that `make dist` writes for other pages. */
export const EMBED = join(DIST, "embed");
/** Why tests of the package can't run; `false` if they can. */
export const skipPackage = existsSync(EMBED) ? false : "there is no embed/ in OFFPRINT_DIST (scripts/dist makes it)";

/** The content of manifest.json. */
export const readManifest = () => JSON.parse(readFileSync(join(EMBED, "manifest.json"), "utf8"));

/** Packs the package and installs it into a new project; `files` are the names in it, `remove` deletes the project. */
export function install() {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "offprint-project-")));
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", project], { cwd: EMBED, encoding: "utf8" });
  const [{ filename, files }] = Object.values(JSON.parse(packed));
  const unpacked = join(project, "node_modules/offprint");
  mkdirSync(unpacked, { recursive: true });
  execFileSync("tar", ["-xzf", join(project, filename), "-C", unpacked, "--strip-components=1"]);
  return {
    project,
    package: unpacked,
    files: files.map(({ path }) => path).sort(),
    write: (name, text) => writeFileSync(join(project, name), text),
    copy: (name, to) => cpSync(join(unpacked, name), join(project, to)),
    remove: () => rmSync(project, { recursive: true }),
  };
}
