import { afterAll, expect, test } from 'vitest';
import { DAY } from '#platform/clock/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';
import { organisationApi as org } from '../contract.ts';
import { areaInUse, calendarForArea, calendarFor, deputyOf, onDuty } from '../index.ts';

const { house, api, people, admin, close } = await setHouse();
afterAll(close);
const { db } = house.database;
const now = house.clock.now();
const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();
const area = await api.call(org.createArea, { body: { name: 'Almacén', headId: people.area_member.id } }, admin);
const turn = (personId: string, from = -1, to = 1, areaId: string | null = area.id) => ({
  body: {
    purpose: areaId ? ('area' as const) : ('director' as const),
    areaId,
    personId,
    startsAt: at(from),
    endsAt: at(to),
  },
});
const answers = () => onDuty(db, { purpose: 'area', areaId: area.id }, now);

test('who is on duty answers while the turn lasts; absent or gone, nobody does', async () => {
  expect(await answers()).toBeNull();
  const toni = await aPerson(house, 'area_member');
  const duty = await api.call(org.createDuty, turn(toni.id), await api.signedIn(people.area_member));
  expect(await answers()).toBe(toni.id);
  expect(await onDuty(db, { purpose: 'director' }, now)).toBeNull();
  expect((await api.call(org.listDuties, {}, await api.signedIn(people.agent))).duties).toEqual([duty]);
  await api.call(
    org.createAbsence,
    { body: { personId: toni.id, substituteId: null, startsAt: at(-1), endsAt: at(1) } },
    admin,
  );
  expect(await answers()).toBeNull();
  await api.call(org.createDuty, turn(people.agent.id, -0.5), admin);
  expect(await answers()).toBe(people.agent.id);
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', people.agent.id).execute();
  expect(await answers()).toBeNull();
  await db.updateTable('person').set({ status: 'active' }).where('id', '=', people.agent.id).execute();
  await api.call(org.cancelDuty, { params: { id: duty.id } }, admin);
  expect((await eventsOf(house, `duty:${duty.id}`)).map(([type]) => type)).toEqual(['duty.set', 'duty.cancelled']);
  expect((await api.refused(org.cancelDuty, { params: { id: duty.id } }, admin)).code).toBe('duty.not_found');
});

test('an area’s rota is its head’s and those who lead; a turn needs an area and an end after its start', async () => {
  const agent = await api.signedIn(people.agent);
  expect(await api.refused(org.createDuty, turn(people.agent.id), agent)).toMatchObject({
    status: 403,
    code: 'duty.not_yours',
  });
  const duty = await api.call(org.createDuty, turn(people.lead.id, 0, 1, null), await api.signedIn(people.director));
  expect(await onDuty(db, { purpose: 'director' }, now)).toBe(people.lead.id);
  expect((await api.refused(org.cancelDuty, { params: { id: duty.id } }, agent)).status).toBe(404);
  const wrong = { ...turn(people.lead.id).body, areaId: null };
  expect((await api.refused(org.createDuty, { body: wrong }, admin)).code).toBe('duty.area_needed');
  expect((await api.refused(org.createDuty, turn(people.lead.id, 1, 0), admin)).code).toBe('duty.ends_before');
});

test('nobody makes themselves Director: that rota is the Director’s, and of who administers, which the log shows', async () => {
  const lead = await api.signedIn(people.lead);
  const mine = turn(people.lead.id, 5, 6, null);
  expect(await api.refused(org.createDuty, mine, lead)).toMatchObject({ status: 403, code: 'duty.not_directors' });
  const named = await api.call(org.createDuty, mine, await api.signedIn(people.director));
  expect((await api.refused(org.cancelDuty, { params: { id: named.id } }, lead)).status).toBe(404);
  const own = await api.call(org.createDuty, turn(people.administrator.id, 5, 6, null), admin);
  expect((await eventsOf(house, `duty:${own.id}`))[0]?.[1]).toMatchObject({ themselves: true });
  expect((await eventsOf(house, `duty:${named.id}`))[0]?.[1]).toMatchObject({ themselves: false });
  expect((await api.call(org.createDuty, { body: { ...mine.body, purpose: 'supervision' } }, lead)).id).toBeTruthy();
});

test('only who leads acts for the Director, on duty or standing in', async () => {
  const refused = async (personId: string): Promise<string> =>
    (await api.refused(org.createDuty, turn(personId, 7, 8, null), admin)).code;
  expect([await refused(people.agent.id), await refused(people.area_member.id)]).toEqual(
    Array(2).fill('duty.not_leading'),
  );
  const away = (substituteId: string) => ({
    body: { personId: people.director.id, substituteId, startsAt: at(20), endsAt: at(22) },
  });
  expect((await api.refused(org.createAbsence, away(people.agent.id), admin)).code).toBe('duty.not_leading');
  await api.call(org.createAbsence, away(people.lead.id), admin);
  const { id } = people.director;
  const days = [19, 21].map((day) => deputyOf(db, id, new Date(at(day))));
  expect(await Promise.all(days)).toEqual([null, people.lead.id]);
});

test('an area answers in four service hours until it agrees another time, over its calendar or the company’s', async () => {
  expect(area.answerMinutes).toBe(240);
  const changed = await api.call(org.updateArea, { params: { id: area.id }, body: { answerMinutes: 90 } }, admin);
  expect([changed.answerMinutes, (await areaInUse(db, area.id)).answerMinutes]).toEqual([90, 90]);
  const [its, company] = [await calendarForArea(db, area.id), await calendarFor(db, null)];
  expect([its.id, its.version]).toEqual([company.id, company.version]);
});
