import { afterAll, expect, test } from 'vitest';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { aMail, casesHouse } from '../../cases/cases.fixture.ts';
import { casesApi } from '../../cases/contract.ts';
import { addInbound } from '../../cases/index.ts';
import { workloadApi as api } from '../contract.ts';
import { parts } from '../index.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { agent, lead } = it.callers;
const { db } = it.house.database;
const now = () => it.house.clock.now();
const day = (who = agent) => it.api.call(api.myDay, {}, who);

async function mine(due?: Date) {
  const made = await it.aCase();
  await it.api.call(casesApi.take, { params: { reference: made.reference }, body: {} }, agent);
  if (due)
    await db
      .updateTable('case_inbox')
      .set({
        due_at: due,
        due_critical_at: due,
        due_state: 'running',
        due_kind: 'resolve',
        due_started_at: now(),
        due_attention_at: due,
      })
      .where('case_id', '=', made.id)
      .execute();
  return made;
}

test('the day says what is due and then what waits, of one’s own cases only', async () => {
  const late = await mine(addMs(now(), -HOUR));
  const today = await mine(addMs(now(), 60_000));
  const later = await mine(addMs(now(), 3 * DAY));
  const { first, dueToday, overdue, nextDueAt } = await day();
  const references = [late, today, later].map(({ reference }) => ({ reference }));
  expect(first).toMatchObject({ total: 3, cases: references });
  expect({ dueToday, overdue }).toEqual({ dueToday: 1, overdue: 1 });
  expect(nextDueAt).not.toBeNull();
  const others = await day(lead);
  expect(others.first).toEqual({ total: 0, cases: [] });
  expect(others.week).toMatchObject({ cases: 0, own: null });
});

test('a customer’s word after ours comes back, until it is answered', async () => {
  const { id, reference } = await mine();
  const answer = () => it.api.call(casesApi.reply, { params: { reference }, body: { text: 'Sale mañana.' } }, agent);
  const back = async () => (await day()).returned.items.filter((one) => one.reference === reference);
  // The first word of a case is no answer to anybody.
  expect(await back()).toEqual([]);
  await answer();
  it.house.clock.advance(60_000);
  const later = aMail(now(), { text: '¿A qué hora?', threadedBy: 'references' });
  await it.as(system('intake'), (work) => addInbound(work, id, later));
  expect(await back()).toMatchObject([
    { kind: 'replied', by: 'Ana Ruiz', words: expect.stringContaining('¿A qué hora?') },
  ]);
  it.house.clock.advance(60_000);
  await answer();
  expect(await back()).toEqual([]);
});

test('an area’s answer and a decision come back with who gave them and what they said', async () => {
  const [asked, proposed] = [await mine(), await mine()];
  await anAnswer(asked.id);
  await aDecision(proposed.id);
  const { items } = (await day()).returned;
  expect(items.find(({ reference }) => reference === asked.reference)).toMatchObject({
    kind: 'consulted',
    by: 'Almacén',
    words: 'Sí, sale hoy',
    outcome: null,
  });
  expect(items.find(({ reference }) => reference === proposed.reference)).toMatchObject({
    kind: 'decided',
    by: it.people.director.name,
    words: 'Cliente de diez años.',
    outcome: 'changed',
    minor: 9_200,
    currency: 'EUR',
  });
});

/** Answered by one press, without a word of its own. */
async function anAnswer(caseId: string): Promise<void> {
  const [areaId, at] = [newId(), now()];
  await db.insertInto('area').values({ id: areaId, name: 'Almacén', created_at: at }).execute();
  const times = { asked_at: at, half_at: at, due_at: at, lead_at: at, answered_at: at };
  const answer = { state: 'answered', answer_code: 'r1', answered_by: it.people.lead.id, answered_via: 'app' };
  await db
    .insertInto('consultation')
    .values({
      id: newId(),
      case_id: caseId,
      area_id: areaId,
      kind: 'question',
      asked_by: it.people.agent.id,
      question: '¿Sale hoy?',
      answers: JSON.stringify([{ code: 'r1', label: 'Sí, sale hoy', meaning: 'yes' }]),
      ...times,
      ...answer,
    })
    .execute();
}

/** Another amount than was asked for. */
async function aDecision(caseId: string): Promise<void> {
  const [id, at] = [newId(), now()];
  const money = { currency: 'EUR', total_minor: 18_450 };
  const by = { made_by: it.people.agent.id, made_at: at };
  const state = { state: 'changed', level: 3, policy_number: 0, cause_code: 'other', decision: '{}' };
  await db
    .insertInto('proposal')
    .values({ id, case_id: caseId, ...by, ...state, ...money })
    .execute();
  const director = it.people.director.id;
  await db
    .insertInto('authorisation')
    .values({
      id: newId(),
      proposal_id: id,
      proposal_version: 1,
      step: 1,
      approver_id: director,
      asked_id: director,
      asked_at: at,
      due_at: at,
      expires_at: at,
      state: 'changed',
      decided_at: at,
      decided_by: director,
      amount_minor: 9_200,
      reason: 'Cliente de diez años.',
      via: 'app',
    })
    .execute();
}

test('the load is what waits for one, and says where each figure comes from', async () => {
  const { load } = await day();
  const cases = load?.open.reduce((sum, one) => sum + one.cases, 0) ?? 0;
  expect(cases).toBeGreaterThan(2);
  expect(load?.planned).toBe(load?.open.reduce((sum, one) => sum + one.cases * one.minutes, 0));
  expect(load?.efforts.every(({ basis }) => basis === 'assumed')).toBe(true);
});

test('whoever has no cases has a day without week or load', async () => {
  const person = await aPerson(it.house, 'area_member');
  const told = await day(await it.api.signedIn(person));
  expect(told).toMatchObject({ first: { total: 0 }, week: null, load: null });
});
