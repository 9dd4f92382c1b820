import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { casesHouse } from '#areas/cases/cases.fixture.ts';
import { keepChoice, legalPack } from '#areas/clocks/index.ts';
import { sweepCases } from '#areas/cases/index.ts';
import { record } from '#platform/log/index.ts';
import { DAY, HOUR } from '#platform/clock/index.ts';
import { canonicalJson } from '#platform/log/event.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { system } from '#platform/work/index.ts';
import { complianceApi as api } from '../contract.ts';
import { parts as compliance } from '../parts.ts';
import type { EvaluationResults, Parameter } from './contract.ts';
import { csvCell } from '#platform/sheets/csv-cell.rules.ts';

/* A generated company whose year is recomputed by brute force from nothing but the raw events, and compared figure by figure. */

const it = await casesHouse([compliance]);
afterAll(it.close);
const { db } = it.house.database;
const agent = () => it.api.signedIn(it.people.agent);
const director = () => it.api.signedIn(it.people.director);
const YEAR = 2026;

let seed = 7;
const chance = (of: number): number => {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed % of;
};

beforeAll(async () => {
  await it.as(system('tests'), (work) =>
    keepChoice(
      work,
      legalPack('es-general') as { id: string; version: string },
      null,
      new Date('2026-01-01T00:00:00Z'),
    ),
  );
  for (let n = 0; n < 24; n++) await aStory(n);
  await sweepCases(it.house);
}, 120_000);

/** One customer's story: a complaint or an enquiry, answered soon, late or never, with its requests decided or not. */
async function aStory(n: number): Promise<void> {
  const complaint = chance(3) > 0;
  const { reference } = await it.aCase({
    given: {
      type: complaint ? 'complaint' : 'enquiry',
      channel: chance(5) === 0 ? 'form' : 'email',
      acknowledge: chance(4) > 0,
    },
    message: {
      language: chance(6) === 0 ? 'ca' : 'es',
      from: { name: `Cliente ${n}`, address: `c${n}@cliente.example` },
    },
  });
  await sendAll();
  const path = chance(4);
  if (path < 3) {
    it.house.clock.advance((path === 0 ? 20 : 1) * DAY + chance(5) * HOUR);
    const body = { text: `Sale mañana, cliente ${n}.` };
    await it.api.call(casesApi.reply, { params: { reference }, body }, await agent());
    await sendAll();
    if (path < 2) {
      const outcome = chance(3) === 0 ? ('informed' as const) : ('granted' as const);
      const petitions = [{ text: 'Que venga la pieza', outcome, reason: 'Está en la ruta.' }];
      await it.api.call(casesApi.resolve, { params: { reference }, body: { petitions } }, await agent());
    }
  }
  if (path === 3 && chance(3) === 0)
    await it.api.call(
      casesApi.discard,
      { params: { reference }, body: { reason: 'spam' } },
      await it.api.signedIn(it.people.lead),
    );
  it.house.clock.advance(chance(3) * DAY);
}

/** What waits to leave has left, as the sender marks it, and the case hears of it. */
async function sendAll(): Promise<void> {
  const waiting = await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'case_id', 'message_id'])
    .where('state', 'in', ['held', 'queued'])
    .execute();
  for (const { id, kind, case_id: caseId, message_id: messageId } of waiting)
    await it.as(system('outbox'), async (work) => {
      await work.db.updateTable('outbox').set({ state: 'sent', sent_at: work.now }).where('id', '=', id).execute();
      record(work, ['mail', id], 'mail.sent', { caseId, messageId, kind });
    });
  // The reader does not move where nothing concerns it.
  if (waiting.length > 0) await it.react();
}

interface Told {
  stream: string;
  n: number;
  type: string;
  actor: string;
  at: Date;
  data: Record<string, unknown>;
}

/** Each case's log alone, replayed by hand: 15 calendar days to the end of the day in Madrid, stopped at notice. */
async function byHand(until: Date): Promise<Record<string, { n: number; k: number; pending?: number }>> {
  const events = (await db
    .selectFrom('event')
    .select(['stream', 'n', 'type', 'actor', 'at', 'data'])
    .where('stream', 'like', 'case:%')
    .orderBy('stream')
    .orderBy('n')
    .execute()) as unknown as Told[];
  const cases = new Map<string, Told[]>();
  for (const one of events) cases.set(one.stream, [...(cases.get(one.stream) ?? []), one]);
  const sums: Record<string, { n: number; k: number; pending: number }> = {};
  const count = (id: string, holds: boolean | null): void => {
    const sum = (sums[id] ??= { n: 0, k: 0, pending: 0 });
    if (holds === null) sum.pending += 1;
    else {
      sum.n += 1;
      if (holds) sum.k += 1;
    }
  };
  for (const story of cases.values()) {
    const opened = story.find(({ type }) => type === 'case.opened') as Told;
    // The stories run into January: those belong to the next year.
    if (new Date(String(opened.data['at'])) >= new Date('2026-12-31T23:00:00Z')) continue;
    count('received', true);
    if (story.some(({ type }) => type === 'case.discarded')) continue;
    const has = (type: string): boolean => story.some((one) => one.type === type);
    const legalClass = String(opened.data['legal_class']);
    const keyed = ['complaint', 'incident', 'enquiry_followup'].includes(legalClass);
    if (keyed) count('key_issued', has('case.key_issued'));
    if (legalClass === 'complaint') {
      count('receipt_delivered', has('case.acknowledged') || opened.data['acknowledged'] === true);
      const due = endOfDay(new Date(String(opened.data['at'])), 15);
      const notice = story.find(({ type }) => type === 'case.notified');
      const at = notice && new Date(String(notice.data['at']));
      count('clock.es.general.complaint', at ? at <= due : until > due ? false : null);
    }
    const resolved = story.findLast(({ type }) => type === 'case.resolved');
    if (resolved) count('closed_by_age', !resolved.actor.startsWith('person:'));
    if (story.some(({ type }) => type === 'case.reply_written')) count('same_channel', true);
  }
  return sums;
}

