import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();

/** A share with its 95 % interval (Wilson). */
const share = z.strictObject({ k: z.int(), n: z.int(), low: z.number(), high: z.number() });

export const closeContact = z.strictObject({
  id,
  reference: z.string(),
  customer: z.string(),
  by: z.string(),
  /** False where whoever it was given back to answered. */
  inPerson: z.boolean(),
  askedAt: when,
  attendedAt: when,
  /** From asking to being answered, by the clock on the wall. */
  minutes: z.int(),
  /** Before what was promised at first. */
  kept: z.boolean(),
  learnt: z.string(),
});
export type CloseContact = z.infer<typeof closeContact>;

export const closeFinding = z.strictObject({
  id,
  area: z.string(),
  summary: z.string(),
  state: z.enum(['open', 'accepted', 'explained']),
  madeAt: when,
});
export type CloseFinding = z.infer<typeof closeFinding>;

export const PERIODS = ['30', '90', '365'] as const;

export const closenessApi = {
  getCloseness: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/closeness',
    summary: 'How near the Director is: customers attended in person, time to reach them, what was learnt and mended',
    access: 'person',
    scope: 'cases:read',
    tag: "Director's line",
    roles: ['administrator', 'director', 'lead', 'agent'],
    query: z.strictObject({ days: z.enum(PERIODS).default('90') }),
    response: z.strictObject({
      from: when,
      until: when,
      /** Different ones attended in person; a contact without customer counts by itself. */
      customers: z.int(),
      waiting: z.int(),
      /** Of those attended in person. Median in minutes; its 95 % interval needs six of them. */
      reach: z.strictObject({
        n: z.int(),
        median: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
      }),
      kept: share,
      contacts: z.array(closeContact),
      /** Made from a contact with the Director. */
      findings: z.array(closeFinding),
    }),
    errors: ['direct.not_yours'],
  }),
} as const;
