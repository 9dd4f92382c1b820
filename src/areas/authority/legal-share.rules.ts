import {
  addWorkingTime,
  isOpen,
  nextClosing,
  workingMinutesBetween,
  type CompiledCalendar,
} from '#areas/clocks/index.ts';

/** Of the open time that the law leaves when they are asked, those inside may take this much at most (domain.md §5.4). */
const MOST = 0.25;

/**
 * By when whoever is asked must be done so that the law is kept. What is asked while nobody is there waits for the first open hours
 * ahead to end, so that somebody sees it; never past the law, and until then when nobody will be there before.
 */
export function shareOfLaw(calendar: CompiledCalendar, now: Date, legalDueAt: Date): Date {
  const share = partOfOpen(calendar, now, legalDueAt, MOST);
  if (!share) return legalDueAt;
  if (isOpen(calendar, now)) return share;
  const seen = nextClosing(calendar, now);
  return new Date(Math.min(Math.max(share.getTime(), seen.getTime()), legalDueAt.getTime()));
}

/** When this part of the open time until then has passed; null when nothing opens until then. */
export function partOfOpen(calendar: CompiledCalendar, now: Date, until: Date, part: number): Date | null {
  const open = workingMinutesBetween(calendar, now, until);
  return open > 0 ? addWorkingTime(calendar, now, open * part) : null;
}
