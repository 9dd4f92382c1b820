import { afterAll, expect, test } from 'vitest';
import { identityApi } from '#areas/identity/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { deadJobs } from '#platform/jobs/dead.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { aPerson, aTeam } from '#tests/support/people.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { limbo, sweepCases } from '../index.ts';
import { handOverOf } from '../jobs.ts';
import { newHands, type HandoverFacts } from './handover.rules.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent } = it.callers;
const inbox = (caseId: string) =>
  db.selectFrom('case_inbox').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
const last = async (caseId: string, type: string) =>
  (await it.events(caseId)).findLast((event) => event.type === type)?.data;
const HOUR = 3_600_000;

async function away(personId: string, substituteId: string | null, hours = 24): Promise<void> {
  const now = it.house.clock.now();
  await db
    .insertInto('absence')
    .values({
      id: newId(),
      person_id: personId,
      substitute_id: substituteId,
      starts_at: new Date(now.getTime() - HOUR),
      ends_at: new Date(now.getTime() + hours * HOUR),
      made_by: 'test',
    })
    .execute();
}

const facts = (changes: Partial<HandoverFacts> = {}): HandoverFacts => ({
  ownerId: 'ana',
  teamId: 't',
  substituteId: null,
  leads: [],
  directorId: null,
  former: [],
  ...changes,
});
test.each<[string, Parameters<typeof newHands>[0], Partial<HandoverFacts>, ReturnType<typeof newHands>]>([
  ['the substitute', 'owner_absent', { substituteId: 'eva' }, { ownerId: 'eva', teamId: 't' }],
  ['the queue when nobody stands in', 'owner_absent', {}, { ownerId: null, teamId: 't' }],
  [
    'never back to whom it was taken from',
    'owner_absent',
    { substituteId: 'eva', former: ['eva'] },
    { ownerId: null, teamId: 't' },
  ],
  [
    'the queue when the owner is their own substitute',
    'owner_disabled',
    { substituteId: 'ana' },
    { ownerId: null, teamId: 't' },
  ],
  [
    'the lead with the least',
    'unowned_overdue',
    {
      ownerId: null,
      leads: [
        { id: 'l1', load: 9 },
        { id: 'l2', load: 2 },
      ],
    },
    { ownerId: 'l2', teamId: 't' },
  ],
  [
    'the Director when no lead is here',
    'unowned_overdue',
    { ownerId: null, directorId: 'dir' },
    { ownerId: 'dir', teamId: 't' },
  ],
  [
    'the Director when the lead had it already',
    'unowned_overdue',
    { ownerId: null, leads: [{ id: 'l1', load: 0 }], former: ['l1'], directorId: 'dir' },
    { ownerId: 'dir', teamId: 't' },
  ],
  ['its owner, in another queue', 'team_gone', {}, { ownerId: 'ana', teamId: 't' }],
  [
    'nobody new: it stays in its queue',
    'unowned_overdue',
    { ownerId: null, leads: [{ id: 'l1', load: 0 }], former: ['l1', 'dir'], directorId: 'dir' },
    null,
  ],
])('to %s', (_, why, changes, hands) => {
  expect(newHands(why, facts(changes))).toEqual(hands);
});

test('a snooze whose date came wakes, once', async () => {
  const { id, reference } = await it.aCase();
  await it.api.call(
    api.snooze,
    { params: { reference }, body: { until: new Date(it.house.clock.now().getTime() + HOUR).toISOString() } },
    agent,
  );
  await sweepCases(it.house);
  expect((await inbox(id)).ball).toBe('snoozed');
  it.house.clock.advance(HOUR);
  expect((await sweepCases(it.house)).woken).toBe(1);
  expect(await inbox(id)).toMatchObject({ ball: 'ours', snoozed_until: null });
  expect(await last(id, 'case.woken')).toEqual({ why: 'date', ball: 'ours' });
  expect((await sweepCases(it.house)).woken).toBe(0);
});

test('a clock that passed its date is told once, and stays running', async () => {
  const { id } = await it.aCase({ given: { ownerId: it.people.agent.id, priority: 'high' } });
  it.house.clock.advance(2 * HOUR);
  await sweepCases(it.house);
  await sweepCases(it.house);
  const missed = (await it.events(id)).filter((event) => event.type === 'case.target_missed');
  expect(missed.map((event) => event.data.kind)).toEqual(['acknowledge']);
  expect(
    await db
      .selectFrom('target')
      .select('state')
      .where('case_id', '=', id)
      .where('kind', '=', 'acknowledge')
      .executeTakeFirst(),
  ).toEqual({ state: 'running' });
});

test('of somebody away: to their substitute; of somebody who left: all of it, at once', async () => {
  const [ana, eva] = [
    await aPerson(it.house, 'agent', { name: 'Ana Gil', teamIds: [it.teamId] }),
    await aPerson(it.house, 'agent', { name: 'Eva Sol', teamIds: [it.teamId] }),
  ];
  const [ours, waiting] = [
    await it.aCase({ given: { ownerId: ana.id } }),
    await it.aCase({ given: { ownerId: ana.id } }),
  ];
  await it.api.call(api.reply, { params: { reference: waiting.reference }, body: { text: '¿Cuál?' } }, it.callers.lead);
  await away(ana.id, eva.id);
  await sweepCases(it.house);
  expect((await inbox(ours.id)).owner_id).toBe(eva.id);
  expect((await inbox(waiting.id)).owner_id).toBe(ana.id);
  expect(await last(ours.id, 'case.handed_over')).toEqual({
    from: ana.id,
    to: eva.id,
    to_team: it.teamId,
    why: 'owner_absent',
  });
  expect(
    await db.selectFrom('handover').select(['from_id', 'to_id', 'why']).where('case_id', '=', ours.id).execute(),
  ).toEqual([{ from_id: ana.id, to_id: eva.id, why: 'owner_absent' }]);
  expect(
    await db.selectFrom('case_follower').select(['person_id', 'why']).where('case_id', '=', ours.id).execute(),
  ).toEqual([{ person_id: ana.id, why: 'handed_over' }]);
  // Eva goes away too, and Ana would stand in for her: not in circles, to the queue.
  await away(eva.id, ana.id);
  await sweepCases(it.house);
  expect(await inbox(ours.id)).toMatchObject({ owner_id: null, team_id: it.teamId });
  await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', ana.id).execute();
  await it.as(system('test'), async (work) => record(work, ['person', ana.id], 'person.disabled'));
  await it.react();
  await handOverOf.run(it.house, { personId: ana.id });
  expect((await inbox(waiting.id)).owner_id).not.toBe(ana.id);
  expect(await limbo(db)).toEqual([]);
});

