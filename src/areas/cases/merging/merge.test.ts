import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepChoice, legalPack } from '#areas/clocks/index.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { catchUp } from '#tests/support/follow.ts';
import { readable } from '#tests/support/readable.ts';
import { aMail, casesHouse, UNDER_LEY_10 } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound, caseByKey, caseForThreading, recomputeLegal, recomputeTargets, sweepCases } from '../index.ts';
import { isSameClock } from '../legal/legal-clocks.ts';
import { keptClocks } from '../legal/legal.store.ts';
import { reader } from '../reactions.ts';
import { toldOf } from './merge.fixture.ts';

const HOUR_MS = 3_600_000;
const it = await casesHouse([], UNDER_LEY_10);
const { db } = it.house.database;
let { agent, lead } = it.callers;
beforeAll(async () => {
  it.house.clock.advance(1_000);
  const pack = legalPack('es-l10-large');
  if (pack) await it.as(system('tests'), async (work) => keepChoice(work, pack, null, work.now));
});
afterAll(it.close);

const merge = (reference: string, other: string) =>
  it.api.call(api.merge, { params: { reference }, body: { other } }, agent);
const refused = async (reference: string, other: string) =>
  (await it.api.refused(api.merge, { params: { reference }, body: { other } }, agent)).code;
const read = (reference: string) => it.api.call(api.getCase, { params: { reference } }, agent);
const told = (caseId: string) => toldOf(db, caseId);

/** Time goes by, and both have signed in again. */
async function pass(hours: number): Promise<void> {
  it.house.clock.advance(hours * HOUR_MS);
  agent = await it.api.signedIn(it.people.agent);
  lead = await it.api.signedIn(it.people.lead);
}

/** A claim and, two hours later, another one of the same person about the same thing. */
async function twoOfAna() {
  const early = await it.aCase({
    given: { type: 'complaint' },
    message: { text: 'Falta una silla del pedido 108810' },
  });
  await pass(2);
  const late = await it.aCase({ given: { type: 'complaint' }, message: { text: '¿Y la silla del pedido 108810?' } });
  return { early, late };
}

/** The rows of the clocks are what the log tells, also of one that goes on in another (invariant 7). */
async function agree(caseId: string): Promise<void> {
  const [rows, terms] = [await keptClocks(db, caseId), await recomputeLegal(db, caseId)];
  expect(rows).toHaveLength(terms.length);
  for (const term of terms)
    expect(
      rows.some((row) => row.clock === term.rule.clock && row.round === term.round && isSameClock(row, term)),
    ).toBe(true);
  const targets = await sql<{ due: Date; state: string }>`
    select due_at as due, state from target where case_id = ${caseId} order by due_at, kind`.execute(db);
  const folded = (await recomputeTargets(db, caseId)).map(({ dueAt, state }) => ({ due: dueAt, state }));
  expect(new Set(targets.rows.map((row) => JSON.stringify(row)))).toEqual(
    new Set(folded.map((row) => JSON.stringify(row))),
  );
}

