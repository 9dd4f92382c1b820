import { z } from 'zod';
import { caseActions } from '#areas/cases/contract.ts';
import { HAPPENINGS } from './triggers.rules.ts';

/* What a rule says: when, which cases, and what is done. */

/** Since when time is counted: opened, or the ball where it is now. */
export const MOMENTS = ['opened', 'ours', 'customer', 'inside', 'resolved'] as const;
export type Moment = (typeof MOMENTS)[number];

export const trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('event'), event: z.enum(HAPPENINGS) }),
  /** So many hours of attention, or whole working days, after it; on the company's calendar. */
  z.strictObject({
    on: z.literal('since'),
    moment: z.enum(MOMENTS),
    amount: z.int().min(1).max(90),
    unit: z.enum(['working_days', 'hours']),
  }),
  /** So many hours of attention before what is due first. */
  z.strictObject({ on: z.literal('before_due'), hours: z.int().min(1).max(90) }),
  /** Each working day at this time, every case that is so. */
  z.strictObject({ on: z.literal('daily'), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
]);
export type Trigger = z.output<typeof trigger>;
export type TimeTrigger = Exclude<Trigger, { on: 'event' }>;

export const ruleActions = caseActions.refine((actions) => actions.length > 0, { message: 'automation.no_actions' });
