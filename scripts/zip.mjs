// Writes a ZIP archive that depends on nothing but its files: sorted names, one date for all, no owner (APPNOTE.TXT 4.3).
import { deflateRawSync } from "node:zlib";

/** 1980-01-01, the earliest that the format knows. */
const DATE = 0x0021;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** An ordinary file that its owner may write and everybody may read, as Unix has it. */
const MODE = 0o100644;
const UNIX = 3;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Numbers of so many bytes each, the lowest byte first. */
function record(...fields) {
  const buffer = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}

/** What both headers of a file say. */
const common = ({ crc, packed, content, name }) => [
  [2, VERSION], [2, UTF8_NAMES], [2, DEFLATED], [2, 0], [2, DATE], [4, crc], [4, packed.length], [4, content.length], [2, name.length], [2, 0],
];

const local = (file) => Buffer.concat([record([4, 0x04034b50], ...common(file)), file.name, file.packed]);

const central = (file, offset) =>
  Buffer.concat([
    record([4, 0x02014b50], [2, (UNIX << 8) | VERSION], ...common(file), [2, 0], [2, 0], [2, 0], [4, MODE * 0x10000], [4, offset]),
    file.name,
  ]);

/** An archive of files: contents by their paths in it. */
export function zip(files) {
  const names = [...files.keys()].sort();
  const entries = names.map((name) => {
    const content = files.get(name);
    return { name: Buffer.from(name), content, packed: deflateRawSync(content, { level: 9 }), crc: crc32(content) };
  });
  const locals = entries.map(local);
  let offset = 0;
  const directory = entries.map((entry, index) => {
    const header = central(entry, offset);
    offset += locals[index].length;
    return header;
  });
  const size = directory.reduce((sum, header) => sum + header.length, 0);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0]);
  return Buffer.concat([...locals, ...directory, end]);
}
