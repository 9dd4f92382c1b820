import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepChoice, legalClocksOf, legalDueOf, legalPack, packInForce } from '#areas/clocks/index.ts';
import { clocksApi } from '#areas/clocks/contract.ts';
import { parts as clocks } from '#areas/clocks/index.ts';
import { organisationApi as org } from '#areas/organisation/contract.ts';
import { record } from '#platform/log/index.ts';
import { system } from '#platform/work/index.ts';
import { makeApi, type Api, type Caller } from '#tests/support/api.ts';
import { catchUp } from '#tests/support/follow.ts';
import { readable } from '#tests/support/readable.ts';
import { aMail, casesHouse, UNDER_LEY_10 } from '../cases.fixture.ts';
import { casesApi as api, type CaseView } from '../contract.ts';
import { addInbound, recomputeLegal, sweepCases } from '../index.ts';
import { moveClocks } from '../jobs.ts';
import { lawApi as law } from '../law/law.contract.ts';
import { reader } from '../reactions.ts';
import { messagesForCustomer } from '../reading/thread.store.ts';
import { isSameClock } from './legal-clocks.ts';
import { keptClocks } from './legal.store.ts';

const DAY_MS = 86_400_000;
const it = await casesHouse([], UNDER_LEY_10);
const { db } = it.house.database;
let settings: Api;
let agent: Caller;
beforeAll(async () => {
  settings = await makeApi(it.house, [clocks]);
  await follow('es-l10-large');
  agent = await it.api.signedIn(it.people.agent);
});
afterAll(async () => {
  await settings.close();
  await it.close();
});

async function follow(pack: string): Promise<void> {
  it.house.clock.advance(1_000);
  const chosen = legalPack(pack);
  if (!chosen) throw new Error(pack);
  await it.as(system('tests'), async (work) => keepChoice(work, chosen, null, work.now));
}
const complaint = (given: object = {}) => it.aCase({ given: { type: 'complaint', ...given } });
const read = (reference: string): Promise<CaseView> => it.api.call(api.getCase, { params: { reference } }, agent);
const types = async (caseId: string): Promise<string[]> =>
  (await it.events(caseId)).map(({ type }) => type).filter((type) => type.startsWith('clock.'));
/** The rows are what the log tells, whatever was done (invariant 7). */
async function agree(caseId: string): Promise<void> {
  const [rows, told] = [await keptClocks(db, caseId), await recomputeLegal(db, caseId)];
  expect(rows).toHaveLength(told.length);
  for (const clock of told)
    expect(
      rows.some((row) => row.clock === clock.rule.clock && row.round === clock.round && isSameClock(row, clock)),
      `${clock.rule.clock} ${clock.state}`,
    ).toBe(true);
}
async function mailLeaves(caseId: string, messageId: string): Promise<void> {
  await it.as(system('outbox'), async (work) =>
    record(work, ['mail', messageId], 'mail.sent', { caseId, messageId, kind: 'reply' }),
  );
  await readable(it.house);
  await catchUp(it.house, reader);
}

async function mailReturns(caseId: string, messageId: string): Promise<void> {
  await sql`
    update outbox set recipients = (select jsonb_agg(r || '{"state":"bounced"}'::jsonb) from jsonb_array_elements(recipients) r)
    where message_id = ${messageId}`.execute(db);
  await it.as(system('outbox'), async (work) =>
    record(work, ['mail', messageId], 'mail.bounced', { caseId, messageId, kind: 'reply' }),
  );
  await readable(it.house);
  await catchUp(it.house, reader);
}
const petitions = [{ text: 'La silla', outcome: 'granted' as const, reason: 'Falta' }];

