import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { aPerson, type TestPerson } from '#tests/support/people.ts';
import type { Caller } from '#tests/support/api.ts';
import { casesHouse } from '../../cases/cases.fixture.ts';
import { casesApi } from '../../cases/contract.ts';
import { workloadApi as api } from '../contract.ts';
import { parts } from '../index.ts';

const it = await casesHouse([parts]);
const { db } = it.house.database;
const { agent, lead } = it.callers;
let nuria: TestPerson;
let colleague: Caller;
let otherLead: Caller;
let director: Caller;

beforeAll(async () => {
  it.house.clock.set('2027-01-12T09:30:00.000Z');
  nuria = await aPerson(it.house, 'agent', { name: 'Nuria Sanz', teamIds: [it.teamId] });
  colleague = await it.api.signedIn(nuria);
  otherLead = await it.api.signedIn(await aPerson(it.house, 'lead', { name: 'Otra', teamIds: [] }));
  director = await it.api.signedIn(it.people.director);
  Object.assign(agent, await it.api.signedIn(it.people.agent));
  Object.assign(lead, await it.api.signedIn(it.people.lead));
});
afterAll(it.close);

async function mine(): Promise<{ id: string; reference: string }> {
  const made = await it.aCase();
  await it.api.call(casesApi.take, { params: { reference: made.reference }, body: {} }, agent);
  return made;
}

const ownerOf = async (reference: string) =>
  (await it.api.call(casesApi.getCase, { params: { reference } }, lead)).owner?.id;
const ask = (...references: string[]) =>
  it.api.call(
    api.askRelief,
    { body: { cases: references.map((reference) => ({ reference, toId: nuria.id })), word: 'Hoy no llego.' } },
    agent,
  );
const answer = (id: string, moves: string[], word = '', who = lead) =>
  it.api.call(api.answerRelief, { params: { id }, body: { moves, word } }, who);

test('some of it moves with a note, the rest stays; nothing reaches the customer; it can be undone', async () => {
  const [one, other] = [await mine(), await mine()];
  const offered = await it.api.call(api.proposeRelief, {}, agent);
  expect(offered).toMatchObject({
    lead: { id: it.people.lead.id },
    helpers: expect.arrayContaining([{ id: nuria.id, name: 'Nuria Sanz' }]),
  });
  expect(offered.free.map(({ reference }) => reference)).toEqual(
    expect.arrayContaining([one.reference, other.reference]),
  );
  const asked = await ask(one.reference, other.reference);
  expect(asked).toMatchObject({ state: 'open', asked: { id: it.people.lead.id } });
  expect(await ownerOf(one.reference)).toBe(it.people.agent.id);
  expect((await it.api.call(api.listRelief, {}, lead)).open.map(({ id }) => id)).toEqual([asked.id]);
  const answered = await answer(asked.id, [one.reference], 'El otro lo cierras mañana.');
  expect(answered.items).toMatchObject([{ state: 'moved' }, { state: 'kept' }]);
  expect([await ownerOf(one.reference), await ownerOf(other.reference)]).toEqual([nuria.id, it.people.agent.id]);
  const { notes } = await it.api.call(casesApi.getCase, { params: { reference: one.reference } }, colleague);
  expect(notes.at(-1)?.text).toMatch(/^Relevo: .* a Nuria Sanz.*«Hoy no llego\.»/);
  expect(
    await db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'reply')
      .where('case_id', 'in', [one.id, other.id])
      .execute(),
  ).toEqual([]);
  // The note of a hand-over is no contribution of whoever said yes.
  expect((await it.api.call(api.myDay, {}, lead)).week).toMatchObject({ cases: 0 });
  const undone = await it.api.call(api.undoRelief, { params: { id: asked.id }, body: {} }, lead);
  expect(undone).toMatchObject({ state: 'undone', items: [{ state: 'returned' }, { state: 'kept' }] });
  expect(await ownerOf(one.reference)).toBe(it.people.agent.id);
});

