import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi } from '../contract.ts';
import { familyApi } from '../family/family.contract.ts';
import { incidentsApi } from '../incidents/incident.contract.ts';
import { snoozingApi as api } from './snoozing.contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent } = it.callers;
const until = new Date(it.house.clock.now().getTime() + 5 * 86_400_000).toISOString();
const putOff = (reference: string, wakesOn: 'task' | 'incident' | 'parent' | 'customer') => ({
  params: { reference },
  body: { until, wakesOn },
});
const ballOf = async (reference: string) =>
  (await it.api.call(casesApi.getCase, { params: { reference } }, agent)).ball;

test('nothing that can’t happen is offered, nor taken', async () => {
  const { reference } = await it.aCase();
  expect(await it.api.call(api.wakingEvents, { params: { reference } }, agent)).toEqual({
    tasks: 0,
    incident: null,
    parent: null,
  });
  for (const on of ['task', 'incident', 'parent'] as const)
    expect((await it.api.refused(casesApi.snooze, putOff(reference, on), agent)).code).toBe('case.nothing_to_wait_for');
  const view = await it.api.call(casesApi.snooze, putOff(reference, 'customer'), agent);
  expect(view).toMatchObject({ ball: 'snoozed', wakesOn: 'customer', snoozedUntil: until });
});

test('put off until the fault it shares is closed: it comes back then, and its log says why', async () => {
  const { id, reference } = await it.aCase();
  const body = { title: 'Sin agua en Getxo', references: [reference] };
  const incident = await it.api.call(incidentsApi.openIncident, { body }, agent);
  expect(await it.api.call(api.wakingEvents, { params: { reference } }, agent)).toMatchObject({
    incident: 'Sin agua en Getxo',
  });
  await it.api.call(casesApi.snooze, putOff(reference, 'incident'), agent);
  await it.api.call(incidentsApi.closeIncident, { params: { id: incident.id }, body: {} }, agent);
  await it.react();
  expect(await ballOf(reference)).toBe('ours');
  expect((await it.events(id)).findLast(({ type }) => type === 'case.woken')?.data).toMatchObject({ why: 'incident' });
});

test('put off until its parent ends: it comes back then', async () => {
  const [parent, child] = [(await it.aCase()).reference, (await it.aCase()).reference];
  await it.api.call(familyApi.setParent, { params: { reference: child }, body: { parent } }, agent);
  await it.api.call(casesApi.snooze, putOff(child, 'parent'), agent);
  expect(await ballOf(child)).toBe('snoozed');
  await it.api.call(casesApi.discard, { params: { reference: parent }, body: { reason: 'duplicate' } }, agent);
  await it.react();
  expect(await ballOf(child)).toBe('ours');
});

test('put off until its tasks are done: the last one brings it back', async () => {
  const { id, reference } = await it.aCase();
  const { db } = it.house.database;
  const now = it.house.clock.now();
  const [proposal_id, lineId, executionId] = [newId(), newId(), newId()];
  const reason = { code: 'free', params: {} };
  await db
    .insertInto('proposal')
    .values({
      id: proposal_id,
      case_id: id,
      made_by: it.people.agent.id,
      made_at: now,
      state: 'applied',
      level: 1,
      policy_number: 0,
      decision: JSON.stringify({ reason, approvers: null, fourEyes: false, lines: [], consult: null, remaining: null }),
      reason: 'x',
      cause_code: 'other',
      currency: 'EUR',
      total_minor: 1,
    })
    .execute();
  await db
    .insertInto('proposal_line')
    .values({ id: lineId, proposal_id, position: 1, solution: 'refund', amount_minor: 1, detail: '', level: 1 })
    .execute();
  await db
    .insertInto('execution')
    .values({
      id: executionId,
      proposal_line_id: lineId,
      case_id: id,
      solution: 'refund',
      currency: 'EUR',
      assignee_id: it.people.agent.id,
      opened_at: now,
      due_at: now,
      state: 'open',
    })
    .execute();
  await it.api.call(casesApi.snooze, putOff(reference, 'task'), agent);
  await db.updateTable('execution').set({ state: 'done' }).where('id', '=', executionId).execute();
  await it.as(it.person('agent'), async (work) => {
    record(work, ['case', id], 'execution.done', { execution: executionId });
  });
  await it.react();
  expect(await ballOf(reference)).toBe('ours');
});