describe('a complaint under Ley 10/2025', () => {
  test('carries both terms from its opening, written with the case', async () => {
    const { id, reference } = await complaint();
    const rows = await legalClocksOf(db, id);
    expect(rows.map(({ clock, unit, length, state }) => [clock, unit, length, state])).toEqual(
      expect.arrayContaining([
        ['es.general.complaint', 'calendar_day', 15, 'running'],
        ['es.l10.resolution', 'working_day', 15, 'running'],
      ]),
    );
    expect(await legalDueOf(db, id)).toEqual(rows[0]?.due_at);
    const view = await read(reference);
    const receipt = view.messages.find(({ automatic }) => automatic === 'acknowledgement');
    expect(receipt?.text).toMatch(/El plazo que marca la ley .* acaba el .* \((TRLGDCU|Ley 10\/2025), art\. /);
    expect(view.legalClass).toBe('complaint');
    expect(view.legal[0]?.explanation).toMatch(/\((TRLGDCU|Ley 10\/2025), art\. /);
    expect(view.legal.every(({ reviewed }) => !reviewed)).toBe(true);
    await agree(id);
  });

  test('follows what it is about: a bill brings five days, praise none, and a class a person chose stays', async () => {
    const { id, reference } = await it.aCase();
    const change = (body: object) => it.api.call(api.classify, { params: { reference }, body }, agent);
    expect((await legalClocksOf(db, id)).map(({ clock }) => clock)).toEqual(['es.l10.resolution']);
    const bill = await change({ reasonCode: 'duplicate_charge' });
    expect(bill.legalClass).toBe('complaint');
    expect(bill.legal.map(({ clock }) => clock)).toContain('es.l10.billing');
    expect(bill.due).toMatchObject({ internal: true });
    const praised = await change({ reasonCode: null, type: 'praise' });
    expect(praised.legalClass).toBeNull();
    expect(praised.legal.every(({ state }) => state === 'cancelled')).toBe(true);
    await change({ legalClass: 'incident' });
    expect((await change({ type: 'enquiry' })).legalClass).toBe('incident');
    await agree(id);
  });

  test('shows the law where it ends before our own promise', async () => {
    const { id, reference } = await complaint({ reasonCode: 'duplicate_charge' });
    agent = await it.api.signedIn(it.people.agent);
    const body = { text: 'Lo miramos con Contabilidad.', then: 'keep' as const };
    const replied = await it.api.call(api.reply, { params: { reference }, body }, agent);
    expect(replied.due).toMatchObject({ internal: true });
    await mailLeaves(id, replied.messages.at(-1)?.id ?? '');
    const { due, legal } = await read(reference);
    expect(due).toMatchObject({ kind: 'legal', internal: false, at: legal[0]?.dueAt });
    expect(legal[0]?.clock).toBe('es.l10.billing');
  });

  test('is met when the answer that resolves it has left, not when it was written', async () => {
    const { id, reference } = await complaint();
    const resolved = await it.api.call(
      api.resolve,
      {
        params: { reference },
        body: { petitions: [{ text: 'La silla', outcome: 'granted', reason: 'Falta' }], text: 'Va otra silla.' },
      },
      await it.api.signedIn(it.people.agent),
    );
    expect(resolved.ball).toBe('resolved');
    expect(resolved.legal.every(({ state }) => state === 'running')).toBe(true);
    it.house.clock.advance(30_000);
    await mailLeaves(id, resolved.messages.at(-1)?.id ?? '');
    expect((await legalClocksOf(db, id)).map(({ state }) => state)).toEqual(['met', 'met']);
    expect((await it.events(id)).filter(({ type }) => type === 'case.notified')).toHaveLength(1);
    expect(await types(id)).toContain('clock.met');
    await agree(id);
  });

  test('is not met by an answer that never arrived or was taken back, though it was written before it resolved', async () => {
    const resolveOn = async (reference: string, leaves: boolean) => {
      agent = await it.api.signedIn(it.people.agent);
      const call = { params: { reference } };
      const written = { text: 'Va otra silla.', then: 'keep' as const };
      const { id, messages } = await it.api.call(api.reply, { ...call, body: written }, agent);
      const messageId = messages.at(-1)?.id ?? '';
      if (leaves) await mailLeaves(id, messageId);
      const resolved = await it.api.call(api.resolve, { ...call, body: { petitions } }, agent);
      expect(resolved.legal.map(({ state }) => state)).toEqual(Array(2).fill(leaves ? 'met' : 'running'));
      return messageId;
    };
    for (const leaves of [true, false]) {
      const { id, reference } = await complaint();
      const messageId = await resolveOn(reference, leaves);
      it.house.clock.advance(60_000);
      if (leaves) await mailReturns(id, messageId);
      else {
        agent = await it.api.signedIn(it.people.agent);
        await it.api.call(api.undoReply, { params: { reference, messageId }, body: {} }, agent);
      }
      const view = await read(reference);
      expect(view.ball).toBe('ours');
      expect(view.legal.map(({ state }) => state)).toEqual(['running', 'running']);
      await agree(id);
    }
  });

  test('is told once when it passes its date, and stays the customer’s right', async () => {
    const { id, reference } = await complaint();
    it.house.clock.advance(40 * DAY_MS);
    await sweepCases(it.house);
    await sweepCases(it.house);
    expect((await types(id)).filter((type) => type === 'clock.missed')).toHaveLength(2);
    const rows = await legalClocksOf(db, id);
    expect(rows.every(({ state, late_at }) => state === 'running' && late_at !== null)).toBe(true);
    agent = await it.api.signedIn(it.people.agent);
    expect((await read(reference)).ball).not.toBe('resolved');
  });

  test('does not let an answer be put off past its end without its writer knowing', async () => {
    const { id, reference } = await complaint();
    const sendAt = new Date(((await legalDueOf(db, id)) as Date).getTime() + 3_600_000).toISOString();
    const later = { params: { reference }, body: { text: 'Lo miramos.', sendAt } };
    expect((await it.api.refused(api.reply, later, agent)).code).toBe('case.later_beyond_legal');
    await it.api.call(api.reply, { ...later, body: { ...later.body, pastTerm: true } }, agent);
  });

  test('does not let a snooze pass the day before its end', async () => {
    const { id, reference } = await complaint();
    const due = (await legalDueOf(db, id)) as Date;
    const until = (at: Date) => ({ params: { reference }, body: { until: at.toISOString() } });
    expect((await it.api.refused(api.snooze, until(new Date(due.getTime() - 3_600_000)), agent)).code).toBe(
      'case.snooze_beyond_legal',
    );
    const snoozed = await it.api.call(api.snooze, until(new Date(due.getTime() - DAY_MS - 3_600_000)), agent);
    expect(snoozed.ball).toBe('snoozed');
    expect(snoozed.legal[0]?.state).toBe('running');
  });
});

describe('a mail to somebody else on the way', () => {
  const courier = 'entregas@mensajeria.example';
  const writeTo = async (reference: string, body: { to: string[]; cc?: string[]; then?: 'keep' | 'wait' }) => {
    agent = await it.api.signedIn(it.people.agent);
    const sent = { text: '¿Dónde está el bulto?', then: 'keep' as const, ...body };
    return it.api.call(api.reply, { params: { reference }, body: sent }, agent);
  };
  const unmet = async (id: string): Promise<string[]> =>
    (await legalClocksOf(db, id)).filter(({ state }) => state === 'running').map(({ clock }) => clock);

  test('answers nothing: no term, no first reply, no resolution, and the customer still waits for us', async () => {
    const { id, reference } = await complaint({ legalPack: 'es-l10-basic' });
    const flagged = { params: { reference }, body: { flags: ['continuity' as const] } };
    await it.api.call(api.classify, flagged, await it.api.signedIn(it.people.agent));
    const terms = await unmet(id);
    expect(terms).toContain('es.l10.continuity');
    const written = await writeTo(reference, { to: [courier], then: 'wait' });
    expect(written).toMatchObject({ ball: 'ours' });
    expect(written.messages.at(-1)?.aside).toBe(true);
    await mailLeaves(id, written.messages.at(-1)?.id ?? '');
    const view = await read(reference);
    await sql`update outbox set state = 'sent' where case_id = ${id}`.execute(db);
    const shown = await messagesForCustomer(db, id);
    expect([shown.length, shown.every(({ direction }) => direction === 'in')]).toEqual([1, true]);
    expect(view).toMatchObject({ ball: 'ours', firstReplyAt: null });
    expect(view.targets.find(({ kind }) => kind === 'first_reply')?.state).toBe('running');
    expect(await unmet(id)).toEqual(terms);
    const call = { params: { reference }, body: { petitions } };
    expect((await it.api.refused(api.resolve, call, agent)).code).toBe('case.resolve_needs_reply');
    await agree(id);
  });

  test('counts with the customer in copy, or to another address of theirs', async () => {
    const { id, reference } = await complaint();
    await mailLeaves(id, (await writeTo(reference, { to: [courier] })).messages.at(-1)?.id ?? '');
    const copied = await writeTo(reference, { to: [courier], cc: ['Ana@Cliente.example'], then: 'wait' });
    expect(copied.ball).toBe('customer');
    expect(copied.messages.at(-1)?.aside).toBe(false);
    await mailLeaves(id, copied.messages.at(-1)?.id ?? '');
    expect((await read(reference)).firstReplyAt).not.toBeNull();
    // Later the courier again: the customer has had their answer, and it stays the one that resolves.
    const after = await writeTo(reference, { to: [courier] });
    expect(after.ball).toBe('customer');
    await mailLeaves(id, after.messages.at(-1)?.id ?? '');
    await it.api.call(api.resolve, { params: { reference }, body: { petitions } }, agent);
    expect((await legalClocksOf(db, id)).map(({ state }) => state)).toEqual(['met', 'met']);
    expect((await it.events(id)).find(({ type }) => type === 'case.notified')?.data).toMatchObject({
      message: copied.messages.at(-1)?.id,
    });
    const other = await complaint({ customerId: null });
    expect((await writeTo(other.reference, { to: ['ana@cliente.example'] })).messages.at(-1)?.aside).toBe(false);
    await agree(id);
  });

  test('and their answer to us alone is not for the customer to read', async () => {
    const { id } = await complaint();
    const answered = async (more: object) => {
      const from = { name: 'Reparto', address: courier };
      await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { from, ...more })));
      return (await messagesForCustomer(db, id)).length;
    };
    expect(await answered({})).toBe(1);
    expect(await answered({ cc: [{ name: 'Ana', address: 'Ana@cliente.example' }] })).toBe(2);
  });

  test('is said before it is sent', async () => {
    const { reference } = await complaint();
    agent = await it.api.signedIn(it.people.agent);
    const said = async (body: object) =>
      (await it.api.call(law.checkReply, { params: { reference }, body: { text: 'Hola', ...body } }, agent)).aside;
    expect(await said({})).toBe(false);
    expect(await said({ to: [`Reparto <${courier}>`] })).toBe(true);
    expect(await said({ to: [courier], cc: ['Ana <ana@cliente.example>'] })).toBe(false);
  });
});

