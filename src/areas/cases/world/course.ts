import { addWorkingDays, addWorkingTime, nextOpening, type CompiledCalendar } from '#areas/clocks/index.ts';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { makeChance, type Chance } from './chance.ts';
import { questionFor } from './consulting.ts';
import type { Story } from './stories.ts';

export type StepKind =
  | 'received'
  | 'acknowledged'
  | 'taken'
  | 'noted'
  | 'consulted'
  | 'returned'
  | 'asked'
  | 'replied'
  | 'insisted'
  | 'snoozed'
  | 'answered'
  | 'resolved';
export interface Step {
  kind: StepKind;
  at: Date;
  /** Of a snooze that lasts still. */
  until?: Date;
}

interface Setting {
  receivedAt: Date;
  now: Date;
  calendar: CompiledCalendar;
  /** Its law lets the company ask for missing data. */
  asks: boolean;
}

/** One case's course as it would have gone: steps later than `now` have not happened. Recent cases are therefore still open. */
export function courseOf(story: Story, { receivedAt, now, calendar, asks }: Setting, chance: Chance): Step[] {
  const steps: Step[] = [{ kind: 'received', at: receivedAt }];
  let at = receivedAt;
  const add = (kind: StepKind, workingMinutes: number): void => {
    at = addWorkingTime(calendar, at, workingMinutes);
    // Whole seconds apart, so that no two steps share an instant.
    at = new Date(at.getTime() + (steps.length + 1) * 1_000);
    steps.push({ kind, at });
  };
  steps.push({ kind: 'acknowledged', at: new Date(receivedAt.getTime() + 4_000) });
  // Some of the last weeks are forgotten: those are the ones that turn up overdue, a few of them by law.
  const days = (now.getTime() - receivedAt.getTime()) / DAY;
  if (chance.happens(days > 5 ? 0.07 : 0.02) && days < 25) return happened(steps, now);
  add('taken', chance.whole(5, story.legalClass === 'complaint' ? 150 : 220));
  if (chance.happens(0.35)) add('noted', chance.whole(2, 20));
  // Of its own seed, so that asking inside changes nothing else of the year.
  const inside = makeChance(receivedAt.getTime());
  if (questionFor(story.reason) && inside.happens(0.3)) {
    add('consulted', inside.whole(3, 25));
    // Some of the last days still wait, whatever the hour at which the sample is made.
    if (now.getTime() - receivedAt.getTime() < 2.7 * DAY && inside.happens(0.5)) return happened(steps, now);
    add('returned', inside.whole(8, inside.happens(0.12) ? 700 : 160));
  }
  // A few lack something: the customer is asked for it, and most send it within days.
  if (asks && chance.happens(days < 10 ? 0.15 : 0.05)) {
    add('asked', chance.whole(5, 60));
    steps.push({ kind: 'insisted', at: (at = new Date(at.getTime() + chance.whole(20 * HOUR, 16 * DAY))) });
    // Of the last ones nobody has said yet whether what came completes it.
    if (days < 10 && inside.happens(0.5)) return happened(steps, now);
  }
  add('replied', chance.whole(8, 240));
  // Some of the last days wait for a date: a delivery, a visit. By law a bill can't.
  if (days < 6 && !BILLS.includes(story.reason) && inside.happens(0.3)) {
    add('snoozed', inside.whole(5, 60));
    Object.assign(steps.at(-1) as Step, { until: wakes(now, calendar, inside) });
    return happened(steps, now);
  }
  if (chance.happens(0.45)) {
    steps.push({ kind: 'insisted', at: (at = new Date(at.getTime() + chance.whole(3 * HOUR, 4 * DAY))) });
    if (chance.happens(0.2)) add('snoozed', chance.whole(5, 60));
    add('answered', chance.whole(20, 700));
  } else {
    // One in thirty drags on past what the law allows.
    add('answered', chance.happens(1 / 30) ? chance.whole(6_500, 9_500) : chance.whole(400, 1_500));
  }
  // One in three waits a few days for the customer's last word.
  const soon = chance.whole(1, 10);
  add('resolved', inside.happens(0.35) ? inside.whole(500, 2_000) : soon);
  return happened(steps, now);
}

const BILLS = ['invoice_error', 'price_dispute', 'refund_status', 'withdrawal'];

/** The opening of one of the next working days. */
function wakes(now: Date, calendar: CompiledCalendar, chance: Chance): Date {
  return nextOpening(calendar, addWorkingDays(calendar, now, chance.whole(0, 2)));
}

function happened(steps: Step[], now: Date): Step[] {
  return steps.filter((step) => step.at < now);
}

const RECENT = 0.18;

/** When contacts come in: more by day, on weekdays, and a little more each month. */
export function arrivals(count: number, months: number, now: Date, chance: Chance): Date[] {
  const span = months * 30.4 * DAY;
  const times: number[] = [];
  while (times.length < count) {
    // The last week is seen in full: what is open comes from it.
    const back = chance.happens(RECENT) ? 7 * DAY * chance.next() : span * (1 - Math.sqrt(chance.next()));
    const at = now.getTime() - back - chance.whole(1, 40) * MINUTE;
    const date = new Date(at);
    const hour = date.getUTCHours();
    const busy = (hour >= 7 && hour <= 19 ? 1 : 0.15) * (date.getUTCDay() % 6 === 0 ? 0.3 : 1);
    if (chance.happens(busy)) times.push(at);
  }
  return times.toSorted((a, b) => a - b).map((at) => new Date(at));
}
