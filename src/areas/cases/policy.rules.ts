import { addMs, MINUTE } from '#platform/clock/index.ts';
import { no, YES, type Verdict } from '#platform/errors/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { canWrite } from './access/access.rules.ts';
import type { Ball } from './contract.ts';

/** Every verb a person may have on a case they see; the reason of a no is an ability code and an error code alike. */
export const VERBS = [
  'reply',
  'note',
  'classify',
  'assign',
  'take',
  'snooze',
  'wake',
  'setPetitions',
  'resolve',
  'discard',
  'reopen',
  'setTags',
  'follow',
  'passUp',
  'link',
  'merge',
  'part',
  'consult',
  'propose',
  'surprise',
  'moveMessage',
  'releaseMessage',
  'markSeen',
] as const;
export type Verb = (typeof VERBS)[number];

export interface PolicyFacts {
  ball: Ball;
  snoozed: boolean;
  ownerId: string | null;
}

export function may(actor: Actor, verb: Verb, facts: PolicyFacts): Verdict {
  if (!canWrite(actor)) return no('case.reads_only');
  switch (verb) {
    case 'take':
      return actor.kind === 'person' && facts.ownerId === actor.id ? no('case.already_yours') : YES;
    case 'snooze':
    case 'consult':
    case 'propose':
    case 'setPetitions':
    case 'merge':
      return facts.ball === 'resolved' ? no('case.resolved') : YES;
    case 'wake':
      return facts.snoozed ? YES : no('case.not_snoozed');
    case 'resolve':
    case 'discard':
      return facts.ball === 'resolved' ? no('case.already_resolved') : YES;
    case 'reopen':
      return facts.ball === 'resolved' ? YES : no('case.not_resolved');
    default:
      return YES;
  }
}

/** What travels with a case: true, or why not. */
export function abilitiesOf(
  actor: Actor,
  facts: PolicyFacts,
  verbs: readonly Verb[] = VERBS,
): Record<string, true | string> {
  return Object.fromEntries(
    verbs.map((verb) => {
      const verdict = may(actor, verb, facts);
      return [verb, verdict.ok ? true : verdict.reason];
    }),
  );
}

export interface MessageFacts {
  direction: 'in' | 'out';
  held: boolean;
  authorId: string | null;
  writtenAt: Date;
  /** Where its mail is, how often it was tried and when it leaves; null for what was no mail of ours. */
  delivery: { state: string; attempts: number; nextTryAt: string | null } | null;
}

/** The same for one message: releasing it, moving it, taking it back before it leaves. */
export function messageAbilities(actor: Actor, facts: MessageFacts): Record<string, true | string> {
  const verdicts: Record<string, Verdict> = {
    release: !canWrite(actor) ? no('case.reads_only') : facts.held ? YES : no('message.not_held'),
    move: !canWrite(actor) ? no('case.reads_only') : YES,
    undo: mayUndo(actor, facts),
    withdraw: mayWithdraw(actor, facts),
  };
  return Object.fromEntries(
    Object.entries(verdicts).map(([verb, verdict]) => [verb, verdict.ok ? true : verdict.reason]),
  );
}

/** Only whoever wrote a reply may take it back (T22), and only until it leaves. */
export function mayUndo(actor: Actor, facts: Omit<MessageFacts, 'held'>): Verdict {
  if (actor.kind !== 'person' || facts.direction !== 'out' || facts.authorId !== actor.id)
    return no('message.not_yours');
  return isUnsent(facts.delivery) ? YES : no('message.already_sent');
}

const LEADS = ['administrator', 'director', 'lead'];
/** Longer than any time to undo. */
const UNDO_OVER_MS = MINUTE;

/** Who leads keeps back what somebody else wrote and waits: for its hour, a yes or a relay. Never within the writer's own seconds to undo, and never its words. */
export function mayWithdraw(actor: Actor, facts: Omit<MessageFacts, 'held'>): Verdict {
  const { direction, authorId, writtenAt, delivery } = facts;
  const leads = actor.kind === 'person' && actor.roles.some((role) => LEADS.includes(role));
  if (!leads || direction !== 'out' || !authorId || authorId === actor.id) return no('message.not_yours');
  if (!delivery || !isUnsent(delivery)) return no('message.already_sent');
  const leavesAt = delivery.nextTryAt ? new Date(delivery.nextTryAt) : null;
  const undoing = delivery.state === 'held' && leavesAt !== null && leavesAt <= addMs(writtenAt, UNDO_OVER_MS);
  return undoing ? no('message.not_yours') : YES;
}

/** Held, or due and not tried yet: without a relay that may be for long. */
function isUnsent(delivery: MessageFacts['delivery']): boolean {
  if (!delivery) return false;
  const { state, attempts } = delivery;
  return state === 'held' || state === 'needs_yes' || (attempts === 0 && (state === 'queued' || state === 'waiting'));
}