test('the merged case goes on in the kept one: what was said, its number, its key, its mail; the earliest date is shown', async () => {
  const { early, late } = await twoOfAna();
  await it.api.call(api.addNote, { params: { reference: early.reference }, body: { text: 'Zona B' } }, agent);
  await it.api.call(
    api.setPetitions,
    { params: { reference: early.reference }, body: { petitions: [{ text: 'La silla' }] } },
    agent,
  );
  const before = { early: await read(early.reference), late: await read(late.reference) };
  const preview = await it.api.call(
    api.previewMerge,
    { params: { reference: late.reference, other: early.reference } },
    agent,
  );
  expect(preview).toMatchObject({
    refusal: null,
    merged: { moves: { messages: 1, notes: 1, petitions: 1 } },
    dueAt: before.early.due?.at,
  });
  const kept = await merge(late.reference, early.reference);
  expect(kept.due?.at).toBe(before.early.due?.at);
  expect(new Date(kept.due?.at ?? 0) < new Date(before.late.due?.at ?? 0)).toBe(true);
  expect(kept.messages.map(({ originReference }) => originReference).filter(Boolean)).toEqual([early.reference]);
  expect(kept.notes.map(({ text }) => text)).toEqual(['Zona B']);
  expect(kept.petitions.map(({ text }) => text)).toEqual(['La silla']);
  expect(kept.merged).toMatchObject([{ reference: early.reference, by: { id: it.people.agent.id } }]);
  expect(kept.legal.filter(({ of }) => of === early.reference).every(({ state }) => state === 'running')).toBe(true);
  expect(kept.events.at(-1)?.type).toBe('case.merged');
  expect((await read(early.reference)).reference).toBe(late.reference);
  const found = await it.api.call(api.listCases, { query: { q: early.reference } }, agent);
  expect(found.cases.find(({ reference }) => reference === early.reference)?.mergedInto).toBe(late.reference);
  expect(
    (await it.api.refused(api.addNote, { params: { reference: early.reference }, body: { text: 'x' } }, agent)).code,
  ).toBe('case.merged');
  expect((await caseByKey(db, early.key))?.id).toBe(late.id);
  const [candidate] = await caseForThreading(db, { reference: early.reference });
  const { messageId } = await it.as(system('intake'), (work) =>
    addInbound(work, candidate?.caseId ?? '', aMail(work.now, { text: 'Sigo esperando' })),
  );
  const after = await read(late.reference);
  expect(after.messages.at(-1)).toMatchObject({ id: messageId, originReference: early.reference });
  expect(after.ball).toBe('ours');
  await agree(early.id);
  await agree(late.id);
});

test('what the customer is told in the kept case answers both claims, each by its own term', async () => {
  const { early, late } = await twoOfAna();
  await merge(late.reference, early.reference);
  await pass(24);
  const { messages } = await it.api.call(
    api.resolve,
    {
      params: { reference: late.reference },
      body: { petitions: [{ text: 'La silla', outcome: 'granted', reason: 'Enviada' }], text: 'La silla sale hoy.' },
    },
    agent,
  );
  const messageId = messages.at(-1)?.id ?? '';
  await it.as(system('outbox'), async (work) =>
    record(work, ['mail', messageId], 'mail.sent', { caseId: late.id, messageId, kind: 'reply' }),
  );
  await readable(it.house);
  await catchUp(it.house, reader);
  for (const { id } of [early, late])
    expect(new Set((await keptClocks(db, id)).map(({ state }) => state))).toEqual(new Set(['met']));
  expect((await it.events(early.id)).filter(({ type }) => type === 'clock.met').length).toBeGreaterThan(0);
  await agree(early.id);
  await agree(late.id);
});

test('undone a day later both stand as they stood, with what came meanwhile where it belongs', async () => {
  const { early, late } = await twoOfAna();
  const { reference } = early;
  const until = new Date(it.house.clock.now().getTime() + 72 * HOUR_MS).toISOString();
  await it.api.call(
    api.setPetitions,
    { params: { reference }, body: { petitions: [{ text: 'La silla' }, { text: 'Los portes' }] } },
    agent,
  );
  await it.api.call(api.follow, { params: { reference }, body: { following: true } }, lead);
  for (const one of [early, late])
    await it.api.call(api.take, { params: { reference: one.reference }, body: {} }, agent);
  await it.api.call(api.snooze, { params: { reference }, body: { until } }, agent);
  const before = { early: await told(early.id), late: await told(late.id) };
  const { merged } = await merge(late.reference, reference);
  await pass(24);
  await sweepCases(it.house);
  const mergeId = merged[0]?.id ?? '';
  const kept = await it.api.call(api.undoMerge, { params: { reference: late.reference, mergeId }, body: {} }, agent);
  expect(kept.merged).toEqual([]);
  expect({ early: await told(early.id), late: await told(late.id) }).toEqual(before);
  expect(
    (await it.api.refused(api.undoMerge, { params: { reference: late.reference, mergeId }, body: {} }, agent)).code,
  ).toBe('case.merge_undone');
  const again = await merge(late.reference, reference);
  const mail = (caseId: string) => it.as(system('intake'), (work) => addInbound(work, caseId, aMail(work.now)));
  const [forEarly, forLate] = [await mail(early.id), await mail(late.id)];
  await it.api.call(
    api.undoMerge,
    { params: { reference: late.reference, mergeId: again.merged[0]?.id ?? '' }, body: {} },
    agent,
  );
  const ids = async (of: string) => (await read(of)).messages.map(({ id }) => id);
  expect(await ids(reference)).toContain(forEarly.messageId);
  expect(await ids(late.reference)).toContain(forLate.messageId);
  expect((await read(reference)).ball).toBe('ours');
  await agree(early.id);
  await agree(late.id);
});

