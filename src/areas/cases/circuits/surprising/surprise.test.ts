import { afterAll, expect, test } from 'vitest';
import { surpriseApi } from '#areas/authority/contract.ts';
import { parts as authority } from '#areas/authority/index.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { newId } from '#platform/ids/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { casesHouse } from '../../cases.fixture.ts';
import { parts as cases } from '../../parts.ts';
import { surpriseCaseApi } from './surprise.contract.ts';

const desk = await casesHouse();
const server = await makeApi(desk.house, [identity, authority, cases]);
afterAll(async () => {
  await server.close();
  await desk.close();
});
const { db } = desk.house.database;

async function budget(yearly: number, each: number): Promise<void> {
  const definition = {
    currency: 'EUR',
    rules: [],
    otherwise: { approvers: [], fourEyesAbove: null },
    surprise: { yearly, each },
  };
  const at = new Date('2026-01-01T00:00:00Z');
  await db
    .insertInto('policy_version')
    .values({
      id: newId(),
      number: 1,
      state: 'published',
      name: 'x',
      definition: JSON.stringify(definition),
      made_by: 'system:tests',
      made_at: at,
      changed_at: at,
      effective_at: at,
      published_at: at,
    })
    .execute();
}

test('a surprise comes out of one’s own budget of the year, is shown to colleagues, and two at once do not spend it twice', async () => {
  const { id, reference } = await desk.aCase();
  const agent = await server.signedIn(desk.people.agent);
  const lead = await server.signedIn(desk.people.lead);
  const give = (amountMinor: number, caller = agent) =>
    server.call(
      surpriseCaseApi.giveSurprise,
      { params: { reference }, body: { amountMinor, why: 'Unas flores: cerró su obra el mismo día.' } },
      caller,
    );
  const refused = async (amountMinor: number): Promise<string> =>
    (
      await server.refused(
        surpriseCaseApi.giveSurprise,
        { params: { reference }, body: { amountMinor, why: 'Por las molestias.' } },
        agent,
      )
    ).code;
  expect(await refused(100)).toBe('surprise.budget_spent');
  await budget(5_000, 3_000);
  expect(await refused(3_001)).toBe('surprise.too_much');
  const both = await Promise.allSettled([give(2_600), give(2_600)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await give(2_400)).toEqual({ left: 0 });
  expect(await refused(1)).toBe('surprise.budget_spent');
  const seen = await server.call(surpriseApi.listSurprises, {}, lead);
  expect(seen).toMatchObject({ yearly: 5_000, each: 3_000, left: 5_000, currency: 'EUR' });
  expect(seen.examples.map(({ amountMinor, personId }) => [amountMinor, personId])).toEqual([
    [2_400, desk.people.agent.id],
    [2_600, desk.people.agent.id],
  ]);
  const events = (await desk.events(id)).filter(({ type }) => type === 'surprise.given');
  expect(events.map(({ data }) => data['amount'])).toEqual([2_600, 2_400]);
  // A new year, a new budget; midnight is the company's.
  await db
    .updateTable('surprise')
    .set({ at: new Date('2025-12-31T22:59:00Z') })
    .where('amount_minor', '=', 2_600)
    .execute();
  await db
    .updateTable('surprise')
    .set({ at: new Date('2025-12-31T23:01:00Z') })
    .where('amount_minor', '=', 2_400)
    .execute();
  expect((await server.call(surpriseApi.listSurprises, {}, agent)).left).toBe(2_600);
});

test('an auditor gives none', async () => {
  const { reference } = await desk.aCase();
  const auditor = await server.signedIn(desk.people.auditor);
  const body = { amountMinor: 100, why: 'No debería.' };
  expect((await server.refused(surpriseCaseApi.giveSurprise, { params: { reference }, body }, auditor)).code).toBe(
    'case.reads_only',
  );
});
