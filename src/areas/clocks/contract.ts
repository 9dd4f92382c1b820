import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { CHECKS, EFFECTS } from './packs/checks.ts';

const text = z.strictObject({ es: z.string(), en: z.string() });
const when = z.iso.datetime();
const check = z.enum(CHECKS);
const unit = z.enum(['hour', 'calendar_day', 'working_day', 'month']);
const tag = 'Legal terms';

/** A jurisdiction pack as the settings show it: what it sets, how far each thing was checked, and what is doubtful. */
export const legalPackView = z.strictObject({
  id: z.string(),
  version: z.string(),
  name: text,
  about: text,
  country: z.string().nullable(),
  appliesFrom: z.string().nullable(),
  /** Who vouches for it and since when; null while nobody does. */
  reviewed: z.strictObject({ by: z.string(), on: z.string() }).nullable(),
  clocks: z.array(
    z.strictObject({
      id: z.string(),
      name: text,
      article: z.string(),
      check,
      whose: z.enum(['company', 'customer']),
      limit: z.int(),
      unit,
      effect: z.enum(EFFECTS),
    }),
  ),
  entitlements: z.array(
    z.strictObject({
      id: z.string(),
      name: text,
      article: z.string(),
      check,
      /** Until when after delivery; null where it does not end with time. */
      within: z.strictObject({ limit: z.int(), unit }).nullable(),
    }),
  ),
  warnings: z.array(text),
  /** What it knows and nothing obeys yet. */
  withoutEffect: z.array(text),
  sources: z.array(
    z.strictObject({ title: z.string(), article: z.string(), url: z.string(), checkedOn: z.string().nullable() }),
  ),
});
export type LegalPackView = z.infer<typeof legalPackView>;

const choice = z.strictObject({
  id: z.uuid(),
  /** Null: for the whole company, wherever a brand has no choice of its own. */
  brandId: z.uuid().nullable(),
  pack: z.string(),
  version: z.string(),
  effectiveAt: when,
  madeAt: when,
  madeBy: z.string().nullable(),
  inForce: z.boolean(),
  /** What rules by this choice at its moment, or now: another pack, or none, until the law of the chosen one obliges. */
  ruling: z.string().nullable(),
});
export type LegalPackChoice = z.infer<typeof choice>;
const settings = z.strictObject({ packs: z.array(legalPackView), choices: z.array(choice) });

export const clocksApi = {
  listLegalPacks: endpoint({
    method: 'GET',
    path: '/api/v1/legal-packs',
    summary: 'The packs of legal terms that come with Cauce, and which one is in force since when',
    access: 'person',
    scope: 'settings:read',
    tag,
    response: settings,
  }),
  chooseLegalPack: endpoint({
    method: 'POST',
    path: '/api/v1/legal-packs/choices',
    summary: 'Follow a pack from a date on. Cases received before keep the terms they have',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    body: z.strictObject({
      pack: z.string().max(60),
      brandId: z.uuid().nullable().default(null),
      /** Left out: from now on. Never in the past: terms already told are not moved. */
      effectiveAt: when.optional(),
    }),
    response: settings,
    errors: ['legal_pack.not_found', 'legal_pack.brand_not_found', 'legal_pack.in_the_past'],
  }),
} as const;

export const clocksEvents = ['legal_pack.chosen'] as const;
