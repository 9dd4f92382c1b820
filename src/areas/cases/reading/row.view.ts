import { dueLeft, dueLevel, type CompiledCalendar } from '#areas/clocks/index.ts';
import { calendarAt, calendarFor } from '#areas/organisation/index.ts';
import { MINUTE } from '#platform/clock/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import type { CaseRow } from '../contract.ts';
import { orWithoutClock } from '../course/calendars.ts';
import { abilitiesOf, type Verb } from '../policy.rules.ts';
import type { CaseRowData } from './row.store.ts';

export interface ListPage {
  cases: CaseRow[];
  next: string | null;
  more: boolean;
}

/** What a list acts on with one key. */
const ROW_VERBS: readonly Verb[] = [
  'reply',
  'assign',
  'take',
  'snooze',
  'wake',
  'resolve',
  'reopen',
  'setTags',
  'markSeen',
];

/** The rows of a list, each with what is left of its clock by the calendar that counts it. */
export async function viewRows({ db, actor, now }: Work, rows: readonly CaseRowData[]): Promise<CaseRow[]> {
  const ofTeams = new Map<string | null, CompiledCalendar>();
  const seen: CaseRow[] = [];
  for (const row of rows) {
    if (!row.dueLaw && !ofTeams.has(row.teamId)) ofTeams.set(row.teamId, (await calendarFor(db, row.teamId)).calendar);
    const calendar = row.dueLaw
      ? await calendarAt(db, row.dueLaw.calendar, row.dueLaw.version)
      : (ofTeams.get(row.teamId) as CompiledCalendar);
    seen.push(viewRow(row, actor, now, calendar));
  }
  return seen;
}

export function viewRow(
  row: CaseRowData,
  actor: Actor,
  now: Date,
  calendar: CompiledCalendar,
  verbs: readonly Verb[] = ROW_VERBS,
): CaseRow {
  return {
    id: row.id,
    reference: row.reference,
    subject: row.subject,
    customer: row.customer ?? '',
    customerId: row.customerId,
    type: row.type as CaseRow['type'],
    channel: row.channel as CaseRow['channel'],
    ball: row.ball,
    discarded: row.discarded,
    ...(row.mergedInto ? { mergedInto: row.mergedInto } : {}),
    ballSince: row.ballSince.toISOString(),
    owner: row.ownerId ? { id: row.ownerId, name: row.ownerName ?? '' } : null,
    teamId: row.teamId,
    due: dueOf(row, now, calendar),
    nextAt: row.nextAt.toISOString(),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    ...(row.wakesOn ? { wakesOn: row.wakesOn } : {}),
    movedAt: row.movedAt.toISOString(),
    unread: row.unread,
    priority: row.priority,
    flags: row.flags as CaseRow['flags'],
    circuit: row.circuit,
    waitsFor: waitsFor(row),
    tagIds: row.tagIds,
    excerpt: row.excerpt,
    ...(row.family ? { family: row.family } : {}),
    can: abilitiesOf(actor, { ball: row.ball, snoozed: row.snoozedUntil !== null, ownerId: row.ownerId }, verbs),
  };
}

/** Whom inside it waits for, by the name they have now. */
function waitsFor({ waitsFor: who, waitsForName }: CaseRowData): CaseRow['waitsFor'] {
  if (!who) return null;
  const at = (text: string): string => new Date(text).toISOString();
  return { kind: who.kind, id: who.id, name: waitsForName ?? '', since: at(who.since), dueAt: at(who.dueAt) };
}

/** The clock that ends first: its level by the dates kept beside it, what is left of it by its calendar. */
function dueOf(row: CaseRowData, now: Date, calendar: CompiledCalendar): CaseRow['due'] {
  const { dueAt, dueLaw, dueKind, dueStartedAt, dueAttentionAt, dueCriticalAt, dueState } = row;
  if (!dueAt || !dueKind || !dueStartedAt || !dueState || row.ball === 'resolved') return null;
  const level = dueLevel(now, {
    state: dueState,
    attentionAt: dueAttentionAt ?? dueAt,
    criticalAt: dueCriticalAt ?? dueAt,
    dueAt,
  });
  type Due = NonNullable<CaseRow['due']>;
  return {
    kind: dueKind as Due['kind'],
    at: dueAt.toISOString(),
    startedAt: dueStartedAt.toISOString(),
    state: level as Due['state'],
    internal: dueKind !== 'legal',
    left: orWithoutClock(() => dueLeft(now, { unit: dueLaw?.unit ?? 'hour', dueAt, law: dueLaw !== null }, calendar), {
      unit: 'minutes',
      n: Math.floor((dueAt.getTime() - now.getTime()) / MINUTE),
    }),
  };
}
