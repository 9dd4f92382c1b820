import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = "Director's line";
const ROLES = ['administrator', 'director', 'lead', 'agent'] as const;

/** What keeps somebody from getting through; how much of it, and how far back, are rows of the company. */
export const UNREACHED_REASONS = ['no_reply', 'refused', 'calls', 'transfers', 'promises', 'reopened'] as const;
export type UnreachedReason = (typeof UNREACHED_REASONS)[number];

/** How many times, and when last. */
export const reasonFound = z.strictObject({ reason: z.enum(UNREACHED_REASONS), n: z.int(), last: when });
export type ReasonFound = z.infer<typeof reasonFound>;

export const unreachedRule = z.strictObject({
  reason: z.enum(UNREACHED_REASONS),
  atLeast: z.int(),
  withinDays: z.int(),
  /** False where nothing tells yet: no telephone is connected. */
  measured: z.boolean(),
});
export type UnreachedRule = z.infer<typeof unreachedRule>;

export const unreachedRow = z.strictObject({
  id,
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  language: z.string(),
  foundAt: when,
  owner: z.strictObject({ id, name: z.string() }).nullable(),
  reasons: z.array(reasonFound),
  phone: z.string(),
  /** What they wrote last. */
  words: z.string(),
});
export type UnreachedRow = z.infer<typeof unreachedRow>;

export const unreachedApi = {
  listUnreached: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/unreached',
    summary: 'Customers who could not get through, with the reason; whoever waits longest first',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles: ROLES,
    response: z.strictObject({ items: z.array(unreachedRow), total: z.int(), rules: z.array(unreachedRule) }),
    errors: ['direct.not_yours'],
  }),
  reachOut: endpoint({
    method: 'POST',
    path: '/api/v1/direct-line/unreached/:id/reaching',
    summary: 'Reach out, by a call or in writing: they stand in the line from then on',
    access: 'person',
    scope: 'cases:write',
    tag,
    roles: ROLES,
    params: z.strictObject({ id }),
    body: z.strictObject({ way: z.enum(['call', 'message']) }),
    response: z.strictObject({ contactId: id }),
    errors: ['direct.not_yours', 'unreached.not_found', 'unreached.taken', 'unreached.over'],
  }),
} as const;

export const unreachedEvents = ['direct.unreached', 'direct.reached_out'] as const;
