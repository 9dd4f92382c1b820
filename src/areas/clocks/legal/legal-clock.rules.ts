import type { CompiledCalendar } from '../compiled-calendar.rules.ts';
import type { ClockUnit } from '../due.rules.ts';
import type { LegalRule } from './legal-rule.rules.ts';

/** A calendar with the name the log gives it. */
export interface NamedCalendar {
  id: string;
  version: number;
  calendar: CompiledCalendar;
}

/**
 * What happened to a case, in the order of its log. `presented` is when the contact reached the company by any door;
 * `notified` when the reasoned answer left for the customer, and `unnotified` when it turns out that it never arrived.
 */
export type LegalEvent =
  | { type: 'rules_set'; at: Date; rules: readonly LegalRule[] }
  | { type: 'calendar_changed'; at: Date; calendar: NamedCalendar }
  | { type: 'completion_asked'; at: Date; until: Date }
  /** The offer or the request made then was taken back or never arrived. */
  | { type: 'offer_withdrawn' | 'completion_withdrawn'; at: Date; since: Date }
  | { type: LegalFact; at: Date };
export type LegalFact =
  | 'presented'
  | 'wrote'
  | 'completed'
  | 'offer_made'
  | 'offer_ended'
  | 'answered'
  | 'informed'
  | 'notified'
  | 'unnotified'
  | 'supervisor_asked'
  | 'supervisor_called'
  | 'lapsed'
  | 'reopened'
  | 'discarded';

export type LegalState = 'running' | 'paused' | 'met' | 'missed' | 'lapsed' | 'cancelled';
export type WhyMoved = 'restarted' | 'resumed' | 'calendar' | 'reclassified' | 'reopened' | 'not_delivered';

/** A date a term had before and the one it got. */
export interface DueMove {
  at: Date;
  before: Date;
  after: Date;
  why: WhyMoved;
}

/**
 * One term on one case. `missed` is met after its due date; late and still open is `running`: only the reader's `now` makes
 * it overdue. While paused, `dueAt` is where it would fall if it went on at once.
 */
export interface LegalClock {
  rule: LegalRule;
  /** 1, and again 2… when a resolved case is opened again. */
  round: number;
  calendar: NamedCalendar;
  unit: ClockUnit;
  startedAt: Date;
  dueAt: Date;
  attentionAt: Date;
  criticalAt: Date;
  firstDueAt: Date;
  metAt: Date | null;
  state: LegalState;
  pausedSince: Date | null;
  pausedUntil: Date | null;
  /** How much longer offers may suspend it, in all and in the unit of its law; null where they can't. */
  offerLeft: number | null;
  moves: DueMove[];
}

/** The first of the company's terms still to be met, paused ones aside. */
export function nextLegalClock<T extends { state: string; dueAt: Date; rule: Pick<LegalRule, 'whose'> }>(
  clocks: readonly T[],
): T | null {
  return clocks
    .filter(({ state, rule }) => state === 'running' && rule.whose === 'company')
    .reduce<T | null>((first, one) => (first && first.dueAt <= one.dueAt ? first : one), null);
}
