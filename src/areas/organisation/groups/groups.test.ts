import { afterAll, expect, test } from 'vitest';
import { identityApi } from '#areas/identity/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { organisationApi as org } from '../contract.ts';
import { defaultTeam, teamOf } from '../index.ts';
import { eventsOf, setHouse } from '#tests/support/organisation.ts';

const { house, api, people, admin, teamId, calendarId, close } = await setHouse();
afterAll(close);
const nobody = newId();

test('a team’s members come and go; it is told on the team’s stream and on theirs', async () => {
  const [ana, luis] = [await aPerson(house, 'agent'), await aPerson(house, 'agent')];
  const team = await api.call(org.createTeam, { body: { name: 'Posventa', memberIds: [ana.id], calendarId } }, admin);
  expect(team).toMatchObject({ name: 'Posventa', memberIds: [ana.id], calendarId, active: true });
  const changed = await api.call(
    org.updateTeam,
    { params: { id: team.id }, body: { memberIds: [luis.id, luis.id] } },
    admin,
  );
  expect(changed.memberIds).toEqual([luis.id]);
  expect(await eventsOf(house, `team:${team.id}`)).toEqual([
    ['team.changed', { created: true, added: [ana.id], calendarId }],
    ['team.changed', { fields: ['memberIds'], added: [luis.id], removed: [ana.id], active: true, calendarId }],
  ]);
  expect((await eventsOf(house, `person:${ana.id}`)).slice(1)).toEqual([
    ['person.changed', { fields: ['teamIds'] }],
    ['person.changed', { fields: ['teamIds'] }],
  ]);
  expect((await api.call(identityApi.getSession, {}, await api.signedIn(luis))).teamIds).toEqual([team.id]);
});

test('who does not exist or is disabled joins nothing, but who was there stays', async () => {
  const gone = await aPerson(house, 'agent');
  const team = await api.call(org.createTeam, { body: { name: 'Técnico', memberIds: [gone.id] } }, admin);
  await house.database.db.updateTable('person').set({ status: 'disabled' }).where('id', '=', gone.id).execute();
  const put = (memberIds: string[]) => ({ params: { id: team.id }, body: { memberIds } });
  expect((await api.call(org.updateTeam, put([gone.id, people.agent.id]), admin)).memberIds.toSorted()).toEqual(
    [gone.id, people.agent.id].toSorted(),
  );
  await api.call(org.updateTeam, put([people.agent.id]), admin);
  expect((await api.refused(org.updateTeam, put([gone.id]), admin)).code).toBe('person.not_found');
  expect((await api.refused(org.updateTeam, put([nobody]), admin)).code).toBe('person.not_found');
  expect((await teamOf(house.database.db, team.id))?.memberIds).toEqual([people.agent.id]);
});

test('a team with open cases, or the only one, can’t be retired', async () => {
  const team = await api.call(org.createTeam, { body: { name: 'Con casos' } }, admin);
  const caseId = await openCaseOf(team.id);
  const retire = (id: string) => ({ params: { id }, body: { active: false } });
  expect((await api.refused(org.updateTeam, retire(team.id), admin)).code).toBe('team.has_cases');
  await house.database.db.updateTable('case_inbox').set({ ball: 'resolved' }).where('case_id', '=', caseId).execute();
  expect((await api.call(org.updateTeam, retire(team.id), admin)).active).toBe(false);
  expect(await defaultTeam(house.database.db)).toEqual({ id: teamId });
  const others = await house.database.db
    .selectFrom('team')
    .select('id')
    .where('active', '=', true)
    .where('id', '<>', teamId)
    .execute();
  for (const { id } of others) await api.call(org.updateTeam, retire(id), admin);
  expect((await api.refused(org.updateTeam, retire(teamId), admin)).code).toBe('team.last');
});

test('areas have an address, a head and members', async () => {
  const body = {
    name: 'Almacén',
    email: 'almacen@ribera.example',
    headId: people.area_member.id,
    memberIds: [people.area_member.id],
  };
  const area = await api.call(org.createArea, { body }, admin);
  expect(area).toMatchObject({ ...body, calendarId: null, active: true });
  expect(
    (
      await api.call(
        org.updateArea,
        { params: { id: area.id }, body: { name: 'Almacén central', headId: null } },
        admin,
      )
    ).name,
  ).toBe('Almacén central');
  expect((await eventsOf(house, `area:${area.id}`))[1]).toEqual([
    'area.changed',
    { fields: ['name', 'headId'], added: [], removed: [], active: true, headId: null },
  ]);
  expect((await api.call(identityApi.getSession, {}, await api.signedIn(people.area_member))).areaIds).toEqual([
    area.id,
  ]);
  expect(
    (await api.refused(org.updateArea, { params: { id: area.id }, body: { email: 'no es un correo' } }, admin)).status,
  ).toBe(422);
});

test.each([
  ['team', { calendarId: nobody }, 'calendar.not_found'],
  ['area', { calendarId: nobody }, 'calendar.not_found'],
  ['area', { headId: nobody }, 'person.not_found'],
] as const)('a %s with %j is refused', async (kind, body, code) => {
  const endpoint = kind === 'team' ? org.createTeam : org.createArea;
  expect((await api.refused(endpoint, { body: { name: 'X', ...body } }, admin)).code).toBe(code);
});

test('what does not exist is not found', async () => {
  expect((await api.refused(org.updateTeam, { params: { id: nobody }, body: { name: 'X' } }, admin)).code).toBe(
    'team.not_found',
  );
  expect((await api.refused(org.updateArea, { params: { id: nobody }, body: { name: 'X' } }, admin)).code).toBe(
    'area.not_found',
  );
});

async function openCaseOf(team: string): Promise<string> {
  const [id, now] = [newId(), house.clock.now()];
  await house.database.pool.query(
    `insert into case_file (id, reference, public_key, subject, channel, received_at, opened_at) values ($1, 'RC-1', 'k', 's', 'email', $2, $2)`,
    [id, now],
  );
  await house.database.pool.query(
    `insert into case_inbox (case_id, ball, ball_since, team_id, next_at, moved_at) values ($1, 'ours', $3, $2, $3, $3)`,
    [id, team, now],
  );
  return id;
}

test('an area retires into one in use: of two that retire into each other at once, one does', async () => {
  const [one, other] = [
    await api.call(org.createArea, { body: { name: 'Muelle' } }, admin),
    await api.call(org.createArea, { body: { name: 'Rampa' } }, admin),
  ];
  const retire = (id: string, heirId: string) =>
    api.send(org.updateArea, { params: { id }, body: { active: false, heirId } }, admin);
  const answers = await Promise.all([retire(one.id, other.id), retire(other.id, one.id)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  const left = await house.database.db
    .selectFrom('area')
    .select(['active', 'heir_id'])
    .where('id', 'in', [one.id, other.id])
    .execute();
  expect(left.filter(({ active }) => active)).toHaveLength(1);
});
