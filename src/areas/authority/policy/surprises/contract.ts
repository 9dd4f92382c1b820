import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const minor = z.int().min(1).max(100_000_000);

/** A pleasant surprise somebody gave from their own small budget, with why. */
export const surprise = z.strictObject({
  id,
  personId: id,
  amountMinor: minor,
  currency: z.string(),
  why: z.string(),
  at: z.iso.datetime(),
});
export type Surprise = z.infer<typeof surprise>;

export const surpriseInput = z.strictObject({ amountMinor: minor, why: z.string().trim().min(3).max(280) });
export type SurpriseInput = z.infer<typeof surpriseInput>;

export const surpriseApi = {
  listSurprises: endpoint({
    method: 'GET',
    path: '/api/v1/surprises',
    summary: 'What is left of one’s own surprise budget this year, and the latest good examples of everybody',
    access: 'person',
    scope: 'cases:read',
    tag: 'Attribution policy',
    roles: ['administrator', 'director', 'lead', 'agent', 'auditor'],
    response: z.strictObject({
      currency: z.string(),
      yearly: z.int(),
      each: z.int(),
      left: z.int(),
      examples: z.array(surprise),
    }),
  }),
} as const;

export const surpriseEvents = ['surprise.given'] as const;
