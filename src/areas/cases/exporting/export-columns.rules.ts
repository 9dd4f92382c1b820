import type { SheetValue } from '#platform/sheets/sheet.ts';
import type { CaseRow } from '../contract.ts';
import type { CaseDates } from './export.store.ts';

/** What a row needs besides itself. */
export interface ExportContext {
  say(key: string): string;
  nameOf(id: string): string;
  dates: CaseDates;
}

interface Column {
  name: string;
  width: number;
  value(row: CaseRow, context: ExportContext): SheetValue;
}

const date = (at: string | null | undefined): Date | null => (at ? new Date(at) : null);

/** What a list shows of a case, and what it knows besides, in the order in which one reads it. */
export const COLUMNS: readonly Column[] = [
  { name: 'reference', width: 12, value: ({ reference }) => reference },
  { name: 'customer', width: 28, value: ({ customer }) => customer },
  { name: 'subject', width: 44, value: ({ subject }) => subject },
  { name: 'type', width: 14, value: ({ type }, { say }) => say(`type.${type}`) },
  { name: 'channel', width: 16, value: ({ channel }, { say }) => say(`channel.${channel}`) },
  { name: 'side', width: 18, value: ({ ball, discarded }, { say }) => say(`side.${discarded ? 'discarded' : ball}`) },
  { name: 'since', width: 17, value: ({ ballSince }) => date(ballSince) },
  { name: 'waitsFor', width: 24, value: ({ waitsFor }) => waitsFor?.name ?? '' },
  { name: 'level', width: 8, value: ({ circuit }) => circuit },
  { name: 'due', width: 17, value: ({ due }) => date(due?.at) },
  { name: 'dueKind', width: 12, value: ({ due }, { say }) => due && say(due.internal ? 'due.internal' : 'due.legal') },
  { name: 'dueState', width: 14, value: ({ due }, { say }) => due && say(`state.${due.state}`) },
  { name: 'snoozedUntil', width: 17, value: ({ snoozedUntil }) => date(snoozedUntil) },
  { name: 'owner', width: 24, value: ({ owner }) => owner?.name ?? '' },
  { name: 'team', width: 20, value: ({ teamId }, { nameOf }) => (teamId ? nameOf(teamId) : '') },
  { name: 'priority', width: 10, value: ({ priority }, { say }) => say(`priority.${priority}`) },
  { name: 'tags', width: 28, value: ({ tagIds }, { nameOf }) => tagIds.map(nameOf).toSorted().join(', ') },
  { name: 'received', width: 17, value: (_, { dates }) => dates.receivedAt },
  { name: 'acknowledged', width: 17, value: (_, { dates }) => dates.acknowledgedAt },
  { name: 'firstReply', width: 17, value: (_, { dates }) => dates.firstReplyAt },
  { name: 'resolved', width: 17, value: (_, { dates }) => dates.resolvedAt },
  { name: 'moved', width: 17, value: ({ movedAt }) => date(movedAt) },
];