test('of somebody who may have none any more: all of it, at once, and nobody stands in who may not', async () => {
  const [pau, sub] = [
    await aPerson(it.house, 'agent', { name: 'Pau Mir', teamIds: [it.teamId] }),
    await aPerson(it.house, 'auditor', { name: 'Rita Cano' }),
  ];
  const { id, reference } = await it.aCase({ given: { ownerId: pau.id } });
  await away(pau.id, sub.id);
  const admin = await it.api.signedIn(it.people.administrator);
  await it.api.call(identityApi.updatePerson, { params: { id: pau.id }, body: { roles: ['auditor'] } }, admin);
  expect(await limbo(db)).toEqual([{ id, reference, why: 'owner_gone' }]);
  const { waiting } = await deadJobs(it.house);
  await it.react();
  expect((await deadJobs(it.house)).waiting).toBe(waiting + 1);
  expect((await sweepCases(it.house)).handedOver).toBe(1);
  expect(await inbox(id)).toMatchObject({ owner_id: null, team_id: it.teamId });
  expect(await limbo(db)).toEqual([]);
});

test('overdue and nobody’s: to the lead, then to the Director, and no further', async () => {
  const { id, reference } = await it.aCase();
  it.house.clock.advance(30 * HOUR);
  await sweepCases(it.house);
  expect((await inbox(id)).owner_id).toBe(it.people.lead.id);
  expect(await last(id, 'case.handed_over')).toMatchObject({ why: 'unowned_overdue', to: it.people.lead.id });
  // Being handed over is not taking charge.
  expect(
    (await it.api.call(api.getCase, { params: { reference } }, await it.api.signedIn(it.people.agent))).targets.find(
      (target) => target.kind === 'take_in_charge',
    )?.state,
  ).toBe('running');
  await away(it.people.lead.id, null, 72);
  const second = await it.aCase();
  it.house.clock.advance(24 * HOUR);
  await sweepCases(it.house);
  expect((await inbox(second.id)).owner_id).toBe(it.people.director.id);
  await it.api.call(
    api.assign,
    { params: { reference: second.reference }, body: { ownerId: null } },
    await it.api.signedIn(it.people.director),
  );
  await sweepCases(it.house);
  expect((await inbox(second.id)).owner_id).toBeNull();
});

test('limbo tells what breaks the invariant', async () => {
  const { id, reference } = await it.aCase();
  expect(await limbo(db)).toEqual([]);
  const team = newId();
  await db
    .insertInto('team')
    .values({ id: team, name: 'Cerrado', active: false, created_at: it.house.clock.now() })
    .execute();
  await db.updateTable('case_inbox').set({ team_id: team, owner_id: null }).where('case_id', '=', id).execute();
  expect(await limbo(db)).toEqual([{ id, reference, why: 'team_gone' }]);
  await sweepCases(it.house);
  expect(await inbox(id)).toMatchObject({ team_id: it.teamId, owner_id: null });
  expect(await limbo(db)).toEqual([]);
});

test('a case that opens again in a team that retired goes to another one, and none is given to it', async () => {
  const admin = await it.api.signedIn(it.people.administrator);
  const { id: team } = await aTeam(it.house, 'Campaña');
  const kept = await it.aCase({ given: { teamId: team, ownerId: it.people.agent.id } });
  const retire = { params: { id: team }, body: { active: false } };
  expect((await it.api.refused(organisationApi.updateTeam, retire, admin)).code).toBe('team.has_cases');
  await db.updateTable('team').set({ active: false }).where('id', '=', team).execute();
  await sweepCases(it.house);
  expect(await inbox(kept.id)).toMatchObject({ team_id: it.teamId, owner_id: it.people.agent.id });
  expect(await last(kept.id, 'case.handed_over')).toMatchObject({ why: 'team_gone', to_team: it.teamId });
  const there = { params: { reference: kept.reference }, body: { teamId: team } };
  expect((await it.api.refused(api.assign, there, await it.api.signedIn(it.people.agent))).code).toBe(
    'case.team_retired',
  );
});

test('a team that is being given a case does not retire meanwhile', async () => {
  const { id: team } = await aTeam(it.house, 'Ferias');
  const { reference, id } = await it.aCase();
  const admin = await it.api.signedIn(it.people.administrator);
  const both = await Promise.all([
    it.api.send(api.assign, { params: { reference }, body: { teamId: team } }, await it.api.signedIn(it.people.agent)),
    it.api.send(organisationApi.updateTeam, { params: { id: team }, body: { active: false } }, admin),
  ]);
  expect(both.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
  const { team_id } = await inbox(id);
  const { active } = await db
    .selectFrom('team')
    .select('active')
    .where('id', '=', team_id ?? '')
    .executeTakeFirstOrThrow();
  expect(active).toBe(true);
});
