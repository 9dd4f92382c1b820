import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, read } from './sources.ts';

const code = filesUnder('src', 'db', 'bin', 'tests').filter(
  (path) => /\.(tsx?|mjs|css)$/.test(path) && path !== 'db/tables.ts',
);

test('no file or folder is named after nothing in particular', () => {
  expect(code.filter((path) => /(^|[-./])(utils?|helpers?|common|misc|managers?)([./]|$)/i.test(path))).toEqual([]);
});

test('files are kebab-case, components PascalCase', () => {
  const words = /^[a-z0-9]+([-.][a-z0-9]+)*\.(tsx?|mjs|css)$/;
  const component = /^[A-Z][A-Za-z0-9]*(\.test\.tsx?|\.tsx|(\.module)?\.css)$/;
  expect(code.map((path) => basename(path)).filter((name) => !words.test(name) && !component.test(name))).toEqual([]);
});

test('migrations are numbered, each number once', () => {
  const names = filesUnder('db/migrations').map((path) => basename(path));
  expect(names.filter((name) => !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))).toEqual([]);
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
});

test('a folder of an area holds at most fifteen files beside its tests', () => {
  const folders = Map.groupBy(
    code.filter(
      (path) => path.startsWith('src/areas/') && !/\.(test|oracle|fixture)\.|\/(world|messages)\./.test(path),
    ),
    (path) => dirname(path),
  );
  const crowded = [...folders].filter(([, files]) => files.length > 15);
  expect(crowded.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test('the door of an area is at most thirty lines', () => {
  const doors = code.filter((path) => /^src\/areas\/(channels\/)?[^/]+\/index\.ts$/.test(path));
  expect(doors.filter((path) => read(path).trimEnd().split('\n').length > 30)).toEqual([]);
});

test('style sheets stay readable', () => {
  const sheets = code.filter((path) => path.endsWith('.css'));
  expect(sheets.filter((path) => read(path).split('\n').length > 250)).toEqual([]);
});
