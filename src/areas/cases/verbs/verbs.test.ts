import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { recomputeTargets } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent, lead, auditor } = it.callers;
const inbox = (caseId: string) =>
  db.selectFrom('case_inbox').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
const last = async (caseId: string, type: string) => (await it.events(caseId)).findLast((event) => event.type === type);
const tomorrow = new Date(it.house.clock.now().getTime() + 86_400_000).toISOString();

/** «Changed and recorded»: the rows say it, the log says it, and the clocks still agree with the log. */
async function recorded(caseId: string, type: string): Promise<Record<string, unknown>> {
  const event = await last(caseId, type);
  expect(event, type).toBeDefined();
  const rows = await db
    .selectFrom('target')
    .select(['kind', 'state', 'due_at', 'met_at', 'spent_minutes'])
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .orderBy('started_at')
    .execute();
  const told = (await recomputeTargets(db, caseId))
    .map((t) => ({ kind: t.kind, state: t.state, due_at: t.dueAt, met_at: t.metAt, spent_minutes: t.spentMinutes }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  expect(rows).toEqual(told);
  const open = await db
    .selectFrom('waiting')
    .select('ball')
    .where('case_id', '=', caseId)
    .where('until', 'is', null)
    .execute();
  expect(open).toEqual([{ ball: (await inbox(caseId)).ball }]);
  return event?.data ?? {};
}

test('take: the person owns it and its clock of taking charge is met', async () => {
  const { id, reference } = await it.aCase();
  const view = await it.api.call(api.take, { params: { reference }, body: {} }, agent);
  expect(view.owner).toEqual({ id: it.people.agent.id, name: it.people.agent.name });
  expect(await recorded(id, 'case.taken')).toEqual({ owner: it.people.agent.id, from: null });
  expect(view.targets.find((target) => target.kind === 'take_in_charge')).toMatchObject({ state: 'met' });
  expect((await it.api.refused(api.take, { params: { reference }, body: {} }, agent)).code).toBe('case.already_yours');
  expect(view.events.at(-1)?.type).toBe('case.target_met');
});

test('assign: to a person or a team, with a word; never to nobody, nor to whom it can do nothing with', async () => {
  const { id, reference } = await it.aCase();
  const view = await it.api.call(
    api.assign,
    { params: { reference }, body: { ownerId: it.people.lead.id, note: 'Lo conoces' } },
    agent,
  );
  expect(view.owner?.id).toBe(it.people.lead.id);
  expect(view.notes.map((note) => note.text)).toEqual(['Lo conoces']);
  expect(await recorded(id, 'case.assigned')).toMatchObject({
    owner: it.people.lead.id,
    from_owner: null,
    taken: true,
  });
  const refused = async (body: object) =>
    (await it.api.refused(api.assign, { params: { reference }, body }, agent)).code;
  expect(await refused({ ownerId: it.people.auditor.id })).toBe('case.assignee_cannot_see');
  expect(await refused({ ownerId: id })).toBe('person.not_found');
  expect(await refused({ teamId: id })).toBe('team.not_found');
  expect((await it.api.call(api.assign, { params: { reference }, body: { ownerId: null } }, lead)).owner).toBeNull();
  expect(await inbox(id)).toMatchObject({ owner_id: null, team_id: it.teamId });
});

test('snooze, and wake: the clocks go on, the date is the next one', async () => {
  const { id, reference } = await it.aCase();
  const view = await it.api.call(api.snooze, { params: { reference }, body: { until: tomorrow } }, agent);
  expect(view).toMatchObject({ ball: 'snoozed', snoozedUntil: tomorrow, nextAt: tomorrow });
  expect(await recorded(id, 'case.snoozed')).toEqual({ until: tomorrow, ball: 'snoozed' });
  expect(view.targets.every((target) => target.state === 'running')).toBe(true);
  const woken = await it.api.call(api.wake, { params: { reference }, body: {} }, agent);
  expect(woken).toMatchObject({ ball: 'ours', snoozedUntil: null });
  expect(await recorded(id, 'case.woken')).toEqual({ why: 'person', ball: 'ours' });
  const refused = async (until: string) =>
    (await it.api.refused(api.snooze, { params: { reference }, body: { until } }, agent)).code;
  expect(await refused('2026-11-09T08:59:59.000Z')).toBe('case.snooze_past');
  expect(await refused('2027-12-09T08:59:59.000Z')).toBe('case.snooze_beyond_due');
  expect((await it.api.refused(api.wake, { params: { reference }, body: {} }, agent)).code).toBe('case.not_snoozed');
});

test('note: the mentioned follow, and only people who can read are mentioned', async () => {
  const { id, reference } = await it.aCase();
  const other = await aPerson(it.house, 'agent', { name: 'Nuria Pla' });
  const view = await it.api.call(
    api.addNote,
    { params: { reference }, body: { text: 'Mira esto, Nuria', mentions: [other.id] } },
    agent,
  );
  expect(view.notes).toMatchObject([{ text: 'Mira esto, Nuria', mentions: [{ id: other.id, name: 'Nuria Pla' }] }]);
  expect(view.followers).toEqual([{ id: other.id, name: 'Nuria Pla' }]);
  expect(await recorded(id, 'case.noted')).toEqual({ note: view.notes[0]?.id, mentions: [other.id] });
  expect(
    (
      await it.api.refused(
        api.addNote,
        { params: { reference }, body: { text: 'x', mentions: [it.people.area_member.id] } },
        agent,
      )
    ).code,
  ).toBe('person.not_found');
  const mentions = await it.api.call(api.listCases, { query: { view: 'mentions' } }, await it.api.signedIn(other));
  expect(mentions.cases.map((row) => row.reference)).toEqual([reference]);
});

test('classify: a customer merged meanwhile stands for the record it goes on in', async () => {
  const { id, reference } = await it.aCase();
  const [kept, merged] = [newId(), newId()];
  await db
    .insertInto('customer')
    .values([kept, merged].map((one) => ({ id: one, kind: 'person', name: 'Rosa Gil', created_at: new Date() })))
    .execute();
  await db.updateTable('customer').set({ merged_into: kept }).where('id', '=', merged).execute();
  await it.api.call(api.classify, { params: { reference }, body: { customerId: merged } }, agent);
  const customerOf = (caseId: string) =>
    db.selectFrom('case_file').select('customer_id').where('id', '=', caseId).executeTakeFirstOrThrow();
  expect(await customerOf(id)).toEqual({ customer_id: kept });
  expect((await last(id, 'case.classified'))?.data).toMatchObject({ customer: kept });
});

test('classify: codes are told, words are not; another priority brings other clocks', async () => {
  const { id, reference } = await it.aCase();
  const before = (await inbox(id)).due_at as Date;
  const view = await it.api.call(
    api.classify,
    {
      params: { reference },
      body: {
        subject: 'Falta una silla azul',
        type: 'complaint',
        legalClass: 'complaint',
        reasonCode: 'missing_item',
        priority: 'high',
        flags: ['vulnerable'],
      },
    },
    agent,
  );
  expect(view).toMatchObject({
    subject: 'Falta una silla azul',
    type: 'complaint',
    legalClass: 'complaint',
    reasonCode: 'missing_item',
    priority: 'high',
    flags: ['vulnerable'],
  });
  const data = await recorded(id, 'case.classified');
  expect(data).toMatchObject({ type: 'complaint', priority: 'high', subject: true });
  expect(JSON.stringify(data)).not.toContain('azul');
  expect(((await inbox(id)).due_at as Date).getTime()).toBeLessThan(before.getTime());
  const refused = async (body: object) =>
    (await it.api.refused(api.classify, { params: { reference }, body }, agent)).code;
  expect(await refused({ reasonCode: 'nothing_like_it' })).toBe('reason.not_found');
  expect(await refused({ fields: { tienda: 'Sol' } })).toBe('field.not_found');
  expect(await refused({ customerId: id })).toBe('customer.not_found');
  expect(await refused({ ownerId: it.people.lead.id })).toBe('request.invalid');
  const found = await it.api.call(api.listCases, { query: { q: 'azul' } }, agent);
  expect(found.cases.map((row) => row.reference)).toEqual([reference]);
});

test('tags: all of them at once, retired ones stay where they are', async () => {
  const { id, reference } = await it.aCase();
  const tags = await Promise.all(
    ['Montaje', 'Urgente'].map(
      async (name) =>
        (
          await db
            .insertInto('tag')
            .values({ id: crypto.randomUUID(), name, created_at: it.house.clock.now() })
            .returning('id')
            .executeTakeFirstOrThrow()
        ).id,
    ),
  );
  await it.api.call(api.setTags, { params: { reference }, body: { tagIds: tags } }, agent);
  await db
    .updateTable('tag')
    .set({ active: false })
    .where('id', '=', tags[0] as string)
    .execute();
  const view = await it.api.call(api.setTags, { params: { reference }, body: { tagIds: [tags[0] as string] } }, agent);
  expect(view.tagIds).toEqual([tags[0]]);
  expect(await recorded(id, 'case.tagged')).toEqual({ added: [], removed: [tags[1]] });
  const other = await it.aCase();
  expect(
    (
      await it.api.refused(
        api.setTags,
        { params: { reference: other.reference }, body: { tagIds: [tags[0] as string] } },
        agent,
      )
    ).code,
  ).toBe('tag.not_found');
});

test('follow, link and unlink: both logs tell a link', async () => {
  const [one, two] = [await it.aCase(), await it.aCase()];
  const call = { params: { reference: one.reference } };
  expect((await it.api.call(api.follow, { ...call, body: { following: true } }, lead)).followers).toHaveLength(1);
  await recorded(one.id, 'case.followed');
  expect((await it.api.call(api.follow, { ...call, body: { following: false } }, lead)).followers).toEqual([]);
  expect((await it.api.call(api.link, { ...call, body: { other: two.reference } }, agent)).links).toMatchObject([
    { reference: two.reference, kind: 'related' },
  ]);
  expect(await recorded(two.id, 'case.linked')).toEqual({ case: one.id, kind: 'related' });
  expect((await it.api.refused(api.link, { ...call, body: { other: one.reference } }, agent)).code).toBe(
    'case.link_self',
  );
  expect(
    (await it.api.call(api.unlink, { params: { reference: one.reference, other: two.reference }, body: {} }, agent))
      .links,
  ).toEqual([]);
  await recorded(two.id, 'case.unlinked');
});

test('read and unread are one’s own', async () => {
  const { reference } = await it.aCase();
  const unread = async (who: typeof agent) => (await it.api.call(api.getCase, { params: { reference } }, who)).unread;
  expect(await unread(agent)).toBe(true);
  await it.api.call(api.markSeen, { params: { reference }, body: { seen: true } }, agent);
  expect([await unread(agent), await unread(lead)]).toEqual([false, true]);
  await it.api.call(api.markSeen, { params: { reference }, body: { seen: false } }, agent);
  expect(await unread(agent)).toBe(true);
});

test('an auditor reads everything and changes nothing', async () => {
  const { id, reference } = await it.aCase();
  const before = (await it.events(id)).length;
  const view = await it.api.call(api.getCase, { params: { reference } }, auditor);
  expect(new Set(Object.values(view.can))).toEqual(new Set(['case.reads_only']));
  const params = { reference };
  const tries: [Parameters<typeof it.api.refused>[0], object][] = [
    [api.take, {}],
    [api.assign, { ownerId: it.people.lead.id }],
    [api.snooze, { until: tomorrow }],
    [api.addNote, { text: 'x' }],
    [api.reply, { text: 'x' }],
    [api.classify, { priority: 'high' }],
    [api.setTags, { tagIds: [] }],
    [api.follow, { following: true }],
    [api.markSeen, { seen: true }],
    [api.setPetitions, { petitions: [{ text: 'x' }] }],
    [api.resolve, { petitions: [] }],
  ];
  for (const [endpoint, body] of tries)
    expect(await it.api.refused(endpoint, { params, body }, auditor), endpoint.path).toMatchObject({
      status: 403,
      code: 'case.reads_only',
    });
  expect(await it.events(id)).toHaveLength(before);
});
