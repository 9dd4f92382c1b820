import { afterAll, expect, test } from 'vitest';
import { DAY } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { organisationApi as org } from '../contract.ts';
import { isAbsent, substituteFor } from '../index.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';

const { house, api, people, admin, close } = await setHouse();
afterAll(close);
const { db } = house.database;
const now = house.clock.now();
const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
const away = (personId: string, substituteId: string | null = null, from = -1, to = 1) => ({
  body: { personId, substituteId, startsAt: at(from), endsAt: at(to) },
});
const is = (personId: string, substituteId: string | null, from?: number, to?: number) =>
  api.call(org.createAbsence, away(personId, substituteId, from, to), admin);

test('one’s own absence: listed, shown in the organisation, and cancelled', async () => {
  const diego = await api.signedIn(people.agent);
  const absence = await api.call(org.createAbsence, away(people.agent.id, people.lead.id), diego);
  expect((await api.call(org.listAbsences, {}, diego)).absences).toEqual([absence]);
  const shown = async () =>
    (await api.call(org.getOrganisation, {}, diego)).people.find((person) => person.id === people.agent.id)
      ?.absentUntil;
  expect(await shown()).toBe(at(1));
  expect([await isAbsent(db, people.agent.id, now), await substituteFor(db, people.agent.id, now)]).toEqual([
    true,
    people.lead.id,
  ]);
  await api.call(org.cancelAbsence, { params: { id: absence.id } }, diego);
  expect([
    await shown(),
    await isAbsent(db, people.agent.id, now),
    await substituteFor(db, people.agent.id, now),
  ]).toEqual([null, false, null]);
  expect((await api.refused(org.cancelAbsence, { params: { id: absence.id } }, diego)).code).toBe('absence.not_found');
  const personId = people.agent.id;
  expect(await eventsOf(house, `absence:${absence.id}`)).toEqual([
    ['absence.started', { personId, substituteId: people.lead.id, startsAt: at(-1), endsAt: at(1) }],
    ['absence.cancelled', { personId }],
  ]);
});

test('a lead answers for the team’s members, not for others', async () => {
  const lead = await api.signedIn(people.lead);
  const absence = await api.call(org.createAbsence, away(people.agent.id), lead);
  expect(await api.refused(org.createAbsence, away(people.area_member.id), lead)).toMatchObject({
    status: 403,
    code: 'absence.not_yours',
  });
  const stranger = await api.signedIn(await aPerson(house, 'agent'));
  expect(await api.refused(org.createAbsence, away(people.agent.id), stranger)).toMatchObject({ status: 403 });
  expect(await api.refused(org.cancelAbsence, { params: { id: absence.id } }, stranger)).toMatchObject({
    status: 404,
    code: 'absence.not_found',
  });
  await api.call(org.cancelAbsence, { params: { id: absence.id } }, await api.signedIn(people.director));
});

test.each([
  ['oneself as substitute', (id: string) => away(id, id), 'absence.substitute_self'],
  ['nobody as substitute', (id: string) => away(id, newId()), 'person.not_found'],
  ['an end before its start', (id: string) => away(id, null, 1, 0), 'absence.ends_before'],
  ['a person who does not exist', () => away(newId()), 'person.not_found'],
])('%s is refused', async (_name, input, code) => {
  expect((await api.refused(org.createAbsence, input(people.agent.id), admin)).code).toBe(code);
});

test('the substitute of a substitute who is away too; nobody when all are, in a ring or gone', async () => {
  const [a, b, c] = [await aPerson(house, 'agent'), await aPerson(house, 'agent'), await aPerson(house, 'agent')];
  const standsIn = () => substituteFor(db, a.id, now);
  expect(await standsIn()).toBeNull();
  await is(a.id, null);
  expect(await standsIn()).toBeNull();
  await is(a.id, b.id);
  expect(await standsIn()).toBe(b.id);
  await is(b.id, c.id);
  expect(await standsIn()).toBe(c.id);
  await house.database.db.updateTable('person').set({ status: 'disabled' }).where('id', '=', c.id).execute();
  expect(await standsIn()).toBeNull();
  await house.database.db.updateTable('person').set({ status: 'active' }).where('id', '=', c.id).execute();
  await is(c.id, a.id);
  expect(await standsIn()).toBeNull();
});

test('an absence counts from its start to its end only', async () => {
  const luis = await aPerson(house, 'agent');
  await is(luis.id, people.lead.id, 1, 2);
  const seen = await Promise.all([0, 1, 1.5, 2].map((days) => isAbsent(db, luis.id, new Date(at(days)))));
  expect(seen).toEqual([false, true, true, false]);
});
