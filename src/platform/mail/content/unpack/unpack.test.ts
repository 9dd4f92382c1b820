import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { memorySource } from '../mime/byte-source.ts';
import { PartStore } from '../mime/part-store.ts';
import { decompressRtf, htmlFromRtf, textFromRtf } from './rtf.ts';
import { cmsKind, eachSignedPiece } from './signed-message.ts';
import { readWinmail } from './winmail.ts';

describe('compressed RTF', () => {
  // The worked examples of MS-OXRTFCP, 4.1.
  test('plain and with a repeated run', () => {
    const hello = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      'hex',
    );
    expect(decompressRtf(hello)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    const cross = Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex');
    expect(decompressRtf(cross)).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  test('text and HTML out of it', () => {
    expect(
      textFromRtf(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 Env\\'edo\\par 12 \\u8364?\\{x\\}{\\pict 00ff}}",
      ),
    ).toBe('Envío\n12 €{x}');
    expect(htmlFromRtf('{\\rtf1\\ansi texto}')).toBeNull();
    expect(
      htmlFromRtf(
        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\b\\htmlrtf0 a\\'f1o < 3\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}",
      ),
    ).toBe('<p>año &lt; 3</p>');
  });

  test('damaged data gives something or nothing, never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
        const bytes = Buffer.concat([Buffer.from('ff000000ff0f00004c5a467500000000', 'hex'), tail]);
        expect(typeof decompressRtf(bytes)).toBe('string');
      }),
    );
  });
});

describe('winmail.dat', () => {
  const head = Buffer.from('789f3e220100', 'hex');

  test('what is no winmail.dat is refused', () => {
    expect(() => readWinmail(memorySource(Buffer.from('PK')), new PartStore(null))).toThrow(RangeError);
  });

  test('lengths that lead nowhere cost only what follows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const { attachments } = readWinmail(memorySource(Buffer.concat([head, tail])), new PartStore(null));
        expect(attachments.length).toBeLessThan(40);
      }),
      { numRuns: 500 },
    );
  });

  test('files stay inside the folder they were given, under names of ours', () => {
    const into = mkdtempSync(join(tmpdir(), 'winmail-'));
    const attribute = (id: number, data: Buffer) => {
      const header = Buffer.alloc(9);
      header[0] = 2;
      header.writeUInt32LE(id, 1);
      header.writeUInt32LE(data.length, 5);
      return Buffer.concat([header, data, Buffer.alloc(2)]);
    };
    const bytes = Buffer.concat([
      head,
      attribute(0x69002, Buffer.alloc(14)),
      attribute(0x18010, Buffer.from('../../malo.sh\0')),
      attribute(0x6800f, Buffer.from('hola')),
    ]);
    const { attachments } = readWinmail(memorySource(bytes), new PartStore(into));
    expect(attachments.map(({ name, stored }) => [name, stored.size])).toEqual([['../../malo.sh', 4]]);
    expect(readdirSync(into)).toHaveLength(1);
    expect(attachments[0]!.stored.path).toMatch(/[0-9a-f-]{36}$/);
    rmSync(into, { recursive: true });
  });
});

describe('opaque signatures', () => {
  const read = (hex: string) => {
    const out: string[] = [];
    eachSignedPiece(memorySource(Buffer.from(hex, 'hex')), (chunk) => out.push(chunk.toString()));
    return out.join('');
  };

  test('content in one piece and in many', () => {
    expect(read('302906092a864886f70d010702a01c301a0201013100301306092a864886f70d010701a0060404486f6c61')).toBe('Hola');
    expect(
      read(
        '308006092a864886f70d010702a080308002010131003080' +
          '06092a864886f70d010701a0802480' +
          '0402486f' +
          '04026c61' +
          '000000000000000000000000',
      ),
    ).toBe('Hola');
  });

  test('kinds', () => {
    expect(cmsKind(memorySource(Buffer.from('300b06092a864886f70d010702', 'hex')))).toBe('signed');
    expect(cmsKind(memorySource(Buffer.from('300b06092a864886f70d010703', 'hex')))).toBe('encrypted');
    expect(cmsKind(memorySource(Buffer.from('hola')))).toBe('other');
  });

  test('damaged wrappers are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (tail) => {
        const bytes = Buffer.concat([Buffer.from('308006092a864886f70d010702a080', 'hex'), tail]);
        try {
          eachSignedPiece(memorySource(bytes), () => {});
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
