import { dueLevel } from '#areas/clocks/index.ts';
import type { Actor } from '#platform/work/index.ts';
import type { CaseRow } from '../contract.ts';
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

export function viewRow(row: CaseRowData, actor: Actor, now: Date, verbs: readonly Verb[] = ROW_VERBS): CaseRow {
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
    ballSince: row.ballSince.toISOString(),
    owner: row.ownerId ? { id: row.ownerId, name: row.ownerName ?? '' } : null,
    teamId: row.teamId,
    due: dueOf(row, now),
    nextAt: row.nextAt.toISOString(),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    movedAt: row.movedAt.toISOString(),
    unread: row.unread,
    priority: row.priority,
    flags: row.flags as CaseRow['flags'],
    circuit: row.circuit,
    waitsFor: waitsFor(row),
    tagIds: row.tagIds,
    excerpt: row.excerpt,
    can: abilitiesOf(actor, { ball: row.ball, snoozed: row.snoozedUntil !== null, ownerId: row.ownerId }, verbs),
  };
}

/** Whom inside it waits for, by the name they have now. */
function waitsFor({ waitsFor: who, waitsForName }: CaseRowData): CaseRow['waitsFor'] {
  if (!who) return null;
  const at = (text: string): string => new Date(text).toISOString();
  return { kind: who.kind, id: who.id, name: waitsForName ?? '', since: at(who.since), dueAt: at(who.dueAt) };
}

/** The clock that ends first, by the dates kept beside it: no calendar is needed to read a list. */
function dueOf(row: CaseRowData, now: Date): CaseRow['due'] {
  const { dueAt, dueKind, dueStartedAt, dueAttentionAt, dueCriticalAt, dueState } = row;
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
  };
}