test('what cannot move says why and stops no other', async () => {
  const [gone, promised, fine] = [await mine(), await mine(), await mine()];
  const { id } = await ask(gone.reference, promised.reference, fine.reference);
  await it.api.call(
    casesApi.assign,
    { params: { reference: gone.reference }, body: { ownerId: it.people.lead.id } },
    lead,
  );
  await promise(promised.id);
  const { items } = await answer(id, [gone.reference, promised.reference, fine.reference]);
  expect(items.map(({ state, reason }) => [state, reason])).toEqual([
    ['failed', 'relief.moved_on'],
    ['failed', 'relief.cannot_move'],
    ['moved', ''],
  ]);
});

test('what one has promised is never offered, and cannot be asked for', async () => {
  const kept = await mine();
  await promise(kept.id);
  const { free, tied } = await it.api.call(api.proposeRelief, {}, agent);
  expect(free.map(({ reference }) => reference)).not.toContain(kept.reference);
  expect(tied).toContainEqual(expect.objectContaining({ reference: kept.reference, why: 'promised' }));
  const refused = await it.api.refused(
    api.askRelief,
    { body: { cases: [{ reference: kept.reference, toId: nuria.id }] } },
    agent,
  );
  expect(refused.code).toBe('relief.cannot_move');
});

test('one at a time, a no has its line, and of two answers at once one counts', async () => {
  const one = await mine();
  const { id } = await ask(one.reference);
  const again = { body: { cases: [{ reference: one.reference, toId: nuria.id }] } };
  expect((await it.api.refused(api.askRelief, again, agent)).code).toBe('relief.already_asked');
  expect((await it.api.refused(api.answerRelief, { params: { id }, body: { moves: [] } }, lead)).code).toBe(
    'relief.word_needed',
  );
  const both = await Promise.all(
    [lead, director].map((who) =>
      it.api.send(api.answerRelief, { params: { id }, body: { moves: [], word: 'Esta tarde viene ayuda.' } }, who),
    ),
  );
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  await ask(one.reference);
  await it.api.call(api.withdrawRelief, {}, agent);
  expect((await it.api.call(api.listRelief, {}, lead)).open).toEqual([]);
  expect((await it.api.refused(api.withdrawRelief, {}, agent)).code).toBe('relief.not_found');
});

test('nobody sees another’s week or load; a lead sees their team’s, and answers for no other', async () => {
  const team = async (who: Caller) => (await it.api.call(api.getTeam, {}, who)).people.map(({ id }) => id);
  expect(await team(agent)).toEqual([it.people.agent.id]);
  expect(await team(lead)).toEqual(expect.arrayContaining([it.people.lead.id, it.people.agent.id, nuria.id]));
  expect(await team(otherLead)).not.toContain(nuria.id);
  const skills = { params: { id: nuria.id }, body: { types: ['repair' as const] } };
  expect((await it.api.refused(api.setSkills, skills, agent)).code).toBe('session.role');
  expect((await it.api.refused(api.setSkills, skills, otherLead)).code).toBe('person.not_found');
  await it.api.call(api.setSkills, skills, lead);
  const shift = { days: ['mon' as const], starts: '15:00', ends: '09:00' };
  expect((await it.api.refused(api.setShift, { params: { id: nuria.id }, body: { shift } }, lead)).code).toBe(
    'shift.ends_before',
  );
  await it.api.call(api.setShift, { params: { id: nuria.id }, body: { shift: { ...shift, ends: '20:00' } } }, lead);
  const found = (await it.api.call(api.getTeam, {}, lead)).people.find(({ id }) => id === nuria.id);
  expect(found).toMatchObject({ skills: ['repair'], shift: { starts: '15:00' } });
  const one = await mine();
  const { id } = await ask(one.reference);
  expect(
    (await it.api.refused(api.answerRelief, { params: { id }, body: { moves: [one.reference] } }, otherLead)).code,
  ).toBe('relief.not_found');
  expect((await it.api.refused(api.listRelief, {}, agent)).code).toBe('session.role');
  await it.api.call(api.withdrawRelief, {}, agent);
});

async function promise(caseId: string): Promise<void> {
  const at = it.house.clock.now();
  const row = {
    id: newId(),
    case_id: caseId,
    kind: 'answer',
    promised_at: at,
    made_at: at,
    made_by: `person:${it.people.agent.id}`,
  };
  await db.insertInto('case_promise').values(row).execute();
}
