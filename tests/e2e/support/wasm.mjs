// A module with a hole in it: the exported functions whose name fits are made to trap, as they do after a panic.

const [EXPORTS, CODE, IMPORTS] = [7, 10, 2];
const [UNREACHABLE, NOP, END] = [0x00, 0x01, 0x0b];

/** A copy of the module in which each exported function whose name `fits` does nothing but trap. */
export function trapping(module, fits) {
  const bytes = Buffer.from(module);
  const sections = new Map(sectionsOf(bytes));
  const wanted = new Set(exportsOf(sections.get(EXPORTS)).filter(([name]) => fits.test(name)).map(([, index]) => index));
  if (wanted.size === 0) throw new Error(`the module exports no function like ${fits}`);
  const code = sections.get(CODE);
  let index = importedFunctions(sections.get(IMPORTS));
  for (let left = code.number(); left > 0; left -= 1, index += 1) {
    const size = code.number();
    // No locals, then the trap, then nothing up to the end: the size stays the same, so nothing else has to move.
    if (wanted.has(index)) bytes.fill(NOP, code.at, code.at + size).set([0, UNREACHABLE], code.at);
    if (wanted.has(index)) bytes[code.at + size - 1] = END;
    code.at += size;
  }
  return bytes;
}

/** Reads a section from a place on. */
class Reader {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned LEB128 number. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    const length = this.number();
    return this.bytes.toString("utf8", this.at, (this.at += length));
  }
}

function* sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const size = reader.number();
    yield [id, new Reader(bytes, reader.at)];
    reader.at += size;
  }
}

function exportsOf(reader) {
  const functions = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const [name, kind, index] = [reader.name(), reader.byte(), reader.number()];
    if (kind === 0) functions.push([name, index]);
  }
  return functions;
}

function importedFunctions(reader) {
  let count = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) count += 1;
    skipType(reader, kind);
  }
  return count;
}

function skipType(reader, kind) {
  if (kind === 0) return void reader.number();
  if (kind === 3) return void [reader.byte(), reader.byte()];
  if (kind === 4) return void [reader.byte(), reader.number()];
  if (kind === 1) reader.byte();
  const limits = reader.byte();
  reader.number();
  if (limits & 1) reader.number();
}
