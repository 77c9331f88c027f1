// Packs files into a reproducible ZIP archive: sorted names, one date for all, no owner.
import { zipSync } from "fflate";

/** The earliest date in the format, which has local times. */
const DATE = new Date(1980, 0, 1);
const UNIX = 3;
/** A regular file, mode 644. */
const MODE = 0o100644;

/** Makes an archive from contents by path. */
export function zip(files) {
  const options = { level: 9, mtime: DATE, os: UNIX, attrs: MODE * 0x10000 };
  const entries = [...files.keys()].sort().map((name) => [name, [files.get(name), options]]);
  return zipSync(Object.fromEntries(entries));
}
