import { api, get } from './calls.ts';
import { compare, type Compared } from './compare.ts';

/** What an agent reads all day and a customer reads at the portal, each beside the floor. */
export async function reads(house: string, floor: string, rounds: number): Promise<Compared[]> {
  const references = await caseReferences(house);
  const pick = (n: number): string => references[(n * 7919) % references.length] as string;
  const keys = await publicKeys(house, references);
  const key = (n: number): string => keys[n % keys.length] as string;
  const search = (word: string) =>
    compare(
      `search, ${word}`,
      () => api(house, `/api/v1/cases?q=${encodeURIComponent(word)}`),
      () => get(`${floor}/search?q=${encodeURIComponent(word)}`),
      { rounds, total: 60 },
    );
  return [
    await compare(
      'list of 50',
      () => api(house, '/api/v1/cases?view=all&ball=ours&limit=50'),
      () => get(`${floor}/list`),
      { rounds, total: 200 },
    ),
    await compare(
      'case with messages and events',
      (n) => api(house, `/api/v1/cases/${pick(n)}`),
      (n) => get(`${floor}/case/${pick(n)}`),
      { rounds, total: 300 },
    ),
    await search('pedido'),
    await search('Valdeolmos'),
    await search('Valdeolmos Ibáñez'),
    await compare(
      'portal home',
      () => get(`${house}/`),
      () => get(`${floor}/list`),
      { rounds, total: 100 },
    ),
    await compare(
      'portal, Mi caso',
      (n) => get(`${house}/caso/${key(n)}`),
      (n) => get(`${floor}/case/${pick(n)}`),
      {
        rounds,
        total: 100,
      },
    ),
  ];
}

/** References spread over the whole history, not only the newest. */
async function caseReferences(house: string): Promise<string[]> {
  const pages = await Promise.all(
    ['oldest', 'newest'].map((order) => api(house, `/api/v1/cases?view=all&order=${order}&limit=100`)),
  );
  return pages.flatMap((page) => (page as { cases: { reference: string }[] }).cases.map((one) => one.reference));
}

/** Fewer than a visitor's limit of tries lets through in a minute. */
async function publicKeys(house: string, references: readonly string[]): Promise<string[]> {
  const cases = await Promise.all(references.slice(0, 10).map((reference) => api(house, `/api/v1/cases/${reference}`)));
  return cases.map((one) => (one as { key: string }).key);
}
