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
