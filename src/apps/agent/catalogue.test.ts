import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { en as first } from './catalogue.en.ts';
import { es as primero } from './catalogue.es.ts';
import { en as settings } from './settings/catalogue.en.ts';
import { es as ajustes } from './settings/catalogue.es.ts';

/** With what comes later, beside the screens of the settings. */
const es = { ...primero, ...ajustes };
const en = { ...first, ...settings };

const root = join(import.meta.dirname, '../../..');
const screens = globSync(['src/ui/**/*.{ts,tsx}', 'src/apps/agent/**/*.{ts,tsx}', 'src/areas/**/web/**/*.{ts,tsx}'], {
  cwd: root,
});
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const spoken = screens
  .filter((path) => !/messages\.|\.test\./.test(path))
  .map(read)
  .join('\n');
const catalogues = screens.filter((path) => path.endsWith('messages.es.ts'));
/** `'part.of.an.id'` in a catalogue's line. */
const idsIn = (path: string): string[] => [...read(path).matchAll(/^\s*'([\w.-]+)':/gm)].map(([, id]) => id ?? '');

it('has the same ids in both languages', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(es).toSorted());
});

it('leaves no text empty', () => {
  expect(Object.entries({ ...es, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('gathers every area that has screens', () => {
  const gathered = new Set(Object.keys(es));
  expect(catalogues.flatMap(idsIn).filter((id) => !gathered.has(id))).toEqual([]);
});

it('gives each id one meaning: no area takes another one’s', () => {
  const ids = catalogues.flatMap((path) => idsIn(path));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it('says nothing that no screen says', () => {
  // An id made on the spot (`inbox.tab.${tab}`) counts for all that begin like it.
  const made = [...spoken.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, start]) => start ?? '');
  const unused = Object.keys(es).filter(
    (id) => !spoken.includes(`'${id}'`) && !spoken.includes(`"${id}"`) && !made.some((start) => id.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
