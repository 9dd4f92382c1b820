import { eachChunk } from '../mime/byte-source.ts';
import type { ByteSource } from '../mime/byte-source.ts';
import type { PartStore, StoredPart } from '../mime/part-store.ts';
import { MAPI, decodeWith, readMapiProperties } from './mapi-properties.ts';
import { decompressRtf, htmlFromRtf, textFromRtf } from './rtf.ts';

// winmail.dat (TNEF): Outlook's own wrapper around body and attachments. Read by position; contents are copied, never built in memory.

export interface Winmail {
  text: string | null;
  html: string | null;
  attachments: { name: string; type: string; contentId: string; stored: StoredPart }[];
}

const SIGNATURE = 0x223e9f78;
const MESSAGE = 1;
const MAX_ATTRIBUTES = 5_000;
const MAX_ATTACHMENTS = 200;
const MAX_PROPERTIES_SIZE = 4_000_000;
const MAX_NAME = 2_000;

const ATTRIBUTE = {
  codepage: 0x9007,
  body: 0x800c,
  properties: 0x9003,
  attachStart: 0x9002,
  attachTitle: 0x8010,
  attachData: 0x800f,
  attachProperties: 0x9005,
} as const;

/** Throws RangeError when it is not TNEF at all; a damaged end costs only what stands after it. */
export function readWinmail(source: ByteSource, store: PartStore): Winmail {
  const head = source.read(0, 6);
  if (head.length < 6 || head.readUInt32LE(0) !== SIGNATURE) throw new RangeError('not a TNEF stream');
  const mail: Winmail = { text: null, html: null, attachments: [] };
  let codepage = 'windows-1252';
  let current: { name: string; type: string; contentId: string; stored: StoredPart | null } | null = null;
  const finish = () => {
    const done = current;
    if (done !== null && done.stored !== null && mail.attachments.length < MAX_ATTACHMENTS) {
      mail.attachments.push({ ...done, stored: done.stored });
    } else done?.stored?.discard();
    current = null;
  };
  let at = 6;
  for (let count = 0; count < MAX_ATTRIBUTES && at + 11 <= source.size; count++) {
    const header = source.read(at, 9);
    const level = header[0]!;
    const id = header.readUInt16LE(1);
    const length = header.readUInt32LE(5);
    const start = at + 9;
    const end = Math.min(start + length, source.size);
    at = start + length + 2;
    const bytes = (limit: number) => Buffer.from(source.read(start, Math.min(end - start, limit)));
    if (level === MESSAGE) {
      if (id === ATTRIBUTE.codepage) codepage = codepageName(bytes(8));
      else if (id === ATTRIBUTE.body) mail.text ??= clean(decodeWith(codepage, bytes(MAX_PROPERTIES_SIZE)));
      else if (id === ATTRIBUTE.properties) readBody(mail, bytes(MAX_PROPERTIES_SIZE), codepage);
      continue;
    }
    if (id === ATTRIBUTE.attachStart) {
      finish();
      current = { name: '', type: '', contentId: '', stored: null };
      continue;
    }
    current ??= { name: '', type: '', contentId: '', stored: null };
    if (id === ATTRIBUTE.attachTitle) current.name ||= clean(decodeWith(codepage, bytes(MAX_NAME)));
    else if (id === ATTRIBUTE.attachData) current.stored ??= copy(source, store, start, end);
    else if (id === ATTRIBUTE.attachProperties) readAttachment(current, bytes(MAX_PROPERTIES_SIZE), codepage, store);
  }
  finish();
  return mail;
}

function readBody(mail: Winmail, data: Buffer, codepage: string): void {
  const properties = readMapiProperties(data);
  const plain = clean(properties.text(MAPI.body, codepage));
  if (plain !== '') mail.text ??= plain;
  const html = properties.bytes(MAPI.html);
  if (html !== null) mail.html ??= clean(decodeWith(htmlCharset(html) ?? codepage, html));
  const packed = properties.bytes(MAPI.compressedRtf);
  if (packed === null || mail.html !== null) return;
  const rtf = decompressRtf(packed);
  if (rtf === null) return;
  mail.html = htmlFromRtf(rtf);
  if (mail.html === null) mail.text ??= textFromRtf(rtf);
}

function readAttachment(
  current: { name: string; type: string; contentId: string; stored: StoredPart | null },
  data: Buffer,
  codepage: string,
  store: PartStore,
): void {
  const properties = readMapiProperties(data);
  current.name =
    properties.text(MAPI.attachLongName, codepage) || current.name || properties.text(MAPI.attachName, codepage);
  current.type = properties.text(MAPI.attachMime, codepage).toLowerCase().slice(0, 200);
  current.contentId = properties.text(MAPI.attachContentId, codepage).slice(0, 500);
  const inside = properties.bytes(MAPI.attachData);
  // Behind a 16-byte interface id stands an attached message, as TNEF again: kept as a file.
  if (current.stored === null && inside !== null && inside.length > 16) {
    const sink = store.sink(true);
    sink.write(inside.subarray(16));
    current.stored = sink.finish();
  }
}

function copy(source: ByteSource, store: PartStore, start: number, end: number): StoredPart {
  const sink = store.sink(true);
  eachChunk(source, (chunk) => sink.write(chunk), start, end);
  return sink.finish();
}

function codepageName(data: Buffer): string {
  const number = data.length >= 4 ? data.readUInt32LE(0) : 0;
  if (number === 65001) return 'utf-8';
  if (number === 28591 || number === 28605) return number === 28605 ? 'iso-8859-15' : 'windows-1252';
  return number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252';
}

function htmlCharset(html: Buffer): string | null {
  return /charset=["']?([\w-]{3,30})/i.exec(html.toString('latin1', 0, 3_000))?.[1] ?? null;
}

function clean(text: string): string {
  return text.replace(/\0/g, '').replace(/\r\n?/g, '\n');
}
