import { addWorkingDays, addWorkingTime, type CompiledCalendar } from '#areas/clocks/index.ts';
import { partOfOpen, shareOfLaw } from '../../legal-share.rules.ts';

/** Without a legal clock: so many working days. */
const EXPIRES_WORKING_DAYS = 3;
/** However little is left, nobody is asked for less than this. */
const LEAST_MS = 60_000;

/** When a whole request ends, whoever has been asked by then: always inside the legal clock. */
export function expiryOf(calendar: CompiledCalendar, now: Date, legalDueAt: Date | null): Date {
  const own = addWorkingDays(calendar, now, EXPIRES_WORKING_DAYS);
  if (!legalDueAt || legalDueAt <= now) return own;
  const share = shareOfLaw(calendar, now, legalDueAt);
  return share < own ? share : own;
}

/**
 * By when this person should have answered: the policy's service minutes, and never more than half of the open time left of the
 * request, so that there is time for whoever is asked next.
 */
export function dueOfAsking(calendar: CompiledCalendar, now: Date, minutes: number, expiresAt: Date): Date {
  const own = addWorkingTime(calendar, now, minutes);
  const clockHalf = new Date(now.getTime() + (expiresAt.getTime() - now.getTime()) / 2);
  const half = partOfOpen(calendar, now, expiresAt, 0.5) ?? clockHalf;
  const least = now.getTime() + LEAST_MS;
  return own < half ? own : new Date(Math.max(half.getTime(), least));
}

/** The middle value; null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]] as [number | undefined, number];
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
