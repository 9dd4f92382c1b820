import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { casesHouse } from '../../cases/cases.fixture.ts';
import { casesApi } from '../../cases/contract.ts';
import { workloadApi as api } from '../contract.ts';
import { parts } from '../index.ts';
import { contributionsIn, type Act } from './contribution.rules.ts';
import { figuresOf } from './contribution.store.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { agent, lead } = it.callers;
const { db } = it.house.database;

async function logged(): Promise<Act[]> {
  const rows = await db.selectFrom('event').select(['stream', 'n', 'type', 'actor', 'at', 'data']).execute();
  return rows.map((row) => ({ ...row, data: row.data as Record<string, unknown> }));
}

async function counted(personId: string) {
  const [from, to] = [addMs(it.house.clock.now(), -30 * DAY), addMs(it.house.clock.now(), HOUR)];
  const { cases, byKind } = await figuresOf(db, personId, from, to);
  const byHand = contributionsIn(await logged(), personId, from, to);
  return { cases, byKind, byHand };
}

test('what was undone, kept back or done by a program is nobody’s; two cases that became one are one', async () => {
  const [one, other] = [await it.aCase(), await it.aCase()];
  const params = { reference: one.reference };
  const undone = await it.api.call(casesApi.reply, { params, body: { text: 'No, perdona.' } }, agent);
  const messageId = undone.messages.at(-1)?.id as string;
  await it.api.call(casesApi.undoReply, { params: { ...params, messageId }, body: {} }, agent);
  await it.api.call(casesApi.reply, { params, body: { text: 'Sale mañana.' } }, agent);
  await it.api.call(
    casesApi.addNote,
    { params: { reference: other.reference }, body: { text: 'Es el mismo.' } },
    agent,
  );
  await it.as(system('automation'), async (work) =>
    record(work, ['case', one.id], 'case.noted', { note: 'x', mentions: [] }),
  );
  expect(await counted(it.people.agent.id)).toMatchObject({ cases: 2, byKind: { reply: 1, note: 1 } });
  await it.api.call(casesApi.merge, { params, body: { other: other.reference } }, agent);
  expect(await counted(it.people.agent.id)).toMatchObject({ cases: 1, byKind: { reply: 1, note: 1 } });
  // The last to have it did nothing in it.
  await it.api.call(casesApi.assign, { params, body: { ownerId: it.people.lead.id } }, it.callers.director);
  expect(await counted(it.people.lead.id)).toMatchObject({ cases: 0, byKind: {} });
  const { cases } = await it.api.call(api.myContributions, { query: { kind: 'note' } }, agent);
  expect(cases.map(({ reference }) => reference)).toEqual([one.reference]);
  expect((await it.api.call(api.myContributions, { query: {} }, lead)).cases).toEqual([]);
});

test('a decision by a personal link is of whom it names, and a second thought over it is no second decision', async () => {
  const { id } = await it.aCase();
  const by = it.people.director.id;
  for (const again of [false, true])
    await it.as(system('link'), async (work) => record(work, ['case', id], 'authorisation.decided', { by, again }));
  expect((await counted(by)).byKind).toEqual({ decision: 1 });
});

type Step = { who: 'agent' | 'lead'; what: 'reply' | 'undo' | 'note' | 'resolve' | 'reopen'; n: number };

test('whatever two people do in whatever order, the query counts what the log says, read by hand', async () => {
  const step: fc.Arbitrary<Step> = fc.record({
    who: fc.constantFrom('agent', 'lead'),
    what: fc.constantFrom('reply', 'undo', 'note', 'resolve', 'reopen'),
    n: fc.nat(2),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const cases = [await it.aCase(), await it.aCase(), await it.aCase()];
      for (const one of steps) await take(one, cases[one.n]?.reference ?? '');
      for (const person of [it.people.agent, it.people.lead]) {
        const { byKind, byHand } = await counted(person.id);
        const kinds = Object.fromEntries(
          [...Map.groupBy(byHand, ({ kind }) => kind)].map(([kind, acts]) => [kind, acts.length]),
        );
        expect(byKind).toEqual(kinds);
      }
    }),
    { numRuns: 5 },
  );
});

/** As far as the case lets them: what is refused did not happen. */
async function take({ who, what }: Step, reference: string): Promise<void> {
  const caller = it.callers[who];
  const params = { reference };
  switch (what) {
    case 'reply':
      return void (await it.api.send(casesApi.reply, { params, body: { text: 'Sale mañana.' } }, caller));
    case 'undo': {
      const { messages } = await it.api.call(casesApi.getCase, { params }, caller);
      const last = messages.findLast(({ direction }) => direction === 'out');
      if (!last) return;
      const taken = { params: { ...params, messageId: last.id }, body: {} };
      return void (await it.api.send(casesApi.undoReply, taken, caller));
    }
    case 'note':
      return void (await it.api.send(casesApi.addNote, { params, body: { text: 'Visto.' } }, caller));
    case 'resolve': {
      const petitions = [{ text: 'x', outcome: 'granted' as const, reason: 'y' }];
      return void (await it.api.send(casesApi.resolve, { params, body: { petitions, text: 'z' } }, caller));
    }
    case 'reopen':
      return void (await it.api.send(casesApi.reopen, { params, body: { why: 'x' } }, caller));
  }
}
