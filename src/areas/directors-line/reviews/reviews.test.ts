import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { parts } from '../index.ts';
import { reviewsApi } from './contract.ts';
import { drawDecisions, figuresOf } from './decision.store.ts';
import { mondayOf, shifted } from './week.rules.ts';

const it = await casesHouse([parts]);
afterAll(it.close);
const { api, callers, people } = it;
const { db } = it.house.database;
const now = it.house.clock.now();
const { id: caseId, reference } = await it.aCase();

/** Decisions of somebody: so many given with an amount, and so many gifts. */
async function decided(personId: string, concessions: number, gifts: number): Promise<string[]> {
  const proposals = Array.from({ length: concessions }, () => newId());
  for (const id of proposals)
    await db
      .insertInto('proposal')
      .values({
        id,
        case_id: caseId,
        made_by: personId,
        made_at: addMs(now, -2 * HOUR),
        state: 'applied',
        level: 1,
        policy_number: 1,
        cause_code: 'other',
        currency: 'EUR',
        total_minor: 4_500,
        reason: 'Esperó dos semanas',
      })
      .execute();
  for (let n = 0; n < gifts; n += 1)
    await db
      .insertInto('surprise')
      .values({
        id: newId(),
        case_id: caseId,
        person_id: personId,
        amount_minor: 900,
        currency: 'EUR',
        why: 'Un detalle',
        at: addMs(now, -HOUR),
      })
      .execute();
  return proposals;
}
const [given] = await decided(people.agent.id, 12, 1);
await decided(people.lead.id, 1, 0);
await decided(people.director.id, 3, 0);
const params = { source: 'proposal' as const, id: given ?? '' };
const doubtful = { verdict: 'doubtful' as const, word: 'Mira los casos anteriores.' };

test('of each person and kind as many at most, the same for everybody who looks, never the Director’s own', async () => {
  const list = () => api.call(reviewsApi.listDecisions, { query: {} }, callers.director);
  const first = await list();
  expect(first).toMatchObject({ total: 14, drawn: 4, each: 2 });
  const of = Map.groupBy(first.items, ({ person, kind }) => `${person.name} ${kind}`);
  expect([...of.values()].map((drawn) => drawn.length).toSorted()).toEqual([1, 1, 2]);
  expect((await list()).items).toEqual(first.items);
  expect(first.people.map(({ id }) => id)).not.toContain(people.director.id);
  const kinds = await api.call(reviewsApi.listDecisions, { query: { kind: 'surprise' } }, callers.director);
  expect(kinds.items.map(({ kind, why }) => [kind, why])).toEqual([['surprise', 'Un detalle']]);
  expect(kinds.drawn).toBe(4);
});

test('what needed nobody is a decision though the rest was told no to, and so is telling no', async () => {
  const [id, authorisationId] = [newId(), newId()];
  const at = addMs(now, -3 * HOUR);
  const proposal = {
    id,
    case_id: caseId,
    made_by: people.lead.id,
    made_at: at,
    level: 3,
    policy_number: 1,
    cause_code: 'other',
  };
  await db
    .insertInto('proposal')
    .values({
      ...proposal,
      state: 'refused',
      decided_at: at,
      currency: 'EUR',
      total_minor: 90_000,
      reason: 'Ha perdido el mes',
    })
    .execute();
  const line = { proposal_id: id, level: 1 };
  await db
    .insertInto('proposal_line')
    .values([
      { ...line, id: newId(), position: 1, solution: 'apology', applied_at: at },
      { ...line, id: newId(), position: 2, solution: 'credit', amount_minor: 90_000 },
    ])
    .execute();
  const asked = { approver_id: people.administrator.id, asked_id: people.administrator.id, asked_at: at, step: 1 };
  const times = { due_at: at, expires_at: at, decided_at: at, proposal_version: 1 };
  await db
    .insertInto('authorisation')
    .values({
      id: authorisationId,
      proposal_id: id,
      ...asked,
      ...times,
      state: 'refused',
      decided_by: people.administrator.id,
      reason: 'No se ve el daño',
    })
    .execute();
  const seen = async (personId: string) =>
    (await api.call(reviewsApi.listDecisions, { query: { personId } }, callers.director)).items.map((one) => [
      one.source,
      one.kind,
      one.amount?.minor ?? null,
      one.why,
    ]);
  expect(await seen(people.lead.id)).toContainEqual(['proposal', 'solution', null, 'Ha perdido el mes']);
  expect(await seen(people.administrator.id)).toEqual([['authorisation', 'refusal', 90_000, 'No se ve el daño']]);
  const mark = { params: { source: 'authorisation' as const, id: authorisationId }, body: doubtful };
  await api.call(reviewsApi.reviewDecision, mark, callers.director);
  const { items } = await api.call(reviewsApi.myFeedback, {}, callers.administrator);
  expect(items.map(({ decision }) => [decision.kind, decision.source])).toEqual([['refusal', 'authorisation']]);
  await db.deleteFrom('authorisation').where('id', '=', authorisationId).execute();
  await db.deleteFrom('proposal_line').where('proposal_id', '=', id).execute();
  await db.deleteFrom('proposal').where('id', '=', id).execute();
});

