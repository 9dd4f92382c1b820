import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { filesUnder, read } from './sources.ts';

/** A text, or the same text by form of address. */
type Catalogue = Record<string, string | Record<string, string>>;
const sources = filesUnder('src').filter(
  (path) => /\.tsx?$/.test(path) && !/\.(test|oracle|fixture)\.tsx?$/.test(path),
);

async function load(path: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, unknown>;
}

/** Every `messages.ts`, `messages.es.ts` and `messages.en.ts`, joined. */
async function catalogue(language: 'es' | 'en'): Promise<Catalogue> {
  const files = sources.filter((path) => new RegExp(`/messages(\\.${language})?\\.ts$`).test(path));
  const loaded = await Promise.all(files.map(load));
  return Object.assign({}, ...loaded.map((file) => file[language])) as Catalogue;
}

const es = await catalogue('es');
const en = await catalogue('en');
const contracts = await Promise.all(sources.filter((path) => path.endsWith('/contract.ts')).map(load));

function isEndpoint(value: unknown): value is AnyEndpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'errors' in value;
}

function endpoints(): AnyEndpoint[] {
  return contracts
    .flatMap((contract) => Object.values(contract))
    .flatMap((value) =>
      typeof value === 'object' && value !== null && !isEndpoint(value) ? Object.values(value) : [value],
    )
    .filter(isEndpoint);
}

test('both languages say the same things', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(es).toSorted());
});

test('every text is a well-formed message with the same values in both languages', () => {
  const wrong = Object.keys(es).flatMap((key) => {
    try {
      const [spanish, english] = [valuesOf(es[key] ?? '', 'es'), valuesOf(en[key] ?? '', 'en')];
      return spanish === english ? [] : [`${key}: {${spanish}} ≠ {${english}}`];
    } catch (error) {
      return [`${key}: ${(error as Error).message}`];
    }
  });
  expect(wrong).toEqual([]);
});

/** The names of the values a text takes, nested ones too; `form` (tú or usted) has no English counterpart. */
function valuesOf(text: string | Record<string, string>, language: string): string {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('type' in part && 'value' in part && typeof part.value === 'string' && Number(part.type) > 0)
      names.add(part.value);
    for (const inner of Object.values(part)) visit(inner);
  };
  for (const form of typeof text === 'string' ? [text] : Object.values(text)) {
    visit(new IntlMessageFormat(form, language, undefined, { ignoreTag: true }).getAst());
  }
  names.delete('form');
  return [...names].toSorted().join(', ');
}

test('every refusal that a contract declares has its text', () => {
  const declared = [...new Set(endpoints().flatMap((endpoint) => endpoint.errors))];
  expect(declared.filter((code) => !(`error.${code}` in es))).toEqual([]);
});

test('every refusal that the code makes has its text', () => {
  const made = sources.flatMap((path) =>
    [...withoutComments(path).matchAll(/\b(?:missing|forbidden|conflict|invalid|no)\(\s*'([a-z_]+\.[a-z_.]+)'/g)].map(
      ([, code]) => code,
    ),
  );
  expect([...new Set(made)].filter((code) => !(`error.${code}` in es))).toEqual([]);
});

test('every event that is recorded is declared once, by a contract', () => {
  const lists = contracts.flatMap((contract) => Object.entries(contract).filter(([name]) => /events$/i.test(name)));
  const declared = lists.flatMap(([, list]) =>
    Array.isArray(list) ? (list as string[]) : Object.keys(list as object),
  );
  expect(declared.filter((name, index) => declared.indexOf(name) !== index)).toEqual([]);
  expect(declared.filter((name) => !/^[a-z_]+\.[a-z_]+$/.test(name))).toEqual([]);
  const recorded = sources
    .filter((path) => path.startsWith('src/areas/'))
    .flatMap((path) =>
      [...withoutComments(path).matchAll(/\brecord\(\s*\w+,\s*[^,]+,\s*'([a-z_]+\.[a-z_]+)'/g)].map(
        ([, name]) => name ?? '',
      ),
    );
  expect([...new Set(recorded)].filter((name) => !declared.includes(name))).toEqual([]);
});

test('no Spanish sentence hides in the code of an area', () => {
  const spanish = /'[^'\n]*[áéíóúñ¿¡][^'\n]*'/i;
  const places = sources.filter(
    (path) => path.startsWith('src/areas/') && !/messages|world|\.rules\.ts$|\/web\//.test(path),
  );
  expect(places.filter((path) => spanish.test(withoutComments(path)))).toEqual([]);
});

function withoutComments(path: string): string {
  return read(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}
