import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { aMail, casesHouse } from '#areas/cases/cases.fixture.ts';
import { addInbound, sweepCases } from '#areas/cases/index.ts';
import { keepChoice, legalPack } from '#areas/clocks/index.ts';
import { DAY } from '#platform/clock/index.ts';
import { system } from '#platform/work/index.ts';
import { complianceApi as api, type TermList } from '../contract.ts';
import { parts as compliance } from '../parts.ts';

const it = await casesHouse([compliance]);
afterAll(it.close);

beforeAll(async () => {
  await it.as(system('tests'), (work) =>
    keepChoice(
      work,
      legalPack('es-general') as { id: string; version: string },
      null,
      new Date('2026-01-01T00:00:00Z'),
    ),
  );
});

const read = async (list: TermList, query: object = {}) =>
  it.api.call(api.listTerms, { query: { list, ...query } }, await it.api.signedIn(it.people.auditor));
const references = async (list: TermList): Promise<string[]> =>
  (await read(list)).items.map(({ reference }) => reference);
const complaint = (given: object = {}) => it.aCase({ given: { type: 'complaint', ...given } });

test('each case is where its term says: running, at risk, broken one by one; and without receipt', async () => {
  expect(await read('at_risk')).toMatchObject({ items: [], next: null, counts: { due: 0, breached: 0 } });
  const old = await complaint();
  it.house.clock.advance(4 * DAY);
  const young = await complaint({ acknowledge: false });
  const { items } = await read('due');
  expect(items.map(({ reference }) => reference)).toEqual([old.reference, young.reference]);
  expect(items[0]).toMatchObject({ term: { article: 'TRLGDCU, art. 21.3' }, due: { level: 'normal' }, lateAt: null });
  expect(await references('at_risk')).toEqual([]);
  it.house.clock.advance(9 * DAY);
  expect(await references('at_risk')).toEqual([old.reference]);
  it.house.clock.advance(4 * DAY);
  await sweepCases(it.house);
  const breached = await read('breached');
  expect(breached.items.map(({ reference }) => reference)).toEqual([old.reference]);
  expect(breached.items[0]).toMatchObject({ due: { level: 'overdue' }, metAt: null });
  expect(breached.counts).toMatchObject({ due: 1, at_risk: 1, breached: 1 });
  expect(await references('due')).toEqual([young.reference]);
  // Neither receipt has left: one was kept back, the other waits in the outbox.
  expect((await references('unacknowledged')).toSorted()).toEqual([old.reference, young.reference].toSorted());
  const discarded = { params: { reference: young.reference }, body: { reason: 'spam' as const } };
  await it.api.call(casesApi.discard, discarded, await it.api.signedIn(it.people.lead));
  expect(await references('due')).toEqual([]);
  const [without] = (await read('unacknowledged')).items;
  expect(without).toMatchObject({ reference: old.reference, receipt: { sheetId: null, hand: 'case.reads_only' } });
  const hand = { params: { reference: old.reference }, body: {} };
  await it.api.refused(casesApi.handReceipt, hand, await it.api.signedIn(it.people.auditor));
  const lead = await it.api.signedIn(it.people.lead);
  const given = await it.api.call(casesApi.handReceipt, hand, lead);
  expect(given.acknowledgedAt).not.toBeNull();
  expect(given.events.findLast(({ type }) => type === 'case.receipt_asked')).toMatchObject({ data: { how: 'paper' } });
  expect((await it.api.refused(casesApi.handReceipt, hand, lead)).code).toBe('case.receipt_given');
  expect(await references('unacknowledged')).toEqual([]);
});

test('pages follow one another without gap or repetition, and a strange place begins at the top', async () => {
  for (let n = 0; n < 7; n++) await complaint();
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await read('due', { limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.items.map(({ reference }) => reference));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(await references('due'));
  expect(new Set(seen).size).toBe(7);
  expect((await read('due', { after: 'zz', limit: 3 })).items[0]?.reference).toBe(seen[0]);
});

test('a term that waits for data is listed once the customer wrote, by their first word, until somebody says what it was', async () => {
  const lead = async () => it.api.signedIn(it.people.lead);
  const asked = await complaint({ legalPack: 'es-l10-large' });
  const call = { params: { reference: asked.reference } };
  await it.api.call(casesApi.askCompletion, { ...call, body: { text: 'Necesitamos la factura.' } }, await lead());
  expect(await references('heard')).toEqual([]);
  it.house.clock.advance(DAY);
  const first = it.house.clock.now();
  for (const text of ['Aquí va la factura.', '¿Alguna novedad?']) {
    await it.as(system('intake'), (work) => addInbound(work, asked.id, aMail(work.now, { text })));
    it.house.clock.advance(DAY);
  }
  const { items, counts } = await read('heard');
  expect(items).toMatchObject([
    { reference: asked.reference, heardAt: first.toISOString(), due: { level: 'paused' }, lateAt: null },
  ]);
  expect(counts.heard).toBe(1);
  await it.api.call(casesApi.receiveCompletion, { ...call, body: {} }, await lead());
  expect(await references('heard')).toEqual([]);
});

test('an agent reads none of it', async () => {
  const refusal = await it.api.refused(api.listTerms, { query: {} }, await it.api.signedIn(it.people.agent));
  expect(refusal.status).toBe(403);
});
