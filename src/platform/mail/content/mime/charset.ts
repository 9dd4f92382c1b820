// Bytes to text: by label, else as valid UTF-8, else as windows-1252, which never fails.

export interface DecodedText {
  text: string;
  /** The label was missing or wrong and the bytes were not plain ASCII or UTF-8 either: a guess. */
  guessed: boolean;
}

/** Labels seen in real mail that the WHATWG table does not know. */
const ALIASES: Record<string, string> = {
  ansi: 'windows-1252',
  'cp-1252': 'windows-1252',
  windows1252: 'windows-1252',
  'win-1252': 'windows-1252',
  iso8859_15: 'iso-8859-15',
  'latin-1': 'windows-1252',
  latin9: 'iso-8859-15',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  unicode: 'utf-8',
  'unknown-8bit': 'utf-8',
  'x-unknown': 'utf-8',
  '8bit': 'utf-8',
  binary: 'utf-8',
  default: 'utf-8',
};

/** ASCII and one-byte western sets: bytes above 127 that form valid UTF-8 are UTF-8 under a wrong label. */
const OFTEN_WRONG = /^(us-ascii|ascii|iso-?8859-1|iso-?8859-15|windows-1252|latin1|cp1252|ansi)?$/;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');
const decoders = new Map<string, TextDecoder | null>();

export function decodeBytes(bytes: Uint8Array, label = ''): DecodedText {
  if (isAscii(bytes) && !/^(utf-?(7|16|32)|iso-2022|hz-)/i.test(label)) {
    return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'), guessed: false };
  }
  const wanted = label
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (!OFTEN_WRONG.test(wanted)) {
    const text = attempt(decoderFor(wanted), bytes);
    if (text !== null) return { text, guessed: false };
  }
  const text = attempt(utf8, bytes);
  if (text !== null) return { text, guessed: false };
  const named = OFTEN_WRONG.test(wanted) && wanted !== '' ? decoderFor(wanted) : null;
  return { text: (named ?? western).decode(bytes), guessed: named === null };
}

/** A header value read byte for byte (latin1) into text. `hint` is a charset label to try before windows-1252. */
export function decodeLatin1(raw: string, hint = ''): string {
  return /[\u0080-\uffff]/.test(raw) ? decodeHeaderBytes(Buffer.from(raw, 'latin1'), hint) : raw;
}

function decodeHeaderBytes(bytes: Buffer, hint: string): string {
  return attempt(utf8, bytes) ?? decodeBytes(bytes, hint).text;
}

/** Drops a UTF-8 sequence that a size limit cut in the middle. */
export function trimPartialCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

function attempt(decoder: TextDecoder | null, bytes: Uint8Array): string | null {
  try {
    return decoder === null ? null : decoder.decode(bytes);
  } catch {
    return null;
  }
}

function decoderFor(label: string): TextDecoder | null {
  const name = ALIASES[label] ?? label;
  let decoder = decoders.get(name);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name, { fatal: true });
    } catch {
      decoder = null;
    }
    if (decoders.size < 100) decoders.set(name, decoder);
  }
  return decoder;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}
