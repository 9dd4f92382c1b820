import { expect, test } from 'vitest';
import { codeOf, filesUnder, read } from './sources.ts';

const product = filesUnder('src').filter(
  (path) => /\.tsx?$/.test(path) && !/\.(test|oracle|fixture)\.tsx?$/.test(path),
);

function offenders(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => {
    const found = pattern.exec(codeOf(path));
    return found ? [`${path}: ${found[0]}`] : [];
  });
}

test('only the clock reads the time', () => {
  const others = product.filter((path) => !path.startsWith('src/platform/clock/'));
  expect(offenders(others, /new Date\(\)|\bDate\.now\b|\bDate\(\)|Temporal\.Now\b/)).toEqual([]);
});

test('rules are pure: no waiting, no clock, no chance, no environment', () => {
  const rules = product.filter((path) => path.endsWith('.rules.ts'));
  expect(offenders(rules, /\bawait\b|\bsystemClock\b|Math\.random|\bprocess\.|\bfetch\(|\bcrypto\./)).toEqual([]);
});

test('queries are built in stores only', () => {
  const others = product.filter((path) => /^src\/(areas|apps|ui)\//.test(path) && !/(^|[/.])store\.ts$/.test(path));
  expect(offenders(others, /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^>]*>)?`/)).toEqual(
    [],
  );
});

test('a row is locked by itself and read in the next statement: in one, what stands beside it would be from before the wait', () => {
  expect(offenders(product, /\bfor (no key )?(update|share) of\b/)).toEqual([]);
});

test('T31, T38, T39: nothing that comes from outside becomes SQL, a command or code', () => {
  const all = filesUnder('src', 'bin').filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\./.test(path));
  expect(offenders(all, /(?<![.\w])(exec|execSync|eval)\(|\bshell: true|\bnew Function\(/)).toEqual([]);
  // As it is written only one of two words of ours; the dossier's orders stand in a table of its own file.
  const raw = product.filter((path) => path !== 'src/areas/compliance/dossier/dossier.store.ts');
  expect(offenders(raw, /sql\.raw\((?!\w+ \? '' : ''\))/)).toEqual([]);
});

test('T37: files are asked for by their hash; where an area opens one by a path, the path is ours', () => {
  const openers = product.filter((path) => path.startsWith('src/areas/') && /'node:fs(\/promises)?'/.test(read(path)));
  expect(openers.toSorted()).toEqual(OPENERS);
});

/** Scratch files and kept ones by their hash, and what comes with the program: programs of threads, packs, holidays. */
const OPENERS = [
  'src/areas/cases/messages/uploads.ts',
  'src/areas/channels/email/reading/read-arrival.ts',
  'src/areas/channels/email/reading/sender-check.worker.ts',
  'src/areas/channels/email/smtp/listener.ts',
  'src/areas/clocks/holidays/holiday-seed.ts',
  'src/areas/clocks/packs/legal-packs.ts',
  'src/areas/compliance/dossier/dossier.ts',
  'src/areas/intake/watch/disk.ts',
];

test('every schedule stands in one file', () => {
  const others = product.filter(
    (path) => path !== 'src/apps/worker/schedule.ts' && !path.startsWith('src/platform/jobs/'),
  );
  expect(offenders(others, /\beveryMs:\s*[\dA-Z(]|\bcrontab\b|\bparseCronItems\b/)).toEqual([]);
});

test('nothing is left to be done without a number', () => {
  const all = filesUnder('src', 'db', 'bin', 'tests').filter((path) => /\.(tsx?|mjs|css|sql)$/.test(path));
  const marks = ['TO-DO', 'FIX-ME'].join('|').replaceAll('-', '');
  const mark = new RegExp(`(//|/\\*|^\\s*\\*|--).*\\b(${marks})\\b(?! ?\\(?#\\d)`, 'm');
  const left = all.filter((path) => mark.test(read(path)));
  expect(left).toEqual([]);
});
