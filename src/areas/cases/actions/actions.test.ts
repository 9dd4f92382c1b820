import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { caseActions, type ActionGiven } from './actions.contract.ts';
import { applyActions, type Applied } from './apply-actions.ts';
import { demandActions } from './demand-actions.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const rule = system('automation');
const urgent = newId();
const [mud, calm] = [newId(), newId()];
await db
  .insertInto('tag')
  .values([urgent, mud, calm].map((id, at) => ({ id, name: `Etiqueta ${at}`, created_at: it.house.clock.now() })))
  .execute();

const apply = (
  caseId: string,
  given: readonly ActionGiven[],
  actor = rule as Parameters<typeof it.as>[0],
): Promise<Applied> => it.as(actor, (work) => applyActions(work, caseId, caseActions.parse(given)));
const own = async (caseId: string) => (await it.events(caseId)).filter(({ actor }) => actor === 'system:automation');
const row = (caseId: string) =>
  db
    .selectFrom('case_inbox as i')
    .innerJoin('case_file as f', 'f.id', 'i.case_id')
    .select(['f.priority', 'f.type', 'i.owner_id', 'i.team_id', 'i.ball', 'i.snoozed_until'])
    .where('i.case_id', '=', caseId)
    .executeTakeFirstOrThrow();

test('each is done as a person would do it, told as the program’s, and what is so already is left alone', async () => {
  const { id } = await it.aCase();
  await apply(id, [{ do: 'tag', tagIds: [mud] }]);
  const actions: ActionGiven[] = [
    { do: 'assign', personId: it.people.agent.id, teamId: it.teamId },
    { do: 'priority', priority: 'high' },
    { do: 'type', type: 'return' },
    { do: 'tag', tagIds: [urgent] },
    { do: 'untag', tagIds: [mud, calm] },
    { do: 'note', text: 'Mirad el albarán' },
    { do: 'snooze', amount: 2, unit: 'working_days' },
  ];
  expect(await apply(id, actions)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done']);
  expect(await row(id)).toMatchObject({
    priority: 'high',
    type: 'return',
    owner_id: it.people.agent.id,
    team_id: it.teamId,
    ball: 'snoozed',
    snoozed_until: new Date('2026-11-11T08:00:00.000Z'),
  });
  expect((await own(id)).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['case.assigned', 'case.classified', 'case.tagged', 'case.noted', 'case.snoozed']),
  );
  const notes = await db.selectFrom('note').select(['author_id', 'text']).where('case_id', '=', id).execute();
  expect(notes).toEqual([{ author_id: null, text: 'Mirad el albarán' }]);
  const before = (await own(id)).length;
  expect(await apply(id, actions.slice(0, 5))).toEqual(['already', 'already', 'already', 'already', 'already']);
  expect(await own(id)).toHaveLength(before);
});

test('all or none: what its verb refuses takes back what was done before it, and says which it was', async () => {
  const { id } = await it.aCase();
  const before = await it.events(id);
  const gone = newId();
  await expect(
    apply(id, [
      { do: 'priority', priority: 'high' },
      { do: 'assign', personId: gone },
    ]),
  ).rejects.toMatchObject({
    code: 'person.not_found',
    details: { action: 2 },
  });
  expect(await it.events(id)).toEqual(before);
  expect((await row(id)).priority).toBe('normal');
});

test('whoever may not write may not write this way; a case not theirs is not there', async () => {
  const { id } = await it.aCase({ given: { teamId: it.teamId } });
  const actions: ActionGiven[] = [{ do: 'priority', priority: 'high' }];
  await expect(apply(id, actions, it.person('auditor'))).rejects.toMatchObject({ code: 'case.reads_only' });
  await expect(apply(id, actions, it.person('agent', { id: newId(), teamIds: [] }))).rejects.toMatchObject({
    code: 'case.not_found',
  });
  expect(await apply(id, [{ do: 'take' }], it.person('agent'))).toEqual(['done']);
  await expect(apply(id, [{ do: 'take' }])).rejects.toMatchObject({ code: 'action.needs_person' });
});

test('a rule asks an area in the name of whoever has the case; with nobody, it does not ask', async () => {
  const areaId = newId();
  await db
    .insertInto('area')
    .values({ id: areaId, name: 'Almacén', created_at: it.house.clock.now(), email: 'almacen@ribera.example' } as never)
    .execute();
  const { id } = await it.aCase();
  const ask: ActionGiven = { do: 'consult', areaId, question: '¿Está la silla?', answers: ['Sí', 'No'] };
  await expect(apply(id, [ask])).rejects.toMatchObject({ code: 'action.needs_owner' });
  await apply(id, [{ do: 'assign', personId: it.people.agent.id }, ask]);
  const asked = await db
    .selectFrom('consultation')
    .select(['asked_by', 'question'])
    .where('case_id', '=', id)
    .execute();
  expect(asked).toEqual([{ asked_by: it.people.agent.id, question: '¿Está la silla?' }]);
  expect((await own(id)).map(({ type }) => type)).toContain('consultation.asked');
  expect((await row(id)).ball).toBe('inside');
});

test.each<[string, ActionGiven, string]>([
  ['a person nobody is', { do: 'assign', personId: newId() }, 'person.not_found'],
  ['a team nobody made', { do: 'assign', teamId: newId() }, 'team.not_found'],
  ['a tag nobody made', { do: 'tag', tagIds: [newId()] }, 'tag.not_found'],
  ['an area nobody made', { do: 'consult', areaId: newId(), question: '¿?', answers: ['Sí', 'No'] }, 'area.not_found'],
  ['somebody to tell who is not there', { do: 'note', text: 'Mira', personIds: [newId()] }, 'person.not_found'],
  ['hands a rule has not', { do: 'take' }, 'action.needs_person'],
])('not written down: %s', async (_what, action, code) => {
  await expect(it.as(rule, (work) => demandActions(work, caseActions.parse([action]), 'rule'))).rejects.toMatchObject({
    code,
  });
});

test('twice the same, or to nobody, is no list of actions', () => {
  const refused = (given: readonly ActionGiven[]) =>
    caseActions.safeParse(given).error?.issues.map(({ message }) => message);
  expect(
    refused([
      { do: 'priority', priority: 'high' },
      { do: 'priority', priority: 'normal' },
    ]),
  ).toEqual(['action.repeated']);
  expect(refused([{ do: 'take' }, { do: 'assign', teamId: it.teamId }])).toEqual(['action.repeated']);
  expect(refused([{ do: 'assign' }])).toEqual(['action.assign_whom']);
});
