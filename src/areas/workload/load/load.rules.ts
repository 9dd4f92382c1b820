import type { CASE_TYPES } from '#areas/cases/contract.ts';

export type CaseType = (typeof CASE_TYPES)[number];

/** Minutes a case takes whoever attends it, until the company says otherwise or its own log tells: round figures, and said to be so. */
export const ASSUMED_MINUTES: Record<CaseType, number> = {
  enquiry: 10,
  grievance: 15,
  complaint: 25,
  incident: 20,
  return: 15,
  repair: 20,
  suggestion: 5,
  praise: 5,
  other: 10,
};

/** Fewer cases than this measure nothing. */
export const ENOUGH_CASES = 30;
/** Between two acts of one person more than this is a pause, of which nobody knows what it was. */
export const PAUSE_MINUTES = 30;

export interface Effort {
  type: CaseType;
  minutes: number;
  /** Where the figure comes from: the company's log, the company's word, or this program's. */
  basis: 'measured' | 'company' | 'assumed';
  /** Cases it was measured on, also while they are too few. */
  n: number;
}

export interface Measured {
  minutes: number;
  n: number;
}

export function effortOf(type: CaseType, measured: Measured | undefined, company: number | undefined): Effort {
  const n = measured?.n ?? 0;
  if (measured && n >= ENOUGH_CASES) return { type, minutes: measured.minutes, basis: 'measured', n };
  if (company !== undefined) return { type, minutes: company, basis: 'company', n };
  return { type, minutes: ASSUMED_MINUTES[type], basis: 'assumed', n };
}

export interface OfType {
  type: CaseType;
  cases: number;
}

/**
 * Load, in minutes: of each case whose turn is theirs (or that comes back to them today), what a case of its type usually takes:
 * Σ cases of a type × minutes of that type. Held against the minutes they still work that day (`hoursLeft`).
 */
export function plannedMinutes(open: readonly OfType[], efforts: ReadonlyMap<CaseType, Effort>): number {
  return open.reduce((sum, { type, cases }) => sum + cases * minutesOf(type, efforts), 0);
}

export function minutesOf(type: CaseType, efforts: ReadonlyMap<CaseType, Effort>): number {
  return efforts.get(type)?.minutes ?? ASSUMED_MINUTES[type];
}
