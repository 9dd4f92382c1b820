import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configFields } from '#platform/config/schema.ts';
import { filesUnder, read, root } from './sources.ts';

test('the documents a newcomer looks for are there', () => {
  const wanted = [
    'README.md',
    'ARCHITECTURE.md',
    'STYLE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'docs/guides/operating.md',
  ];
  expect(wanted.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(filesUnder('docs/decisions').length).toBeGreaterThan(0);
});

test('STYLE.md can be read in one sitting', () => {
  expect(read('STYLE.md').split('\n').length).toBeLessThanOrEqual(200);
});

test('decisions are numbered, short, and say why', () => {
  const decisions = filesUnder('docs/decisions').filter((path) => !/\/(README|dependencies)\.md$/.test(path));
  const wrong = decisions.filter((path) => !/\/\d{4}-[a-z0-9-]+\.md$/.test(path) || read(path).split('\n').length > 80);
  expect(wrong).toEqual([]);
});

test('links between our documents lead somewhere', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'STYLE.md', 'CONTRIBUTING.md', ...filesUnder('docs')].filter(
    (path) => path.endsWith('.md') && existsSync(join(root, path)),
  );
  const broken = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !existsSync(join(root, path, '..', target)))
      .map((target) => `${path}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('.env.example holds every setting of the schema with its description, and no other', () => {
  const lines = read('.env.example').split('\n');
  const named = lines.flatMap((line) => /^#?(CAUCE_[A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.toSorted()).toEqual(Object.keys(configFields).toSorted());
  const undescribed = named.filter((name) => {
    const index = lines.findIndex((line) => new RegExp(`^#?${name}=`).test(line));
    return !lines[index - 1]?.startsWith('# ');
  });
  expect(undescribed).toEqual([]);
});

test('nothing tells of the machine it was made on', () => {
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
    .toString()
    .trim()
    .split('\n');
  const texts = tracked.filter(
    (path) => /\.(tsx?|mjs|cjs|json|md|css|sql|ya?ml)$/.test(path) && existsSync(join(root, path)),
  );
  const places = new RegExp(
    ['/work/(main|shared)', '/home/[a-z]+/', '/Users/[a-z]+/', '"resolved": "https?:'].join('|'),
  );
  expect(texts.filter((path) => places.test(read(path)))).toEqual([]);
});
