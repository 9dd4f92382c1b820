const HEADER_BYTES = 32 * 1024;

/** The Message-ID at the beginning of a mail, cheap enough for the door; the reader looks again and its word counts. */
export function mailIdIn(bytes: Buffer): string | null {
  const text = bytes.toString('latin1', 0, Math.min(bytes.length, HEADER_BYTES));
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return /^message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text.slice(0, end))?.[1] ?? null;
}
