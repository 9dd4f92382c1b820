import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi } from '../contract.ts';
import { doSome } from './bulk-job.ts';
import { bulkApi as api, type BulkAct, type BulkView } from './bulk.contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent, lead, auditor } = it.callers;

const many = async (n: number): Promise<string[]> => {
  const made: string[] = [];
  for (let at = 0; at < n; at += 1) made.push((await it.aCase()).reference);
  return made;
};
const viewOf = (reference: string) => it.api.call(casesApi.getCase, { params: { reference } }, lead);
const make = (references: string[], act: BulkAct) => it.api.call(api.makeBulk, { body: { references, act } }, agent);
const seen = (id: string) => it.api.call(api.getBulk, { params: { id } }, agent);
const work = async ({ id }: BulkView): Promise<BulkView> => {
  while (await doSome(it.house, id));
  return seen(id);
};
const undo = async ({ id }: BulkView): Promise<BulkView> =>
  work(await it.api.call(api.undoBulk, { params: { id }, body: {} }, agent));

test('what was previewed is done to each by its verb, told in each log, and undone where nobody touched it since', async () => {
  const references = await many(4);
  const [first, second, third] = references as [string, string, string];
  await it.api.call(casesApi.take, { params: { reference: first }, body: {} }, agent);
  await it.api.call(casesApi.discard, { params: { reference: second }, body: { reason: 'spam' } }, lead);
  const act: BulkAct = { do: 'assign', personId: it.people.lead.id, teamId: null };
  const preview = await it.api.call(api.previewBulk, { body: { references, act } }, agent);
  expect(preview).toEqual({ will: 4, same: 0, refused: [] });
  expect((await viewOf(third)).owner).toBeNull();

  const done = await work(await make(references, act));
  expect(done).toMatchObject({ state: 'done', total: 4, done: 4, left: 0, refusedN: 0 });
  expect((await viewOf(third)).owner?.id).toBe(it.people.lead.id);
  const { id: thirdId } = await viewOf(third);
  expect((await it.events(thirdId)).find(({ type }) => type === 'case.assigned')).toMatchObject({
    actor: `person:${it.people.agent.id}`,
    data: { owner: it.people.lead.id },
  });

  await it.api.call(casesApi.addNote, { params: { reference: third }, body: { text: 'Ya la he llamado' } }, lead);
  const undone = await undo(done);
  expect(undone).toMatchObject({ state: 'undone', undone: 3, kept: 1, left: 0 });
  expect(undone.keptCases).toEqual([{ code: 'bulk.touched', cases: 1, references: [third] }]);
  expect((await viewOf(first)).owner?.id).toBe(it.people.agent.id);
  expect((await viewOf(third)).owner?.id).toBe(it.people.lead.id);
  expect((await it.api.refused(api.undoBulk, { params: { id: done.id }, body: {} }, agent)).code).toBe('bulk.undone');
});

test('what will not happen is said beforehand by reason, and is the same when it is done', async () => {
  const references = await many(3);
  const [first, second] = references as [string, string];
  await it.api.call(casesApi.discard, { params: { reference: first }, body: { reason: 'spam' } }, agent);
  const until = new Date(it.house.clock.now().getTime() + 86_400_000).toISOString();
  await it.api.call(casesApi.snooze, { params: { reference: second }, body: { until } }, agent);
  const act: BulkAct = { do: 'snooze_until', until };
  const expected = [{ code: 'case.resolved', cases: 1, references: [first] }];
  expect(await it.api.call(api.previewBulk, { body: { references, act } }, agent)).toEqual({
    will: 1,
    same: 1,
    refused: expected,
  });
  const done = await work(await make(references, act));
  expect(done).toMatchObject({ done: 1, same: 1, refusedN: 1, refused: expected });
  expect(await undo(done)).toMatchObject({ undone: 1 });
  expect((await viewOf(second)).snoozedUntil).toBe(until);
  expect((await viewOf(references[2] as string)).ball).toBe('ours');
});

