import { expect, test } from 'vitest';
import { sha256Hex } from '#platform/ids/index.ts';
import { READER_FINGERPRINT, READER_VERSION } from '#platform/mail/content/reader-version.ts';
import { codeOf, filesUnder, read } from './sources.ts';

const FOLDER = 'src/platform/mail/content';
const PIN = `${FOLDER}/reader-version.ts`;

/** The sources that read a mail and the versions of the libraries they use, under this number. */
function fingerprint(version: number): string {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const sources = filesUnder(FOLDER)
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path) && path !== PIN)
    .toSorted();
  const used = Object.entries(dependencies).filter(([name]) =>
    sources.some((path) => read(path).includes(`'${name}'`)),
  );
  expect(sources.length).toBeGreaterThan(20);
  expect(used.map(([name]) => name)).toContain('sanitize-html');
  const parts = [version, ...used.map((one) => one.join(' ')), ...sources.map((path) => `${path}\n${read(path)}`)];
  return sha256Hex(parts.join('\n\0\n')).slice(0, 16);
}

test('a reader that changed has another version, so that what it could not read is read again', () => {
  const next = READER_VERSION + 1;
  const wanted = `in ${PIN}: READER_VERSION = ${next}, READER_FINGERPRINT = '${fingerprint(next)}'`;
  expect(READER_FINGERPRINT, wanted).toBe(fingerprint(READER_VERSION));
  expect(codeOf('src/areas/channels/email/reread.ts')).toContain('readerVersion: READER_VERSION');
});
