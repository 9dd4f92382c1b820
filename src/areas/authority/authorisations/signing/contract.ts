import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const tag = 'Authorisations';
const limit = z.strictObject({
  /** Minor units; above it a decision is taken signed in. */
  minor: z.int().min(0).max(1_000_000_000_00),
  /** Of the policy in force; an amount in any other currency is always decided signed in. */
  currency: z.string().length(3),
});

export const signingApi = {
  getSignInLimit: endpoint({
    method: 'GET',
    path: '/api/v1/authorisation-limit',
    summary: 'Up to what amount a personal link decides, and above which one signs in',
    access: 'person',
    scope: 'settings:read',
    tag,
    roles: ['administrator', 'director', 'lead', 'auditor'],
    response: limit,
  }),
  setSignInLimit: endpoint({
    method: 'PUT',
    path: '/api/v1/authorisation-limit',
    summary: 'Set that amount, in the currency of the policy in force',
    access: 'person',
    scope: 'settings:write',
    tag,
    roles: ['administrator', 'director'],
    body: limit.pick({ minor: true }),
    response: limit,
  }),
} as const;

export const signingEvents = ['policy.sign_in_limit_changed'] as const;
