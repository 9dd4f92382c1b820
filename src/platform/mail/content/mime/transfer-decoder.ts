// Content-Transfer-Encoding, decoded in pieces. Output may share memory with the input: copy it to keep it.

export interface TransferDecoder {
  decode(chunk: Buffer): Buffer;
  /** What was held back at the end of the last chunk. */
  finish(): Buffer;
}

const NOTHING = Buffer.alloc(0);

export function transferDecoder(encoding: string): TransferDecoder {
  const name = encoding
    .replace(/\([^)]*\)/g, '')
    .trim()
    .toLowerCase();
  if (name === 'base64') return base64Decoder();
  if (name === 'quoted-printable') return quotedPrintableDecoder();
  return { decode: (chunk) => chunk, finish: () => NOTHING };
}

/** 0–63 for the alphabet (also the URL-safe one), 64 for padding, 255 for what is skipped. */
const SEXTET = (() => {
  const table = new Uint8Array(256).fill(255);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) table[alphabet.charCodeAt(i)] = i;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  table['='.charCodeAt(0)] = 64;
  return table;
})();

function base64Decoder(): TransferDecoder {
  let held = 0;
  let bits = 0;
  return {
    decode(chunk) {
      const out = Buffer.allocUnsafe(((chunk.length * 3) >> 2) + 3);
      let to = 0;
      for (let i = 0; i < chunk.length; i++) {
        const sextet = SEXTET[chunk[i]!]!;
        if (sextet < 64) {
          held = ((held << 6) | sextet) & 0xffffff;
          bits += 6;
          if (bits >= 8) {
            bits -= 8;
            out[to++] = (held >> bits) & 255;
          }
        } else if (sextet === 64) {
          // Padding ends a quantum; another one may follow (pieces glued together by a mailer).
          bits = 0;
        }
      }
      return out.subarray(0, to);
    },
    finish: () => NOTHING,
  };
}

const EQUALS = 61;
const CR = 13;
const LF = 10;

function quotedPrintableDecoder(): TransferDecoder {
  let carried = NOTHING;
  const run = (bytes: Buffer, last: boolean): Buffer => {
    const out = Buffer.allocUnsafe(bytes.length);
    let to = 0;
    let i = 0;
    for (; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte !== EQUALS) {
        out[to++] = byte;
        continue;
      }
      if (!last && i + 2 >= bytes.length) break;
      const first = bytes[i + 1];
      const second = bytes[i + 2];
      if (first === LF) i += 1;
      else if (first === CR && second === LF) i += 2;
      else {
        const value = hexValue(first) * 16 + hexValue(second);
        if (value >= 0) {
          out[to++] = value;
          i += 2;
        } else if (first !== undefined) out[to++] = byte;
      }
    }
    carried = i < bytes.length ? Buffer.from(bytes.subarray(i)) : NOTHING;
    return out.subarray(0, to);
  };
  return {
    decode: (chunk) => run(carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk, false),
    finish: () => run(carried, true),
  };
}

/** -256 makes any sum with a wrong digit negative. */
function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -256;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const upper = byte & 0xdf;
  return upper >= 65 && upper <= 70 ? upper - 55 : -256;
}
