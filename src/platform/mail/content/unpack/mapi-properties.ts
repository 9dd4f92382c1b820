// Properties inside a winmail.dat (MS-OXTNEF, MS-OXPROPS): the few we use, read from one bounded buffer.

export interface MapiProperties {
  text(id: number, codepage: string): string;
  bytes(id: number): Buffer | null;
}

export const MAPI = {
  body: 0x1000,
  html: 0x1013,
  compressedRtf: 0x1009,
  attachLongName: 0x3707,
  attachName: 0x3704,
  attachMime: 0x370e,
  attachContentId: 0x3712,
  attachData: 0x3701,
  attachMethod: 0x3705,
} as const;

const VARIABLE = new Set([0x000d, 0x001e, 0x001f, 0x0102]);
const SIZES: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const UNICODE = 0x1f;
const MULTIPLE = 0x1000;
const MAX_PROPERTIES = 2_000;

/** Stops quietly at the first thing that makes no sense: what was read until there counts. */
export function readMapiProperties(data: Buffer): MapiProperties {
  const found = new Map<number, { type: number; bytes: Buffer }>();
  let at = 4;
  try {
    const count = Math.min(data.readUInt32LE(0), MAX_PROPERTIES);
    for (let n = 0; n < count && at < data.length; n++) {
      const type = data.readUInt16LE(at);
      const id = data.readUInt16LE(at + 2);
      at += 4;
      if (id >= 0x8000) at = skipName(data, at);
      const base = type & ~MULTIPLE;
      const values = (type & MULTIPLE) !== 0 || VARIABLE.has(base) ? data.readUInt32LE(at) : 1;
      if ((type & MULTIPLE) !== 0 || VARIABLE.has(base)) at += 4;
      if (values > data.length) break;
      for (let v = 0; v < values; v++) {
        const variable = VARIABLE.has(base);
        const size = variable ? data.readUInt32LE(at) : SIZES[base];
        if (size === undefined) return reader(found);
        if (variable) at += 4;
        if (v === 0 && !found.has(id) && at + size <= data.length)
          found.set(id, { type: base, bytes: data.subarray(at, at + size) });
        at += padded(size);
      }
    }
  } catch {
    // A length pointed beyond the end.
  }
  return reader(found);
}

function skipName(data: Buffer, at: number): number {
  const kind = data.readUInt32LE(at + 16);
  if (kind === 0) return at + 24;
  return at + 24 + padded(data.readUInt32LE(at + 20));
}

function padded(size: number): number {
  return (size + 3) & ~3;
}

function reader(found: Map<number, { type: number; bytes: Buffer }>): MapiProperties {
  return {
    text(id, codepage) {
      const value = found.get(id);
      if (value === undefined) return '';
      const text = value.type === UNICODE ? value.bytes.toString('utf16le') : decodeWith(codepage, value.bytes);
      return text.replace(/\0+$/, '');
    },
    bytes: (id) => found.get(id)?.bytes ?? null,
  };
}

export function decodeWith(codepage: string, bytes: Buffer): string {
  try {
    return new TextDecoder(codepage).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
