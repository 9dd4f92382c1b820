import { type CompiledCalendar, dueState, legalPack, type DueState } from '#areas/clocks/index.ts';
import { calendarAt } from '#areas/organisation/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Language } from '#platform/i18n/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { complianceApi, TermList } from '../contract.ts';
import { countTerms, termRows, type Place, type TermRow } from './terms.store.ts';

type Listing = CallOutput<typeof complianceApi.listTerms>;

/** What the law has running, at risk, broken and in doubt, and who has no receipt yet. Its roles see every case. */
export async function listTerms(
  work: Work,
  { list, after, limit }: HandlerInput<typeof complianceApi.listTerms>['query'],
): Promise<Listing> {
  const { db, now } = work;
  const [rows, counts] = await Promise.all([
    termRows(db, list, { now, after: after ? readPlace(after) : null, limit: limit + 1 }),
    countTerms(db, now),
  ]);
  const shown = rows.slice(0, limit);
  const items: Listing['items'] = [];
  for (const row of shown) items.push(await viewTerm(work, list, row));
  return { items, next: rows.length > limit ? placeOf(shown.at(-1) as TermRow) : null, counts };
}

async function viewTerm(work: Work, list: TermList, row: TermRow): Promise<Listing['items'][number]> {
  const language: Language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const rule = legalPack(row.pack ?? '')?.clocks.find(({ id }) => id === row.clock);
  const calendar = row.calendarId ? await calendarAt(work.db, row.calendarId, row.calendarVersion ?? 0) : null;
  const state = calendar && stateOf(work, row, calendar, language);
  return {
    id: row.id,
    reference: row.reference,
    subject: row.subject,
    customer: row.customer,
    owner: row.owner,
    term: row.clock ? { name: rule?.name[language] ?? row.clock, article: row.article ?? '' } : null,
    startedAt: row.startedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    dueOn: row.dueAt && calendar && dayIn(calendar.zone, row.dueAt),
    lateAt: row.lateAt?.toISOString() ?? null,
    metAt: row.metAt?.toISOString() ?? null,
    heardAt: list === 'heard' ? row.at.toISOString() : null,
    receipt: list === 'unacknowledged' ? { sheetId: row.sheetId, hand: mayHand(work) } : null,
    due: state && { level: state.level, chip: state.chip, label: state.label },
  };
}

function mayHand({ actor }: Work): true | string {
  const hands = actor.kind === 'person' && actor.roles.some((role) => role !== 'auditor');
  return hands || 'case.reads_only';
}

/** 2026-12-31, by the clock of that zone. */
function dayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
}

function stateOf(work: Work, row: TermRow, calendar: CompiledCalendar, language: Language): DueState | null {
  const { startedAt, dueAt, attentionAt, criticalAt, metAt, unit, state } = row;
  if (!dueAt || !attentionAt || !criticalAt || !unit || !state) return null;
  const due = {
    startedAt,
    dueAt,
    attentionAt,
    criticalAt,
    metAt,
    unit,
    law: true,
    state: state === 'lapsed' ? 'cancelled' : state,
  } as const;
  return dueState(work.now, due, calendar, language);
}

function placeOf({ at, id }: TermRow): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** A place that is none of ours begins at the top. */
function readPlace(text: string): Place | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  return match ? { at: new Date(match[1] as string), id: match[2] as string } : null;
}