test('each decision of a person has the same chance: over many weeks none is left out', async () => {
  const sought = { from: addMs(now, -DAY), to: addMs(now, DAY), each: 2, kind: 'concession' as const };
  const times = new Map<string, number>();
  for (let week = 0; week < 120; week += 1) {
    const drawn = await drawDecisions(
      db,
      { ...sought, seed: `week ${week}`, personId: people.agent.id, marked: null },
      'es',
    );
    expect(drawn).toHaveLength(2);
    for (const { id } of drawn) times.set(id, (times.get(id) ?? 0) + 1);
  }
  // 120 draws of 2 out of 12: 20 each are expected, with a deviation of about 4.
  expect(times.size).toBe(12);
  expect(Math.min(...times.values())).toBeGreaterThan(4);
  expect(Math.max(...times.values())).toBeLessThan(40);
  const figures = await figuresOf(db, { ...sought, seed: '', personId: null, marked: null });
  expect(figures.total).toBe(14);
});

test('marked with a word, read and answered by whom it is about; nobody else reads it, and the case does not tell', async () => {
  for (const role of ['agent', 'lead', 'administrator'] as const)
    expect((await api.refused(reviewsApi.reviewDecision, { params, body: doubtful }, callers[role])).code).toBe(
      'direct.not_yours',
    );
  const { id } = await api.call(reviewsApi.reviewDecision, { params, body: doubtful }, callers.director);
  const mine = () => api.call(reviewsApi.myFeedback, {}, callers.agent);
  expect(await mine()).toMatchObject({
    unread: 1,
    items: [{ review: { id, word: doubtful.word }, decision: { reference } }],
  });
  expect((await api.call(reviewsApi.myFeedback, {}, callers.lead)).items).toEqual([]);
  const body = { text: 'Tienes razón.' };
  expect((await api.refused(reviewsApi.answerFeedback, { params: { id }, body }, callers.lead)).code).toBe(
    'review.not_found',
  );
  await api.call(reviewsApi.readFeedback, { params: { id }, body: {} }, callers.agent);
  expect(await mine()).toMatchObject({ unread: 0 });
  await api.call(reviewsApi.answerFeedback, { params: { id }, body }, callers.agent);
  expect((await api.refused(reviewsApi.answerFeedback, { params: { id }, body }, callers.agent)).code).toBe(
    'review.answered',
  );
  expect((await api.refused(reviewsApi.reviewDecision, { params, body: doubtful }, callers.director)).code).toBe(
    'review.answered',
  );
  expect(
    (await api.refused(reviewsApi.showPraise, { params: { id }, body: { shown: true } }, callers.director)).code,
  ).toBe('review.no_praise');
  expect((await it.events(caseId)).filter(({ type }) => type.startsWith('review.'))).toEqual([]);
});

test('praise is shown to everybody with the name of whoever earned it, and taken back', async () => {
  const { items } = await api.call(reviewsApi.listDecisions, { query: { kind: 'surprise' } }, callers.director);
  const [gift] = items;
  const marked = await api.call(
    reviewsApi.reviewDecision,
    { params: { source: 'surprise', id: gift?.id ?? '' }, body: { verdict: 'praised', word: 'Así nos recuerdan.' } },
    callers.director,
  );
  const show = (shown: boolean) =>
    api.call(reviewsApi.showPraise, { params: { id: marked.id }, body: { shown } }, callers.director);
  const seen = async () => (await api.call(reviewsApi.myFeedback, {}, callers.lead)).praise;
  expect(await seen()).toEqual([]);
  await show(true);
  expect(await seen()).toMatchObject([{ person: people.agent.name, what: 'Un detalle' }]);
  await show(false);
  expect(await seen()).toEqual([]);
});

test('of what a deputy decides in the Director’s place none is left out, and it says so; the Director’s own stays out', async () => {
  const before = await api.call(reviewsApi.listDecisions, { query: {} }, callers.director);
  const over = [...(await decided(people.lead.id, 3, 0)), ...(await decided(people.director.id, 1, 0))];
  await db.updateTable('proposal').set({ by_director: true, level: 3 }).where('id', 'in', over).execute();
  const after = await api.call(reviewsApi.listDecisions, { query: {} }, callers.director);
  const inPlace = after.items.filter((one) => one.inPlace);
  expect(inPlace.map(({ id }) => id).toSorted()).toEqual(over.slice(0, 3).toSorted());
  expect([after.total - before.total, after.drawn - before.drawn]).toEqual([3, 3]);
  // As many as are shown, those marked before the draw would have left them out included.
  expect(after.items).toHaveLength(after.drawn);
});

test('what was learnt is everybody’s; the number of its case only of who may open it', async () => {
  const learnt = { state: 'closed', ended_as: 'attended', learnt: 'Avisar antes', closed_at: now, attended_at: now };
  const asked = { kind: 'call', origin: 'page', asked_at: now, promised_at: now, first_promised_at: now };
  await db
    .insertInto('direct_contact')
    .values({ id: newId(), case_id: caseId, ...asked, ...learnt })
    .execute();
  const { id: team_id } = await db
    .insertInto('team')
    .values({ id: newId(), name: 'Otro equipo', created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const seen = async (who: typeof callers.agent) =>
    (await api.call(reviewsApi.myFeedback, {}, who)).learnt.map((one) => [one.text, one.reference]);
  await db.updateTable('case_inbox').set({ team_id, owner_id: null }).where('case_id', '=', caseId).execute();
  expect(await seen(callers.director)).toEqual([['Avisar antes', reference]]);
  expect(await seen(callers.agent)).toEqual([['Avisar antes', null]]);
});

test('weeks begin on Monday', () => {
  expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(mondayOf)).toEqual(Array(3).fill('2026-11-16'));
  expect([mondayOf('2027-01-01'), shifted('2026-12-28', 7)]).toEqual(['2026-12-28', '2027-01-04']);
});