describe('missing data', () => {
  test('are asked with ten working days at least; a word of the customer completes nothing until a person says so, from the day it came', async () => {
    const { id, reference } = await it.aCase();
    const least = (await read(reference)).completionFrom as string;
    const ask = (body: { text: string; until?: string }) => ({ params: { reference }, body });
    const sooner = new Date(new Date(least).getTime() - DAY_MS).toISOString();
    expect((await it.api.refused(api.askCompletion, ask({ text: 'La factura', until: sooner }), agent)).code).toBe(
      'case.completion_too_soon',
    );
    const asked = await it.api.call(api.askCompletion, ask({ text: 'Necesitamos la factura.' }), agent);
    expect(asked.messages.at(-1)?.text).toContain('art');
    expect(asked.ball).toBe('customer');
    expect(asked.legal.map(({ clock, state }) => [clock, state])).toEqual(
      expect.arrayContaining([
        ['es.l10.resolution', 'paused'],
        ['es.l10.remedy', 'running'],
      ]),
    );
    expect(asked.nextAt <= least).toBe(true);
    expect((await it.api.refused(api.askCompletion, ask({ text: 'Y el albarán' }), agent)).code).toBe(
      'case.completion_asked',
    );
    it.house.clock.advance(2 * DAY_MS);
    await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now)));
    const wrote = it.house.clock.now();
    agent = await it.api.signedIn(it.people.agent);
    expect((await read(reference)).legal.find(({ clock }) => clock === 'es.l10.resolution')?.state).toBe('paused');
    it.house.clock.advance(DAY_MS);
    await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now, { text: '¿Les llegó?' })));
    agent = await it.api.signedIn(it.people.agent);
    const received = (arrivedOn?: string) => ({ params: { reference }, body: arrivedOn ? { arrivedOn } : {} });
    for (const day of ['2026-12-01', '2099-01-01'])
      expect((await it.api.refused(api.receiveCompletion, received(day), agent)).code).toBe('case.completion_bad_day');
    const after = await it.api.call(api.receiveCompletion, received(), agent);
    const resolution = after.legal.find(({ clock }) => clock === 'es.l10.resolution');
    expect(resolution).toMatchObject({ state: 'running', startedAt: wrote.toISOString() });
    expect(resolution?.moves).toMatchObject([{ why: 'restarted' }]);
    expect(after.legal.find(({ clock }) => clock === 'es.l10.remedy')?.state).toBe('met');
    await agree(id);
  });

  test('were not asked for when the request is taken back', async () => {
    const { id, reference } = await it.aCase();
    const asked = await it.api.call(
      api.askCompletion,
      { params: { reference }, body: { text: 'La factura' } },
      await it.api.signedIn(it.people.agent),
    );
    const messageId = asked.messages.at(-1)?.id ?? '';
    agent = await it.api.signedIn(it.people.agent);
    const back = await it.api.call(api.undoReply, { params: { reference, messageId }, body: {} }, agent);
    expect(back.legal.map(({ clock, state }) => [clock, state])).toEqual(
      expect.arrayContaining([
        ['es.l10.resolution', 'running'],
        ['es.l10.remedy', 'cancelled'],
      ]),
    );
    expect(back.completionFrom).not.toBeNull();
    await agree(id);
  });

  test('that never come close nothing: it is told, and the case comes back', async () => {
    const { id, reference } = await it.aCase();
    await it.api.call(api.askCompletion, { params: { reference }, body: { text: 'La factura, por favor' } }, agent);
    it.house.clock.advance(DAY_MS);
    await it.as(system('intake'), (work) => addInbound(work, id, aMail(work.now)));
    it.house.clock.advance(30 * DAY_MS);
    await sweepCases(it.house);
    // Their word waits for ours: nobody has said yet that it completes nothing.
    expect(await types(id)).not.toContain('clock.lapsed');
    agent = await it.api.signedIn(it.people.agent);
    const more = { params: { reference }, body: { text: 'En la foto no se lee el número.', then: 'wait' as const } };
    await it.api.call(api.reply, more, agent);
    it.house.clock.advance(1_000);
    await sweepCases(it.house);
    expect(await types(id)).toContain('clock.lapsed');
    agent = await it.api.signedIn(it.people.agent);
    const view = await read(reference);
    expect(view.ball).not.toBe('resolved');
    expect(view.legal.find(({ clock }) => clock === 'es.l10.remedy')?.state).toBe('lapsed');
    const again = await it.api.call(api.receiveCompletion, { params: { reference }, body: {} }, agent);
    expect(again.legal.find(({ clock }) => clock === 'es.l10.resolution')?.state).toBe('running');
    await agree(id);
  });
});