test.each<[string, BulkAct, (view: Awaited<ReturnType<typeof viewOf>>) => unknown, unknown]>([
  ['priority', { do: 'priority', priority: 'high' }, ({ priority }) => priority, 'high'],
  ['type', { do: 'type', type: 'complaint' }, ({ type, legalClass }) => [type, legalClass], ['complaint', 'complaint']],
  ['follow', { do: 'follow' }, ({ followers }) => followers.length, 1],
  ['take', { do: 'take' }, ({ owner }) => owner?.id, it.people.agent.id],
  ['discard', { do: 'discard', reason: 'spam' }, ({ discarded }) => discarded, true],
])('%s: done and put back exactly', async (_name, act, look, after) => {
  const references = await many(2);
  const before = look(await viewOf(references[0] as string));
  const done = await work(await make(references, act));
  expect(done).toMatchObject({ done: 2 });
  expect(look(await viewOf(references[0] as string))).toEqual(after);
  expect(await undo(done)).toMatchObject({ undone: 2, kept: 0 });
  expect(look(await viewOf(references[0] as string))).toEqual(before);
});

test('two programs at the same bulk do each case once; stopped in the middle the rest is left alone', async () => {
  const references = await many(3);
  const { id } = await make(references, { do: 'take' });
  await doSome(it.house, id, 2);
  expect(await it.api.call(api.stopBulk, { params: { id }, body: {} }, agent)).toMatchObject({ state: 'stopped' });
  const stopped = await work(await seen(id));
  expect(stopped).toMatchObject({ done: 2, left: 0 });
  expect((await it.api.refused(api.stopBulk, { params: { id }, body: {} }, agent)).code).toBe('bulk.ended');
  expect(await undo(stopped)).toMatchObject({ undone: 2 });

  const again = await make(references, { do: 'take' });
  await Promise.all([doSome(it.house, again.id, 2), doSome(it.house, again.id, 2)]);
  expect(await doSome(it.house, again.id)).toBe(false);
  expect(await seen(again.id)).toMatchObject({ state: 'done', done: 3 });
  const { id: last } = await viewOf(references[2] as string);
  expect((await it.events(last)).filter(({ type }) => type === 'case.taken')).toHaveLength(1);
});

test('whoever asked for it and left meanwhile does nothing more', async () => {
  const references = await many(1);
  const { id } = await make(references, { do: 'priority', priority: 'high' });
  const status = (to: 'active' | 'disabled') =>
    db.updateTable('person').set({ status: to }).where('id', '=', it.people.agent.id).execute();
  await status('disabled');
  expect(await doSome(it.house, id)).toBe(false);
  await status('active');
  expect(await seen(id)).toMatchObject({ state: 'stopped', done: 0, left: 0 });
});

test('one’s own and by who writes: others’ are not found, what is not there is refused at once', async () => {
  const references = await many(2);
  const body = { references, act: { do: 'take' } as const };
  const { id } = await it.api.call(api.makeBulk, { body }, agent);
  expect((await it.api.refused(api.getBulk, { params: { id } }, lead)).code).toBe('bulk.not_found');
  expect((await it.api.refused(api.undoBulk, { params: { id }, body: {} }, lead)).code).toBe('bulk.not_found');
  expect((await it.api.refused(api.undoBulk, { params: { id }, body: {} }, agent)).code).toBe('bulk.running');
  expect((await it.api.refused(api.makeBulk, { body }, auditor)).code).toBe('case.reads_only');
  const refused = async (act: BulkAct, of = references) =>
    (await it.api.refused(api.previewBulk, { body: { references: of, act } }, agent)).code;
  expect(await refused({ do: 'take' }, ['RC-99999999'])).toBe('case.not_found');
  expect(await refused({ do: 'tag', tagIds: [newId()] })).toBe('tag.not_found');
  expect(await refused({ do: 'assign', personId: it.people.auditor.id, teamId: null })).toBe(
    'case.assignee_cannot_see',
  );
  expect(await refused({ do: 'snooze_until', until: '2020-01-01T00:00:00.000Z' })).toBe('case.snooze_past');
});

test('all of a view as it is now: what comes later is not among them', async () => {
  const now = await it.api.call(api.caseReferences, { query: { view: 'all' } }, agent);
  expect(now.more).toBe(false);
  const { reference } = await it.aCase();
  const later = await it.api.call(api.caseReferences, { query: { view: 'all' } }, agent);
  expect(later.references).toHaveLength(now.references.length + 1);
  expect(now.references).not.toContain(reference);
});
