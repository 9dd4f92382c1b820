import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { openPolicy, solutionCode } from '../contract.ts';

const id = z.uuid();
const minor = z.int();
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const tag = 'Attribution policy';
const read = {
  access: 'person',
  scope: 'settings:read',
  tag,
  roles: ['administrator', 'director', 'lead', 'auditor'],
} as const;

export const simulation = z.strictObject({
  n: z.int(),
  changed: z.int(),
  moves: z.array(z.strictObject({ from: level, to: level, n: z.int() })),
  saved: z.strictObject({ n: z.int(), medianMinutes: z.number(), totalMinutes: z.number() }),
  exposure: z.strictObject({ low: minor, base: minor, high: minor }),
  kinds: z.array(z.strictObject({ solution: z.string(), from: level, to: level, n: z.int() })),
});

/** One past decision behind a figure. */
export const decisionLine = z.strictObject({
  id,
  reference: z.string(),
  at: z.iso.datetime(),
  solution: z.string(),
  currency: z.string(),
  askedMinor: minor,
  grantedMinor: minor,
  state: z.string(),
  from: level,
  to: level,
  waitedMinutes: z.number().nullable(),
});
export type DecisionLine = z.infer<typeof decisionLine>;
const decisionLines = z.strictObject({ cases: z.array(decisionLine), more: z.boolean() });

export const advice = z.strictObject({
  key: z.string(),
  kind: z.enum(['widen', 'narrow', 'limit_times', 'unclear']),
  solution: z.string(),
  segment: z.string().nullable(),
  approverId: id.nullable(),
  ruleId: z.string().nullable(),
  n: z.int(),
  k: z.int(),
  interval: z.strictObject({ low: z.number(), high: z.number() }),
  limitMinor: minor.nullable(),
  times: z.int().nullable(),
  simulation: simulation.nullable(),
});
export type PolicyAdvice = z.infer<typeof advice>;

const months = z.coerce.number().int().min(1).max(24).default(3);
const byId = z.strictObject({ id });
const moved = z.coerce.number().pipe(level).optional();

export const simulationApi = {
  simulatePolicy: endpoint({
    method: 'GET',
    path: '/api/v1/policies/:id/simulation',
    summary: 'What the decisions of the last months would have been under this table',
    ...read,
    params: byId,
    query: z.strictObject({ months }),
    response: z.strictObject({ since: z.iso.datetime(), currency: z.string(), simulation }),
    errors: ['policy.not_found'],
  }),
  listSimulated: endpoint({
    method: 'GET',
    path: '/api/v1/policies/:id/simulation/cases',
    summary: 'The decisions behind a figure of the simulation, newest first',
    ...read,
    params: byId,
    query: z.strictObject({ months, from: moved, to: moved, solution: solutionCode.optional() }),
    response: decisionLines,
    errors: ['policy.not_found'],
  }),
  listAdvice: endpoint({
    method: 'GET',
    path: '/api/v1/policy-advice',
    summary: 'Where the table in force could be wider or should be narrower, by what was decided in 90 days',
    ...read,
    response: z.strictObject({
      since: z.iso.datetime(),
      currency: z.string(),
      decisions: z.int(),
      advice: z.array(advice),
    }),
  }),
  listAdvised: endpoint({
    method: 'GET',
    path: '/api/v1/policy-advice/cases',
    summary: 'The decisions that an advice would change, newest first',
    ...read,
    query: z.strictObject({ key: z.string().max(200) }),
    response: decisionLines,
    errors: ['policy.advice_gone'],
  }),
  draftAdvice: endpoint({
    method: 'POST',
    path: '/api/v1/policy-advice/drafts',
    summary: 'Turn an advice into a draft for the Director',
    ...read,
    scope: 'settings:write',
    roles: ['administrator', 'director', 'lead'],
    body: z.strictObject({ key: z.string().max(200), name: z.string().trim().min(1).max(120) }),
    response: openPolicy,
    status: 201,
    errors: ['policy.advice_gone'],
  }),
} as const;