test('in Peru an offer of a remote solution makes the term wait, five working days at most', async () => {
  const { id, reference } = await complaint({ legalPack: 'pe-libro' });
  agent = await it.api.signedIn(it.people.agent);
  const call = { params: { reference }, body: {} };
  expect((await read(reference)).remoteOffer).toBe('possible');
  expect((await it.api.refused(api.endRemoteOffer, call, agent)).code).toBe('case.no_offer_open');
  const body = { text: 'Le enviamos la pieza mañana.' };
  const offered = await it.api.call(api.offerRemotely, { params: { reference }, body }, agent);
  expect(offered).toMatchObject({ remoteOffer: 'open', legal: [{ clock: 'pe.response', state: 'paused' }] });
  it.house.clock.advance(12 * DAY_MS);
  await sweepCases(it.house);
  agent = await it.api.signedIn(it.people.agent);
  const view = await read(reference);
  expect(view.legal[0]).toMatchObject({ state: 'running', moves: [{ why: 'resumed' }] });
  await agree(id);
  const other = await complaint();
  expect((await it.api.refused(api.offerRemotely, { params: { reference: other.reference }, body }, agent)).code).toBe(
    'case.no_remote_offer',
  );
});

test('a corrected calendar counts open terms again and keeps both dates', async () => {
  const { id } = await it.aCase();
  const admin = await it.api.signedIn(it.people.administrator);
  const [before] = await legalClocksOf(db, id);
  const [calendar] = (await it.api.call(org.listCalendars, {}, admin)).calendars;
  const definition = structuredClone(calendar?.definition) as { holidays: object[] };
  const inside = new Date((before?.started_at.getTime() ?? 0) + 5 * DAY_MS);
  while (inside.getUTCDay() % 6 === 0) inside.setTime(inside.getTime() + DAY_MS);
  const date = inside.toISOString().slice(0, 10);
  definition.holidays = [
    ...definition.holidays.filter((one) => (one as { date: string }).date !== date),
    { date, name: { es: 'Fiesta local', en: 'Local holiday' }, scope: 'local', kind: 'full' },
  ];
  await it.api.call(
    org.updateCalendar,
    {
      params: { id: calendar?.id ?? '' },
      body: { name: calendar?.name ?? '', definition, basedOn: calendar?.version ?? 0 },
    },
    admin,
  );
  await it.react();
  await moveClocks.run(it.house, { teamIds: [it.teamId], after: null });
  const [after] = await legalClocksOf(db, id);
  expect(after?.due_at.getTime()).toBeGreaterThan(before?.due_at.getTime() ?? 0);
  expect(after).toMatchObject({ first_due_at: before?.due_at, moves: [{ why: 'calendar' }] });
  expect((await it.events(id)).find(({ type }) => type === 'clock.moved')?.data).toMatchObject({ why: 'calendar' });
  await agree(id);
});

