import { eachChunk } from '../mime/byte-source.ts';
import type { ByteSource } from '../mime/byte-source.ts';

// Opaque-signed S/MIME (CMS SignedData, RFC 5652): finds the signed content inside the wrapper. Signatures are not
// checked here: the raw mail stays whole for whoever wants to. Works by position, so the size doesn't matter.

export type CmsKind = 'signed' | 'encrypted' | 'other';

interface Element {
  tag: number;
  constructed: boolean;
  /** First byte of the content. */
  start: number;
  /** End of the content; null when the length is indefinite. */
  end: number | null;
}

const SEQUENCE = 0x10;
const OCTET_STRING = 0x04;
const OID = 0x06;
const PREFIX = '2a864886f70d0107';
const OUTER_EXPLICIT = 0x00;
const MAX_PIECES = 50_000;

export function cmsKind(source: ByteSource): CmsKind {
  try {
    const type = contentType(source, child(source, readElement(source, 0)));
    if (type === `${PREFIX}02`) return 'signed';
    return type === `${PREFIX}03` || type === '2a864886f70d0109100117' ? 'encrypted' : 'other';
  } catch {
    return 'other';
  }
}

/** Hands out the signed content piece by piece. Throws RangeError when the wrapper is damaged. */
export function eachSignedPiece(source: ByteSource, visit: (chunk: Buffer) => void): void {
  const info = readElement(source, 0);
  const oid = child(source, info);
  const wrapper = next(source, oid);
  expect(wrapper.tag === OUTER_EXPLICIT);
  const signedData = child(source, wrapper);
  const version = child(source, signedData);
  const digests = next(source, version);
  const encapsulated = next(source, digests);
  expect(encapsulated.tag === SEQUENCE);
  const contentKind = child(source, encapsulated);
  const explicit = next(source, contentKind);
  expect(explicit.tag === OUTER_EXPLICIT);
  octets(source, child(source, explicit), visit, { left: MAX_PIECES }, 0);
}

/** An octet string, whole or in pieces (BER allows pieces of pieces). Returns the offset after it. */
function octets(
  source: ByteSource,
  element: Element,
  visit: (chunk: Buffer) => void,
  budget: { left: number },
  depth: number,
): number {
  expect(element.tag === OCTET_STRING && depth < 8 && budget.left-- > 0);
  if (!element.constructed) {
    expect(element.end !== null);
    eachChunk(source, visit, element.start, element.end);
    return element.end;
  }
  let at = element.start;
  while (element.end === null || at < element.end) {
    if (element.end === null && isEndMark(source, at)) return at + 2;
    at = octets(source, readElement(source, at), visit, budget, depth + 1);
  }
  return at;
}

function contentType(source: ByteSource, element: Element): string {
  expect(element.tag === OID && element.end !== null && element.end - element.start <= 32);
  return source.read(element.start, element.end - element.start).toString('hex');
}

function child(source: ByteSource, parent: Element): Element {
  expect(parent.constructed);
  return readElement(source, parent.start);
}

/** The element after one of definite length, or of small indefinite content. */
function next(source: ByteSource, element: Element): Element {
  return readElement(source, element.end ?? skipIndefinite(source, element.start, 0));
}

function skipIndefinite(source: ByteSource, start: number, depth: number): number {
  expect(depth < 16);
  let at = start;
  for (let count = 0; count < 1_000; count++) {
    if (isEndMark(source, at)) return at + 2;
    const inner = readElement(source, at);
    at = inner.end ?? skipIndefinite(source, inner.start, depth + 1);
  }
  throw new RangeError('too many elements');
}

function isEndMark(source: ByteSource, at: number): boolean {
  const mark = source.read(at, 2);
  return mark.length === 2 && mark[0] === 0 && mark[1] === 0;
}

function readElement(source: ByteSource, at: number): Element {
  const head = source.read(at, 8);
  expect(head.length >= 2);
  const constructed = (head[0]! & 0x20) !== 0;
  const tag = head[0]! & 0x1f;
  expect(tag !== 0x1f);
  const first = head[1]!;
  if (first === 0x80) return { tag, constructed, start: at + 2, end: null };
  if (first < 0x80) return within(source, { tag, constructed, start: at + 2, end: at + 2 + first });
  const count = first & 0x7f;
  expect(count <= 4 && head.length >= 2 + count);
  const length = head.readUIntBE(2, count);
  return within(source, { tag, constructed, start: at + 2 + count, end: at + 2 + count + length });
}

function within(source: ByteSource, element: Element): Element {
  expect(element.end! <= source.size);
  return element;
}

function expect(condition: boolean): asserts condition {
  if (!condition) throw new RangeError('damaged CMS structure');
}
