import { z } from 'zod';
import { when } from '../case-endpoint.contract.ts';

/** A term of the law: `explanation`, one sentence with its article; `moves`, every date it has had; `onRequest`, what asking for data does to it now. */
export const legalView = z.strictObject({
  clock: z.string(),
  round: z.int(),
  name: z.string(),
  article: z.string(),
  pack: z.string(),
  packVersion: z.string(),
  /** Somebody vouches for the pack; until then what it says is shown as not reviewed. */
  reviewed: z.boolean(),
  whose: z.enum(['company', 'customer']),
  unit: z.enum(['hour', 'calendar_day', 'working_day', 'month']),
  length: z.int(),
  /** Units gone by; null for hours and months. */
  day: z.int().nullable(),
  startedAt: when,
  dueAt: when,
  metAt: when.nullable(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'lapsed', 'cancelled']),
  level: z.enum(['normal', 'attention', 'critical', 'overdue', 'paused', 'met', 'late', 'cancelled']),
  effect: z.string(),
  onRequest: z.enum(['suspends', 'late']).nullable(),
  explanation: z.string(),
  moves: z.array(z.strictObject({ at: when, before: when, after: when, why: z.string() })),
  /** The case it is a term of, when that one goes on in this. */
  of: z.string().optional(),
  /** Years whose holidays nobody of the company has confirmed and on which the date rests. */
  unconfirmedYears: z.array(z.int()),
});
export type LegalView = z.infer<typeof legalView>;
