// Packs files into a ZIP archive that depends on nothing but them: sorted names, one date for all, no owner.
import { zipSync } from "fflate";

/** The earliest date that the format knows, in local time as everything in it. */
const DATE = new Date(1980, 0, 1);
const UNIX = 3;
/** An ordinary file that its owner may write and everybody may read. */
const MODE = 0o100644;

/** An archive of files: contents by their paths in it. */
export function zip(files) {
  const options = { level: 9, mtime: DATE, os: UNIX, attrs: MODE * 0x10000 };
  const entries = [...files.keys()].sort().map((name) => [name, [files.get(name), options]]);
  return zipSync(Object.fromEntries(entries));
}
