import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { addInbound } from '../index.ts';
import { reading, system } from '#platform/work/index.ts';
import { searchCases } from './search.ts';

/* A common word: its hits are walked, a page goes on where the last one ended, and no case is lost or shown twice. */

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;

/** Above this many hits a word is common here. */
const MOST = 50;
const ROUND = 200;

async function pages(q: string, limit: number): Promise<string[][]> {
  const found: string[][] = [];
  let after: string | undefined;
  do {
    const work = reading(it.house, it.person('agent'));
    const page = await searchCases(work, { view: 'all', q, limit, order: 'newest', after } as never, work.now, MOST);
    found.push(page.cases.map((row) => row.reference));
    expect(page.more).toBe(page.next !== null);
    after = page.next ?? undefined;
  } while (after);
  return found;
}

/** The messages of a case, doubled until there are that many. */
async function swell(caseId: string, most: number): Promise<void> {
  for (let copies = 1; copies < most; copies *= 2)
    await sql`
      insert into message (id, case_id, origin_case_id, direction, channel, threaded_by, at, received_at, text, search)
      select gen_random_uuid(), case_id, case_id, 'in', 'email', 'new', at, received_at, text, search from message where case_id = ${caseId} and direction = 'in'`.execute(
      db,
    );
}

async function casesSaying(text: string, count: number) {
  const made = [];
  for (let n = 0; n < count; n++) {
    it.house.clock.advance(1_000);
    made.push(
      await it.aCase({ message: { text, from: { name: `C${n}`, address: `${text.slice(0, 3)}${n}@x.example` } } }),
    );
  }
  return made;
}

const referencesOf = (cases: { reference: string }[]) => cases.map((one) => one.reference).toSorted();

test('one case with thousands of hits hides none of the others', async () => {
  const cases = await casesSaying('Un sofá corriente', 30);
  // The newest: the walk meets all of its hits first.
  await swell(cases.at(-1)?.id ?? '', ROUND * 8);
  expect((await pages('sofá', 8)).flat().toSorted()).toEqual(referencesOf(cases));
});

test('many cases with hundreds of hits each come page by page, newest first', async () => {
  const cases = await casesSaying('Una alfombra de esparto', 12);
  for (const one of cases) await swell(one.id, ROUND + 50);
  const found = await pages('alfombra', 5);
  expect(found.flat()).toEqual(cases.map((one) => one.reference).toReversed());
  expect(found.map((page) => page.length)).toEqual([5, 5, 2]);
});

test('cases the text points at come first, all of them, and then those with the word', async () => {
  const worded = await casesSaying('Adjunto la factura', 20);
  for (const one of worded) await swell(one.id, 4);
  const filed = await casesSaying('Va el papel', 13);
  const stored = await it.house.files.put(Buffer.from('x'));
  for (const one of filed)
    await it.as(system('intake'), (work) =>
      addInbound(
        work,
        one.id,
        aMail(work.now, {
          text: 'Va',
          attachments: [{ ...stored, name: 'Factura.pdf', type: 'application/pdf', inline: false, contentId: null }],
        }),
      ),
    );
  for (const limit of [4, 13, 50]) {
    const found = (await pages('factura', limit)).flat();
    expect(found.slice(0, filed.length).toSorted(), `by ${limit}`).toEqual(referencesOf(filed));
    expect(found.slice(filed.length).toSorted(), `by ${limit}`).toEqual(referencesOf(worded));
  }
});

test('a page goes on in its own way when the word becomes common, or is no longer', async () => {
  const cases = await casesSaying('Un candelabro', 9);
  await swell(cases[0]?.id ?? '', 64);
  const work = reading(it.house, it.person('agent'));
  const ask = (after: string | undefined, most: number) =>
    searchCases(work, { view: 'all', q: 'candelabro', limit: 4, order: 'newest', after } as never, work.now, most);
  const first = await ask(undefined, MOST);
  const rest = await ask(first.next ?? undefined, 10_000);
  const last = await ask(rest.next ?? undefined, 10_000);
  expect([first, rest, last].flatMap((page) => page.cases.map((row) => row.reference)).toSorted()).toEqual(
    referencesOf(cases),
  );
});

test('each case says why it was found; a name nearly right finds whom it is nearly', async () => {
  const work = reading(it.house, it.person('agent'));
  const made = await it.aCase({
    message: { text: 'Buenas: el bidé llegó rajado.', from: { name: 'Begoña Etxebarria', address: 'bego@x.example' } },
  });
  const ask = (q: string) => searchCases(work, { view: 'all', q, limit: 5, order: 'newest' } as never, work.now);
  const [byWord, byName, byTypo] = [await ask('bidés'), await ask('etxebarria'), await ask('etxebaria')];
  expect(byWord.why[made.id]).toEqual({ in: 'message', text: '…el bidé llegó rajado.', marks: [[4, 8]] });
  expect(byName.why[made.id]).toMatchObject({ in: 'customer', text: 'Begoña Etxebarria', marks: [[7, 17]] });
  expect(byTypo.cases.map(({ id }) => id)).toEqual([made.id]);
  expect(byTypo.why[made.id]).toMatchObject({ in: 'similar', text: 'Begoña Etxebarria' });
});

test('English is found by English endings, Spanish by Spanish ones, and what is left out is left out of both', async () => {
  const say = (text: string, language: string) =>
    it.aCase({ message: { text, language, from: { name: 'A', address: `${text.slice(0, 4)}@x.example` } } });
  const english = await say('Two deliveries of trestles were cancelled', 'en');
  const spanish = await say('Dos entregas de caballetes anuladas, código trestles', 'es');
  const found = async (q: string) => (await pages(q, 9)).flat().toSorted();
  expect(await found('delivery')).toEqual([english.reference]);
  expect(await found('entrega caballete')).toEqual([spanish.reference]);
  expect(await found('trestles')).toEqual(referencesOf([english, spanish]));
  expect(await found('trestles -cancelling')).toEqual([spanish.reference]);
  expect(await found('trestles -"entrega" -nada')).toEqual([english.reference]);
  const work = reading(it.house, it.person('agent'));
  const page = await searchCases(work, { view: 'all', q: 'delivery', limit: 4, order: 'newest' } as never, work.now);
  expect(page.why[english.id]).toMatchObject({ in: 'message', marks: [[4, 14]] });
});
