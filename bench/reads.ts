import { api, get } from './calls.ts';
import { compare, type Compared } from './compare.ts';

const FIRST_NUMBER = 10_001;

/** What an agent reads all day and a customer reads at the portal, each beside the floor. */
export async function reads(house: string, floor: string, rounds: number, cases: number): Promise<Compared[]> {
  // Spread over the whole history, by the numbers that the sample company's cases have.
  const pick = (n: number): string => `RC-${FIRST_NUMBER + ((n * 7919) % cases)}`;
  const references = Array.from({ length: 10 }, (_, n) => pick(n));
  const keys = await publicKeys(house, references);
  const key = (n: number): string => keys[n % keys.length] as string;
  const search = (word: string, name = word) =>
    compare(
      `search, ${name}`,
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
      'counters of the views',
      () => api(house, '/api/v1/case-counts?view=all'),
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
    await search(await customerAddress(house, references), 'an address'),
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

/** What one customer wrote is found in a handful of messages, however many there are. */
async function customerAddress(house: string, references: readonly string[]): Promise<string> {
  for (const reference of references) {
    const { participants } = (await api(house, `/api/v1/cases/${reference}`)) as {
      participants: { address: string }[];
    };
    if (participants[0]) return participants[0].address;
  }
  throw new Error('no case has a participant');
}

/** Few, because a visitor may try only so many in a minute. */
async function publicKeys(house: string, references: readonly string[]): Promise<string[]> {
  const cases = await Promise.all(references.map((reference) => api(house, `/api/v1/cases/${reference}`)));
  return cases.map((one) => (one as { key: string }).key);
}