test('until Ley 10/2025 obliges the general regime rules, and a case keeps what ruled when it was presented', async () => {
  const chosen = legalPack('es-l10-large') as NonNullable<ReturnType<typeof legalPack>>;
  await it.as(system('tests'), (work) => keepChoice(work, chosen, null, new Date('2026-11-01T00:00:00Z')));
  const filedAt = async (receivedAt: string) =>
    (await legalClocksOf(db, (await complaint({ receivedAt: new Date(receivedAt) })).id)).map(({ clock }) => clock);
  expect(await filedAt('2026-12-27T22:59:59.999Z')).toEqual(['es.general.complaint']);
  expect(await filedAt('2026-12-27T23:00:00.000Z')).toEqual(['es.general.complaint', 'es.l10.resolution']);
  expect((await packInForce(db, new Date('2026-12-27T22:59:59.999Z')))?.id).toBe('es-general');
});

test('cases keep the pack they were received under; another one holds from its date on', async () => {
  const { id } = await complaint();
  const admin = await it.api.signedIn(it.people.administrator);
  const from = new Date(it.house.clock.now().getTime() + DAY_MS);
  const chosen = await settings.call(
    clocksApi.chooseLegalPack,
    { body: { pack: 'co-general', effectiveAt: from.toISOString() } },
    admin,
  );
  expect(chosen.choices[0]).toMatchObject({ pack: 'co-general', inForce: false, ruling: 'co-general' });
  expect((await packInForce(db, it.house.clock.now()))?.id).toBe('es-l10-large');
  expect((await packInForce(db, from))?.id).toBe('co-general');
  it.house.clock.advance(2 * DAY_MS);
  expect((await legalClocksOf(db, (await complaint()).id)).map(({ clock }) => clock)).toEqual(['co.claim']);
  expect((await legalClocksOf(db, id)).map(({ pack }) => pack)).toEqual(['es-l10-large', 'es-l10-large']);
  const past = { body: { pack: 'es-general', effectiveAt: '2026-01-01T00:00:00.000Z' } };
  const again = await it.api.signedIn(it.people.administrator);
  expect((await settings.refused(clocksApi.chooseLegalPack, past, again)).code).toBe('legal_pack.in_the_past');
  expect((await settings.refused(clocksApi.chooseLegalPack, { body: { pack: 'xx' } }, again)).code).toBe(
    'legal_pack.not_found',
  );
});
