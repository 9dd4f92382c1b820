import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { newId } from '#platform/ids/index.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { system, type Actor } from '#platform/work/index.ts';
import { leastInput } from '#tests/integration/walker.inputs.ts';
import { aPerson, aTeam } from '#tests/support/people.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, visibility } from '../index.ts';
import { filterOf, orderOf, pageQuery } from '../reading/filter.store.ts';
import { canSee } from './access.rules.ts';
import { factsOf, visibleTo } from './access.store.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;

test('the rule in SQL, as a condition and as slices, is the rule in code', async () => {
  const teams = await Promise.all(['A', 'B', 'C'].map(async (name) => (await aTeam(it.house, name)).id));
  const people = await Promise.all([1, 2, 3].map(async () => (await aPerson(it.house, 'agent')).id));
  const cases: string[] = [];
  for (let n = 0; n < 24; n++) {
    const { id } = await it.aCase();
    cases.push(id);
    await db
      .updateTable('case_inbox')
      .set({
        team_id: n % 4 === 3 && n % 5 !== 0 ? null : (teams[n % 3] as string),
        owner_id: n % 4 === 3 || n % 5 === 0 ? (people[n % 3] as string) : null,
      })
      .where('case_id', '=', id)
      .execute();
    if (n % 6 === 0)
      await db
        .insertInto('case_follower')
        .values({ case_id: id, person_id: people[(n / 6) % 3] as string, why: 'chose', since: it.house.clock.now() })
        .execute();
  }
  const facts = await factsOf(db, cases);
  const actor = fc.oneof(
    fc
      .record({
        roles: fc.subarray(['administrator', 'director', 'lead', 'agent', 'area_member', 'auditor']),
        id: fc.constantFrom(...people),
        teamIds: fc.subarray(teams),
      })
      .map((changes): Actor => it.person('agent', changes)),
    fc.record({
      kind: fc.constant('customer' as const),
      caseId: fc.constantFrom(...cases, newId()),
      proven: fc.boolean(),
      customerId: fc.constant(null),
      language: fc.constant('es'),
    }),
    fc.constant<Actor>({ kind: 'anonymous' }),
    fc.constant<Actor>(system('test')),
  );
  await fc.assert(
    fc.asyncProperty(actor, async (one) => {
      const wanted = facts
        .filter((fact) => canSee(one, fact))
        .map((fact) => fact.id)
        .toSorted();
      const among = sql`i.case_id = any(${cases}::uuid[])`;
      const condition = await sql<{
        case_id: string;
      }>`select i.case_id from case_inbox i where ${among} and ${visibleTo(one)}`.execute(db);
      expect(condition.rows.map((row) => row.case_id).toSorted()).toEqual(wanted);
      const page = await pageQuery(
        one,
        'all',
        sql`${filterOf({ view: 'all' }, one, new Date(0), true)} and ${among}`,
        orderOf('due', false),
        null,
        100,
      ).execute(db);
      expect(page.rows.map((row) => row.case_id).toSorted()).toEqual(wanted);
      if (one.kind !== 'person') return;
      const live = await visibility.facts(it.house, [...cases.map((id) => `case:${id}`), `mail:${newId()}`]);
      expect(cases.filter((id) => visibility.allows(one, `case:${id}`, live.get(`case:${id}`))).toSorted()).toEqual(
        wanted,
      );
      expect(visibility.allows(one, `customer:${newId()}`, undefined)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('without an actor nothing is seen', () => {
  const facts = { id: newId(), ownerId: null, teamId: null, nearIds: [] };
  expect([canSee(null, facts), canSee(undefined, facts), canSee({ kind: 'anonymous' }, facts)]).toEqual([
    false,
    false,
    false,
  ]);
});

/** Every route of the area with a foreign case where its ids go; bodies are valid, so that only access can refuse. */
const BODIES: Partial<Record<keyof typeof api, object>> = {
  markSeen: { seen: true },
  reply: { text: 'x' },
  undoReply: {},
  addNote: { text: 'x' },
  askCompletion: { text: 'x' },
  receiveCompletion: {},
  offerRemotely: { text: 'x' },
  endRemoteOffer: {},
  classify: { priority: 'high' },
  assign: { ownerId: null },
  take: {},
  snooze: { until: '2026-11-20T08:00:00.000Z' },
  wake: {},
  setPetitions: { petitions: [{ text: 'x' }] },
  resolve: { petitions: [{ text: 'x', outcome: 'granted', reason: 'y' }], text: 'z' },
  discard: { reason: 'spam' },
  reopen: {},
  setTags: { tagIds: [] },
  follow: { following: true },
  passUp: { reason: 'x' },
  moveMessage: {},
  releaseMessage: {},
  unlink: {},
  undoMerge: {},
};

test('no route gives or changes a case of another circle, by any of its ids', async () => {
  const elsewhere = await aTeam(it.house, 'Otra');
  const hidden = await it.aCase({ given: { teamId: elsewhere.id }, message: { text: 'secreto', attachments: [] } });
  await it.as(system('intake'), (work) =>
    addInbound(work, hidden.id, aMail(work.now, { text: 'secreto', heldReason: 'stranger' })),
  );
  const note = await it.api.call(
    api.addNote,
    { params: { reference: hidden.reference }, body: { text: 'secreto' } },
    it.callers.lead,
  );
  const before = (await it.events(hidden.id)).length;
  const mine = await it.aCase();
  const strangers = { agent: it.callers.agent, area_member: it.callers.area_member };
  for (const [who, caller] of Object.entries(strangers)) {
    for (const [name, endpoint] of Object.entries(api) as [keyof typeof api, AnyEndpoint][]) {
      // Of no case: one's own views and drafts, lists of what one may see, what is made anew.
      if (!endpoint.path.includes(':') || name.endsWith('SavedViews')) continue;
      const others = endpoint.path.includes(':reference') ? [hidden.reference] : [];
      for (const reference of others.length > 0 ? others : ['']) {
        const { messageId } = hidden;
        const params = { reference, messageId, id: messageId, mergeId: messageId, other: mine.reference };
        const used = Object.fromEntries(Object.entries(params).filter(([key]) => endpoint.path.includes(`:${key}`)));
        const body =
          name === 'link' || name === 'merge' ? { other: mine.reference } : (BODIES[name] ?? leastInput(endpoint).body);
        const query = name === 'earlierMessages' ? { before: messageId } : undefined;
        const input = { params: used, ...(body ? { body } : {}), ...(query ? { query } : {}) };
        const refusal = await it.api.refused(endpoint, input, caller);
        expect([404, 403], `${who} ${name}`).toContain(refusal.status);
        expect(refusal.problem.detail).not.toContain('secreto');
        if (who === 'agent') expect(refusal.code, name).toMatch(/\.not_found$/);
      }
    }
  }
  expect(note.notes).toHaveLength(1);
  expect(await it.events(hidden.id)).toHaveLength(before);
});

test('two ids in one call: neither side may be foreign (T18, T29)', async () => {
  const elsewhere = await aTeam(it.house, 'Otra más');
  const [mine, hidden] = [await it.aCase(), await it.aCase({ given: { teamId: elsewhere.id } })];
  const extra = await it.as(system('intake'), (work) => addInbound(work, mine.id, aMail(work.now)));
  const params = { reference: mine.reference };
  const { agent } = it.callers;
  expect((await it.api.refused(api.link, { params, body: { other: hidden.reference } }, agent)).code).toBe(
    'case.not_found',
  );
  expect(
    (await it.api.refused(api.unlink, { params: { ...params, other: hidden.reference }, body: {} }, agent)).code,
  ).toBe('case.not_found');
  expect(
    (
      await it.api.refused(
        api.moveMessage,
        { params: { ...params, messageId: extra.messageId }, body: { to: hidden.reference } },
        agent,
      )
    ).code,
  ).toBe('case.not_found');
  // A message of another case under my case's address is no message of it.
  for (const endpoint of [api.moveMessage, api.releaseMessage, api.undoReply])
    expect(
      (await it.api.refused(endpoint, { params: { ...params, messageId: hidden.messageId }, body: {} }, agent)).code,
    ).toBe('message.not_found');
  await it.api.call(api.link, { params, body: { other: hidden.reference } }, it.callers.lead);
  expect((await it.api.call(api.getCase, { params }, agent)).links).toEqual([]);
  const previous = (await it.api.call(api.getCase, { params }, agent)).previous;
  expect(previous.map((one) => one.reference)).not.toContain(hidden.reference);
});

test('what is taken away is gone at once: list, search, counts, case', async () => {
  const team = await aTeam(it.house, 'Nueva');
  const person = await aPerson(it.house, 'agent', { teamIds: [team.id] });
  const caller = await it.api.signedIn(person);
  const { reference } = await it.aCase({ given: { teamId: team.id, subject: 'Cazuela esmaltada' } });
  const sees = async () => [
    (await it.api.call(api.listCases, { query: {} }, caller)).cases.some((row) => row.reference === reference),
    (await it.api.call(api.listCases, { query: { q: reference } }, caller)).cases.length > 0,
    (await it.api.send(api.getCase, { params: { reference } }, caller)).statusCode === 200,
  ];
  expect(await sees()).toEqual([true, true, true]);
  await db.deleteFrom('team_member').where('person_id', '=', person.id).execute();
  expect(await sees()).toEqual([false, false, false]);
});

test('a repeated request answers again, but not to who has lost the case since (T20)', async () => {
  const team = await aTeam(it.house, 'De paso');
  const person = await aPerson(it.house, 'agent', { teamIds: [team.id] });
  const caller = await it.api.signedIn(person);
  const { reference } = await it.aCase({ given: { teamId: team.id } });
  const extra = await it.as(system('intake'), async (work) =>
    addInbound(work, (await it.aCase({ given: { teamId: team.id } })).id, aMail(work.now)),
  );
  const { rows } = await sql<{ reference: string }>`
    select c.reference from case_file c join message m on m.case_id = c.id where m.id = ${extra.messageId}`.execute(db);
  const calls = [
    [api.addNote, { params: { reference }, body: { text: 'una nota' } }],
    [api.moveMessage, { params: { reference: rows[0]?.reference ?? '', messageId: extra.messageId }, body: {} }],
  ] as const;
  for (const [n, [endpoint, input]] of calls.entries()) {
    const again = { idempotencyKey: `de-paso-${n}` };
    const first = await it.api.send(endpoint, input, caller, again);
    const second = await it.api.send(endpoint, input, caller, again);
    expect(first.statusCode, first.body).toBe(200);
    expect([second.statusCode, second.headers['idempotency-replayed']], second.body).toEqual([
      first.statusCode,
      'true',
    ]);
    expect(second.json()).toEqual(first.json());
  }
  await db.deleteFrom('team_member').where('person_id', '=', person.id).execute();
  for (const [n, [endpoint, input]] of calls.entries())
    expect((await it.api.refused(endpoint, input, caller, { idempotencyKey: `de-paso-${n}` })).code).toBe(
      'case.not_found',
    );
});
