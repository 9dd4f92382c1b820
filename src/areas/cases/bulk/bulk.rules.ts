import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';
import type { Ball, WakesOn } from '../contract.ts';
import { may, type Verb } from '../policy.rules.ts';
import type { BulkAct } from './bulk.contract.ts';

/** More at once are chosen in parts: what one person undertakes can still be looked over. */
export const MOST_CASES = 1_000;

/** A case as far as doing something to many goes: what it may change, and what may forbid it. */
export interface BulkFacts {
  id: string;
  reference: string;
  ball: Ball;
  ownerId: string | null;
  teamId: string | null;
  type: string;
  legalClass: string | null;
  priority: 'normal' | 'high';
  tagIds: string[];
  following: boolean;
  snoozedUntil: Date | null;
  wakesOn: WakesOn | null;
  merged: boolean;
  /** From when on it can't be put off: the end of the day before its legal term does. */
  snoozeEnds: Date | null;
}

const VERB_OF: Record<BulkAct['do'], Verb> = {
  take: 'take',
  assign: 'assign',
  priority: 'classify',
  type: 'classify',
  tag: 'setTags',
  untag: 'setTags',
  snooze_until: 'snooze',
  follow: 'follow',
  discard: 'discard',
};

/** Whether it changes nothing in a case that is so already: done, without doing anything. */
export function isSo(act: BulkAct, facts: BulkFacts, actor: Actor): boolean {
  switch (act.do) {
    case 'take':
      return actor.kind === 'person' && facts.ownerId === actor.id;
    case 'assign':
      return facts.ownerId === act.personId && (act.teamId === null || facts.teamId === act.teamId);
    case 'priority':
      return facts.priority === act.priority;
    case 'type':
      return facts.type === act.type;
    case 'tag':
      return act.tagIds.every((id) => facts.tagIds.includes(id));
    case 'untag':
      return !act.tagIds.some((id) => facts.tagIds.includes(id));
    case 'snooze_until':
      return facts.snoozedUntil?.getTime() === new Date(act.until).getTime();
    case 'follow':
      return facts.following;
    case 'discard':
      return false;
  }
}

/** Whether it would be done, or why not: what is said beforehand. The verb itself has the last word. */
export function bulkVerdict(act: BulkAct, facts: BulkFacts, actor: Actor): Verdict {
  if (facts.merged) return no('case.merged');
  const { ball, ownerId, snoozedUntil } = facts;
  const allowed = may(actor, VERB_OF[act.do], { ball, ownerId, snoozed: snoozedUntil !== null });
  if (!allowed.ok) return allowed;
  if (act.do === 'assign' && !act.personId && !act.teamId && !facts.teamId) return no('case.needs_hands');
  if (act.do === 'snooze_until' && facts.snoozeEnds && new Date(act.until) >= facts.snoozeEnds)
    return no('case.snooze_beyond_legal');
  // Somebody inside was asked because of this case: who asked decides whether it was never one, looking at it.
  if (act.do === 'discard' && ball === 'inside') return no('bulk.waits_inside');
  return YES;
}

/** What happens in a case without anybody doing it: a case that only had these since is as it was left. */
export const NOBODYS_EVENTS = [
  'case.target_started',
  'case.target_met',
  'case.target_missed',
  'case.clocks_moved',
  'case.acknowledged',
  'case.reply_sent',
  'case.notified',
  'clock.started',
  'clock.moved',
  'clock.paused',
  'clock.resumed',
  'clock.met',
  'clock.missed',
] as const;

export interface Grouped {
  code: string;
  cases: number;
  references: string[];
}

const SHOWN_REFERENCES = 200;

/** The refused by their reason, the most frequent first. */
export function groupRefused(refused: readonly { reference: string; code: string }[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const { reference, code } of refused) {
    const group = groups.get(code) ?? { code, cases: 0, references: [] };
    group.cases += 1;
    if (group.references.length < SHOWN_REFERENCES) group.references.push(reference);
    groups.set(code, group);
  }
  return [...groups.values()].toSorted((a, b) => b.cases - a.cases || (a.code < b.code ? -1 : 1));
}
