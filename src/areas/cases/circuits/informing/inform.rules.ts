import { addWorkingTime, type CompiledCalendar } from '#areas/clocks/index.ts';

/** What we need, of the team's open time, to turn an answer from inside into one for the customer. */
const TO_WRITE = 120;

/** By when the customer is told we will reply: after those inside are due, in open hours, never beyond the law. */
export function promiseFor(calendar: CompiledCalendar, insideDueAt: Date, now: Date, legalDueAt: Date | null): Date {
  const from = insideDueAt > now ? insideDueAt : now;
  const ours = minuteOf(addWorkingTime(calendar, from, TO_WRITE));
  return legalDueAt && legalDueAt > now && legalDueAt < ours ? minuteOf(legalDueAt) : ours;
}

/** People read minutes; a promise is never a second earlier than what they read. */
function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}