test('two people, a decision on it, one already merged: no, and why', async () => {
  const { early, late } = await twoOfAna();
  const luis = await it.aCase({ message: { from: { name: 'Luis', address: 'luis@otro.example' } } });
  expect(await refused(late.reference, luis.reference)).toBe('case.merge_other_customer');
  expect(await refused(late.reference, late.reference)).toBe('case.merge_self');
  await db
    .insertInto('service_hold')
    .values({
      id: early.messageId,
      case_id: early.id,
      kind: 'service',
      reason: 'x',
      placed_at: it.house.clock.now(),
      placed_by: 'system:tests',
    })
    .execute();
  const view = await it.api.call(
    api.previewMerge,
    { params: { reference: late.reference, other: early.reference } },
    agent,
  );
  expect(view).toMatchObject({ refusal: { code: 'case.merge_tied', tie: 'hold' }, otherWay: true });
  expect(await refused(late.reference, early.reference)).toBe('case.merge_tied');
  await merge(early.reference, late.reference);
  expect(await refused(early.reference, late.reference)).toBe('case.merged');
  const third = await it.aCase();
  expect(await refused(third.reference, early.reference)).toBe('case.merge_holds');
});

test('at once from both sides one merge stands; a mail on its way is in the case that stayed', async () => {
  const { early, late } = await twoOfAna();
  const tries = await Promise.all([
    it.api.send(api.merge, { params: { reference: early.reference }, body: { other: late.reference } }, agent),
    it.api.send(api.merge, { params: { reference: late.reference }, body: { other: early.reference } }, lead),
    it.as(system('intake'), (work) => addInbound(work, early.id, aMail(work.now, { text: 'A la vez' }))),
  ]);
  expect(
    tries
      .slice(0, 2)
      .map((one) => ('statusCode' in one ? one.statusCode : 0))
      .toSorted(),
  ).toEqual([200, 409]);
  const kept = await read(early.reference);
  expect(kept.messages.map(({ text }) => text)).toContain('A la vez');
  expect((await read(late.reference)).reference).toBe(kept.reference);
  expect(kept.merged).toHaveLength(1);
});

test('the same order is offered first, then other open cases of the person', async () => {
  const from = { name: 'Eva', address: 'eva@cliente.example' };
  const mine = await it.aCase({
    given: { subject: 'Pedido 200771' },
    message: { from, text: 'El pedido 200771 no llega' },
  });
  const other = await it.aCase({
    given: { subject: 'Cambio de dirección' },
    message: { from, text: 'Quiero cambiarla' },
  });
  const same = await it.aCase({
    given: { subject: '¿Y mi compra?' },
    message: { from, text: 'Es el pedido n.º 200771' },
  });
  const { cases } = await it.api.call(api.mergeCandidates, { params: { reference: mine.reference } }, agent);
  expect(cases.map(({ reference, why }) => [reference, why])).toEqual([
    [same.reference, 'order'],
    [other.reference, 'customer'],
  ]);
});
