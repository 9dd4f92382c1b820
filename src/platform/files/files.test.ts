import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { openFiles, TooLarge } from './index.ts';

const dataDir = await mkdtemp(path.join(tmpdir(), 'cauce-files-'));
const scratch = path.join(dataDir, 'scratch');
const files = openFiles(dataDir);
afterAll(() => rm(dataDir, { recursive: true }));

test('bytes lie under their own hash, given whole or as a stream, once', async () => {
  const bytes = Buffer.from('albarán 4711');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (const source of [bytes, Readable.from([bytes.subarray(0, 3), bytes.subarray(3)])])
    expect(await files.put(source)).toEqual({ sha256, size: bytes.length });
  expect(await readFile(files.path(sha256))).toEqual(bytes);
  expect(await files.size(sha256)).toBe(bytes.length);
  expect(await readdir(scratch)).toEqual([]);
});

test('what is too large, or breaks off, leaves nothing behind', async () => {
  const broken = new Readable({
    read() {
      this.push('half');
      this.destroy(new Error('cut'));
    },
  });
  await expect(files.put(Buffer.alloc(11), 10)).rejects.toThrow(TooLarge);
  await expect(files.put(Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), 10)).rejects.toThrow(TooLarge);
  await expect(files.put(broken)).rejects.toThrow('cut');
  expect(await readdir(scratch)).toEqual([]);
});

test('F6: a file that cannot be put in its place leaves nothing behind', async () => {
  const bytes = Buffer.from('sin sitio');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeFile(path.join(dataDir, 'files', sha256.slice(0, 2)), 'a file stands where its folder should be');
  await expect(files.put(bytes)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readdir(scratch)).toEqual([]);
});

test('half-done work of killed processes goes after a day, whatever else is being cleared away', async () => {
  const now = new Date('2026-11-09T09:00:00Z');
  const make = async (name: string, hours: number): Promise<void> => {
    await writeFile(path.join(scratch, name), '');
    await utimes(path.join(scratch, name), now, new Date(now.getTime() - hours * 3_600_000));
  };
  await Promise.all([make('old', 25), make('older', 49), make('new', 1)]);
  await Promise.all([
    files.sweepScratch(now),
    files.sweepScratch(now),
    rm(path.join(scratch, 'older'), { force: true }),
  ]);
  expect(await readdir(scratch)).toEqual(['new']);
});
