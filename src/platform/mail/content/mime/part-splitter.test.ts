import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { DEFAULT_LIMITS } from '../limits.ts';
import type { MailLimits } from '../types.ts';
import { memorySource } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { collectParts } from './collect-parts.ts';
import type { MailPart } from './collect-parts.ts';
import { PartStore } from './part-store.ts';

/** Hands out at most `size` bytes at a time. */
function inPieces(bytes: Buffer, size: number): ByteSource {
  return {
    size: bytes.length,
    read: (at, length) => Buffer.from(bytes.subarray(at, at + Math.min(length, size))),
    close() {},
  };
}

function outline(part: MailPart): unknown {
  return [
    part.path,
    part.type,
    part.fileName,
    part.text?.bytes.toString('latin1'),
    part.stored?.sha256,
    part.headers.list(),
    part.children.map(outline),
  ];
}

function read(source: ByteSource, limits: Partial<MailLimits> = {}) {
  return collectParts(source, new PartStore(null), { ...DEFAULT_LIMITS, ...limits });
}

const text = (raw: string, limits?: Partial<MailLimits>) => read(memorySource(Buffer.from(raw)), limits);

describe('taking mails apart', () => {
  test('it makes no difference where the chunks end', () => {
    const folder = fileURLToPath(new URL('../../../../../tests/corpus/mail/', import.meta.url));
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.eml'))) {
      const bytes = readFileSync(folder + file);
      const whole = outline(read(memorySource(bytes)).root);
      for (const size of [1, 2, 3, 7, 64, 1_000])
        expect({ file, size, mail: outline(read(inPieces(bytes, size)).root) }).toEqual({ file, size, mail: whole });
    }
  });

  test('nor for mails made of what confuses it', () => {
    const piece = fc.constantFrom(
      '--b',
      '--b--',
      '--c',
      '--c--',
      '\r\n',
      '\n',
      '\r',
      '-',
      '--',
      'texto',
      ' ',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=c',
      'Content-Type: text/html',
      ':',
      'X: y',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (pieces, size) => {
        const bytes = Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${pieces.join('')}`);
        expect(outline(read(inPieces(bytes, size)).root)).toEqual(outline(read(memorySource(bytes)).root));
      }),
      { numRuns: 1_500 },
    );
  });

  test('the line break before a boundary belongs to the boundary', () => {
    const { root } = text(
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nuno\r\n\r\n--b\r\n\r\n--b \t\r\n\r\ntres\n--b--\r\nfin',
    );
    expect(root.children.map((part) => part.text?.bytes.toString())).toEqual(['uno\r\n', '', 'tres']);
  });

  test('text that only looks like a boundary stays', () => {
    const body = '--bb\r\n-- b\r\n--b-\r\n--\r\n-- \r\nfirma';
    expect(
      text(
        `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${body}\r\n--b--`,
      ).root.children[0]?.text?.bytes.toString(),
    ).toBe(body);
  });

  test('an outer boundary ends the parts inside that forgot to', () => {
    const { root, notClosed } = text(
      'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nuno\r\n--a\r\n\r\ndos\r\n--a--',
    );
    expect(root.children.map(({ path, type, children }) => [path, type, children.length])).toEqual([
      ['1', 'multipart/mixed', 1],
      ['2', 'text/plain', 0],
    ]);
    expect(notClosed).toBe(false);
  });

  test('limits leave out what is too much, and say so', () => {
    const many = text(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(20)}--b--`, {
      parts: 5,
    });
    expect([many.root.children.length, many.parts]).toEqual([4, 21]);
    const deep = text(
      Array.from({ length: 10 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`).join(''),
      { depth: 3 },
    );
    expect(deep.tooDeep).toBe(true);
    const long = text(`\r\n${'x'.repeat(100)}`, { textBytes: 10 });
    expect(long.root.text).toEqual({ bytes: Buffer.from('x'.repeat(10)), cut: true });
  });

  test('headers beyond the limit go, the ones we use stay', () => {
    const { root } = text(`${'X-A: 1\r\n'.repeat(50)}Subject: Hola\r\nX-B: 2\r\n\r\n`, { headers: 10 });
    expect([
      root.headers.total,
      root.headers.list().length,
      root.headers.text('subject'),
      root.headers.has('x-b'),
    ]).toEqual([52, 11, 'Hola', false]);
  });

  test('transfer encodings', () => {
    const decoded = (encoding: string, body: string) =>
      text(`Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`).root.text?.bytes.toString();
    expect(decoded('base64', 'SG9s\r\nYSw=\r\nIGFkacOzcw==')).toBe('Hola, adiós');
    expect(decoded('BASE64 ', 'SG9sYQ')).toBe('Hola');
    expect(decoded('quoted-printable', 'adi=C3=B3s, =\r\nAna=3D=zz=4')).toBe('adiós, Ana==zz=4');
    expect(decoded('8bit', 'adiós')).toBe('adiós');
    expect(decoded('inventada', 'adiós')).toBe('adiós');
  });
});
