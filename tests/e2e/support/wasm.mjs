// Simulates a panic: a copy of the module in which an exported function traps.

const [IMPORTS, EXPORTS, CODE] = [2, 7, 10];
const [UNREACHABLE, NOP, END] = [0x00, 0x01, 0x0b];

/** The names of all functions that the module exports. */
export function exportedFunctions(module) {
  return exportsOf(module).map(([name]) => name);
}

/** A copy of the module in which the exported function of this name only traps. */
export function trapping(module, name) {
  const bytes = Buffer.from(module);
  const wanted = exportsOf(bytes).find(([exported]) => exported === name)?.[1];
  if (wanted === undefined) throw new Error(`the module exports no function ${name}`);
  const code = section(bytes, CODE);
  code.number();
  for (let index = importedFunctions(bytes); index < wanted; index += 1) {
    const size = code.number();
    code.at += size;
  }
  const size = code.number();
  // No locals, a trap, then padding: the size stays the same, so no offsets change.
  bytes.fill(NOP, code.at, code.at + size);
  bytes.set([0, UNREACHABLE], code.at);
  bytes[code.at + size - 1] = END;
  return bytes;
}

/** Reads a section from an offset. */
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

function section(bytes, wanted) {
  const reader = new Reader(bytes, 8);
  for (;;) {
    const id = reader.byte();
    const size = reader.number();
    if (id === wanted) return reader;
    reader.at += size;
  }
}

function exportsOf(bytes) {
  const reader = section(bytes, EXPORTS);
  const functions = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const [name, kind, index] = [reader.name(), reader.byte(), reader.number()];
    if (kind === 0) functions.push([name, index]);
  }
  return functions;
}

function importedFunctions(bytes) {
  const reader = section(bytes, IMPORTS);
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
