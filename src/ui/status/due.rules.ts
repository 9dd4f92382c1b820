/* How much of a deadline is gone, as the person sees it: design.md §3. */

export type DueTone = 'normal' | 'attention' | 'critical' | 'overdue' | 'paused' | 'met';

/** What is left of it, in the unit the deadline is counted in; negative once it has passed. */
export interface DueLeft {
  unit: 'working-days' | 'days' | 'minutes';
  n: number;
}

export interface Due {
  /** The law's clock, or the company's own target (marked «int.»). */
  kind: 'legal' | 'internal';
  dueAt: Date;
  left: DueLeft;
  /** Share of the whole time already used, from 0. */
  used: number;
  state: 'running' | 'paused' | 'met';
  /** Already weighed by whoever has the calendar; left out, it follows from the rest. */
  tone?: DueTone;
}

const ATTENTION_FROM = 0.6;
const CRITICAL_FROM = 0.8;
const CRITICAL_WORKING_DAYS = 2;

export function dueTone({ state, left, used, tone }: Pick<Due, 'state' | 'left' | 'used' | 'tone'>): DueTone {
  if (tone) return tone;
  if (state !== 'running') return state;
  if (left.n < 0) return 'overdue';
  if (used >= CRITICAL_FROM || (left.unit === 'working-days' && left.n <= CRITICAL_WORKING_DAYS)) return 'critical';
  return used >= ATTENTION_FROM ? 'attention' : 'normal';
}

/** The one a row shows: whichever ends first; a met or paused one only when nothing runs. */
export function firstDue(dues: readonly Due[]): Due | undefined {
  const rank = { running: 0, paused: 1, met: 2 };
  return dues.toSorted((a, b) => rank[a.state] - rank[b.state] || a.dueAt.getTime() - b.dueAt.getTime())[0];
}
