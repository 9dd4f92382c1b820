import { z } from 'zod';
import { CHECKS, EFFECTS } from './checks.ts';

const text = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/);
const unit = z.enum(['hour', 'calendar_day', 'working_day', 'month']);
const check = z.enum(CHECKS);
const term = z.strictObject({ length: z.int().min(0).max(3_650), unit });
const legalClass = z.enum(['enquiry_immediate', 'enquiry_followup', 'incident', 'complaint']);

const STARTS = ['presented', 'completion_asked', 'supervisor_asked'] as const;
/** `informed`: an answer that says the cause of a cut and when it will be back, or why that is not known yet. */
const STOPS = ['notified', 'answered', 'informed', 'completed', 'supervisor_called'] as const;

/**
 * One term of the law. `hour` runs day and night; days leave out the day of the event. `completion` says what asking the
 * customer for missing data does to it; `offerPause` how long an offer of a remote solution may suspend it at most.
 */
const clock = z.strictObject({
  id: code,
  name: text,
  article: z.string().min(1),
  check,
  whose: z.enum(['company', 'customer']).default('company'),
  /** Left out: it starts by an event on any case that has another clock of the pack. */
  applies: z
    .strictObject({
      classes: z.array(legalClass).min(1).optional(),
      reasons: z.array(z.string()).min(1).optional(),
      continuity: z.literal(true).optional(),
    })
    .optional(),
  limit: z.int().min(0).max(3_650),
  unit,
  start: z.enum(STARTS),
  stop: z.enum(STOPS),
  completion: z.enum(['restarts', 'pauses']).optional(),
  offerPause: term.optional(),
  extendable: z.boolean().default(false),
  effect: z.enum(EFFECTS),
});

/** A right of the law: granted without asking anybody inside. `within`: until when after delivery; left out, always. */
const entitlement = z.strictObject({
  id: code,
  name: text,
  article: z.string().min(1),
  check,
  solutions: z.array(z.string()).min(1),
  reasons: z.array(z.string()).min(1),
  within: z.strictObject({ limit: z.int().positive(), unit }).optional(),
});

/** A jurisdiction pack: the law as data (domain.md §2.1). Numbers, articles and sources live here and nowhere in the code. */
export const packSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d{4}\.\d+$/),
  /** Everything of another pack holds too. */
  extends: z.string().optional(),
  name: text,
  about: text,
  country: z.string().length(2).nullable(),
  /** By whose clock its days are told and in which money amounts are claimed, where the law itself prints them on a form. */
  form: z.strictObject({ zone: z.string(), currency: z.string().length(3) }).optional(),
  appliesFrom: z.iso.date().nullable(),
  review: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('draft') }),
    z.strictObject({ status: z.literal('reviewed'), by: z.string().min(1), on: z.iso.date() }),
  ]),
  clocks: z.array(clock),
  entitlements: z.array(entitlement).default([]),
  retention: z.strictObject({ caseYears: z.int().positive(), article: z.string().nullable(), check }),
  /** `adrInNegative`: a no tells who settles what was not granted. */
  closing: z.strictObject({ adrInNegative: z.boolean() }),
  contactWindows: z
    .array(z.strictObject({ days: z.array(z.string()), from: z.string(), to: z.string(), article: z.string(), check }))
    .default([]),
  /** What must be said in so many words. `adr`: who settles what was not granted. */
  texts: z.strictObject({ adr: z.strictObject({ article: z.string(), check, words: text }).optional() }).default({}),
  warnings: z.array(z.strictObject({ id: code, text })).default([]),
  /** `checkedOn`: the day a named person read the text; null while nobody has put their date to it. */
  sources: z
    .array(z.strictObject({ title: z.string(), article: z.string(), url: z.url(), checkedOn: z.iso.date().nullable() }))
    .default([]),
});

export type LegalPack = z.infer<typeof packSchema>;
export type LegalClockRule = LegalPack['clocks'][number];
export type Entitlement = LegalPack['entitlements'][number];