/** The last millisecond, in Madrid, of the day so many days after. */
function endOfDay(from: Date, days: number): Date {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(from);
  const noon = new Date(`${day}T12:00:00Z`).getTime() + (days + 1) * DAY;
  const next = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(new Date(noon));
  const offset = new Date(noon).getUTCMonth() > 2 && noon < Date.UTC(2026, 9, 25) ? 2 : 1;
  return new Date(Date.parse(`${next}T00:00:00Z`) - offset * HOUR - 1);
}

const find = ({ parameters }: EvaluationResults, id: string): Parameter =>
  parameters.find((one) => one.id === id) as Parameter;

test('every figure equals the one the raw log gives by brute force, to the last case', async () => {
  const results = await it.api.call(api.previewEvaluation, { query: { year: YEAR } }, await director());
  const expected = await byHand(it.house.clock.now());
  for (const id of ['clock.es.general.complaint', 'key_issued', 'receipt_delivered', 'closed_by_age', 'same_channel']) {
    const { n, k } = find(results, id);
    expect({ id, n, k }).toEqual({ id, n: expected[id]?.n ?? 0, k: expected[id]?.k ?? 0 });
  }
  const term = find(results, 'clock.es.general.complaint');
  expect(term.pending).toBe(expected['clock.es.general.complaint']?.pending);
  // The story has them all: in time, late, and still to come or past without answer.
  expect(term.n).toBeGreaterThan(5);
  expect(term.k).toBeGreaterThan(0);
  expect(term.k).toBeLessThan(term.n as number);
  expect(results.reconciliation.map(({ rows, log }) => rows - log)).toEqual([0, 0, 0]);
  expect(results.reconciliation[0]?.rows).toBe(expected['received']?.n);
  expect(results.reconciliation[2]?.rows).toBeGreaterThan(0);
});

test('shares carry Wilson’s interval, both readings stand, and what has no data says why', async () => {
  const { parameters } = await it.api.call(api.previewEvaluation, { query: { year: YEAR } }, await director());
  for (const one of parameters) {
    const shown = `${one.id} ${one.reading ?? ''}`;
    if (one.state === 'measured' && one.kind === 'share') {
      expect(one.low, shown).toBeLessThanOrEqual(one.result as number);
      expect(one.high, shown).toBeGreaterThanOrEqual(one.result as number);
    }
    expect(one.why === null, shown).toBe(one.state === 'measured' || one.state === 'no_cases');
    expect(one.result === null, shown).toBe(one.state !== 'measured');
  }
  const readings = (id: string) => parameters.filter((one) => one.id === id).map(({ reading }) => reading);
  expect(readings('wait_call')).toEqual(['A', 'B']);
  expect(readings('wait_human')).toEqual(['A', 'B']);
});

test('a frozen evaluation is numbered, hashed and can’t be rewritten nor thrown away; its exports say what it says', async () => {
  const as = await director();
  const first = await it.api.call(api.freezeEvaluation, { body: { year: YEAR } }, as);
  const second = await it.api.call(api.freezeEvaluation, { body: { year: YEAR } }, as);
  expect([first.number, second.number]).toEqual([1, 2]);
  expect(first.sha256).toBe(sha256Hex(canonicalJson(first.results as never)));
  await expect(db.updateTable('evaluation').set({ year: 2025 }).execute()).rejects.toThrow('stays as it was');
  await expect(db.deleteFrom('evaluation').execute()).rejects.toThrow('must be kept');
  const told = await db.selectFrom('event').select('data').where('type', '=', 'evaluation.frozen').execute();
  expect(told.map(({ data }) => (data as { sha256: string }).sha256)).toEqual([first.sha256, second.sha256]);
  const file = async (format: 'xlsx' | 'csv' | 'pdf') =>
    it.api.send(api.evaluationFile, { params: { number: '1' }, query: { format } }, as);
  const csv = await file('csv');
  expect(csv.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(csv.body).toContain('Clave identificativa entregada;');
  expect(csv.body).toContain(first.sha256);
  const sheet = unzipSync((await file('xlsx')).rawPayload);
  expect(Object.keys(sheet)).toContain('xl/worksheets/sheet1.xml');
  expect((await file('pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const none = await it.api.refused(api.getEvaluation, { params: { number: '99' } }, as);
  expect(none.code).toBe('evaluation.not_found');
  expect((await it.api.refused(api.freezeEvaluation, { body: { year: 2031 } }, as)).code).toBe(
    'evaluation.year_to_come',
  );
  expect((await it.api.refused(api.freezeEvaluation, { body: { year: YEAR } }, await agent())).status).toBe(403);
});

test('T50: a cell never becomes a formula', () => {
  expect(['=1+1', '+34', '-2', '@x', '\tx', 'Ana', '50 %'].map(csvCell)).toEqual([
    "'=1+1",
    "'+34",
    "'-2",
    "'@x",
    "'\tx",
    'Ana',
    '50 %',
  ]);
});
