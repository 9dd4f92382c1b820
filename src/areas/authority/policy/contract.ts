import { z } from 'zod';
import { role } from '#areas/identity/contract.ts';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const minor = z.int().min(0).max(1_000_000_000_00);
const percent = z.int().min(0).max(100);
const days = z.int().min(1).max(3_660);
const words = z.array(z.string().trim().min(1).max(60)).max(100);
/** The code of a kind of solution: ours (`refund`, `exchange`…) or the company's own. */
export const solutionCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What counts together, so that splitting does not evade: pending requests and related cases included. */
export const spendingWindow = z.strictObject({
  days: z.int().min(1).max(366),
  maxAmount: minor.nullable(),
  maxCount: z.int().min(1).max(1_000).nullable(),
});
export type SpendingWindow = z.infer<typeof spendingWindow>;

/** Who is asked to authorise, by name or by role, and who after how many minutes of silence. */
export const approver = z.strictObject({
  role: role.nullable(),
  personId: id.nullable(),
  deputyId: id.nullable(),
  deputyMinutes: z.int().min(5).max(10_000),
});
export type Approver = z.infer<typeof approver>;

/** Every list: one of these, and anything when it is empty. Every bound: null is none. All must hold. */
export const policyRule = z.strictObject({
  /** Short and stable, as people cite it: `AB-03`. */
  id: z.string().trim().min(1).max(12),
  who: z.strictObject({
    roles: z.array(role),
    teamIds: z.array(id).max(50),
    personIds: z.array(id).max(50),
    /** Days since the person joined. */
    minDays: days.nullable(),
  }),
  solutions: z.array(solutionCode).max(40),
  when: z.strictObject({
    /** Of the amounts below; null is the policy's own. */
    currency: z.string().length(3).nullable(),
    /** Per case: what was granted or is asked for in it and in related cases counts. */
    maxAmount: minor.nullable(),
    /** Of the order's total. */
    maxShare: percent.nullable(),
    /** Of the order's margin, where it is known. */
    minMargin: percent.nullable(),
    /** Since the purchase. */
    maxDays: z.int().min(0).max(3_660).nullable(),
    families: words,
    /** `person`, `company` or the id of a tag of customers. */
    segments: words,
    channels: words,
    reasons: words,
    perCustomer: spendingWindow.nullable(),
    /** Of a day, or of a few. */
    perAgent: spendingWindow.extend({ days: z.int().min(1).max(7) }).nullable(),
  }),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Level 2: who is consulted, or to whom the case is handed over. */
  areaId: id.nullable(),
  handOver: z.boolean(),
  /** Level 3: in order of asking. */
  approvers: z.array(approver).max(5),
  /** Above this, two different people must say yes. */
  fourEyesAbove: minor.nullable(),
});
export type PolicyRule = z.infer<typeof policyRule>;

/** A decision table: the first row that fits decides; what no row fits is authorised by `otherwise`. */
export const policyDefinition = z.strictObject({
  currency: z.string().length(3),
  rules: z.array(policyRule).max(500),
  otherwise: z.strictObject({ approvers: z.array(approver).max(5), fourEyesAbove: minor.nullable() }),
  /** What each agent may spend on pleasant surprises in a year, and on one. */
  surprise: z.strictObject({ yearly: minor, each: minor }),
});
export type PolicyDefinition = z.infer<typeof policyDefinition>;

const when = z.iso.datetime();
const byId = z.strictObject({ id });
const tag = 'Attribution policy';
const READERS = ['administrator', 'director', 'lead', 'auditor'] as const;
const DRAFTERS = ['administrator', 'director', 'lead'] as const;
const read = { access: 'person', scope: 'settings:read', tag, roles: READERS } as const;
const draft = { access: 'person', scope: 'settings:write', tag, roles: DRAFTERS } as const;
/** Publishing is the Director's; an administrator stands in. */
const publish = { access: 'person', scope: 'settings:write', tag, roles: ['administrator', 'director'] } as const;
const name = z.string().trim().min(1).max(120);
const can = z.record(z.string(), z.union([z.literal(true), z.string()]));

export const policyProblem = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  ruleId: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const policyVersion = z.strictObject({
  id,
  number: z.int().nullable(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** What it is now: a draft, about to rule, ruling, replaced, or taken back before it ruled. */
  stage: z.enum(['draft', 'scheduled', 'in_force', 'replaced', 'withdrawn']),
  name,
  basedOn: z.int().nullable(),
  fromAdvice: z.boolean(),
  revision: z.int(),
  rules: z.int(),
  madeById: id.nullable(),
  madeAt: when,
  changedAt: when,
  reason: z.string(),
  effectiveAt: when.nullable(),
  publishedById: id.nullable(),
  publishedAt: when.nullable(),
});
export type PolicyVersion = z.infer<typeof policyVersion>;
export const openPolicy = policyVersion.extend({ definition: policyDefinition, problems: z.array(policyProblem), can });
export type OpenPolicy = z.infer<typeof openPolicy>;

export const solutionKind = z.strictObject({
  code: solutionCode,
  labelEs: name,
  labelEn: name,
  /** Granting it takes an amount. */
  priced: z.boolean(),
  active: z.boolean(),
});
export type SolutionKind = z.infer<typeof solutionKind>;

export const policyApi = {
  listPolicies: endpoint({
    method: 'GET',
    path: '/api/v1/policies',
    summary: 'Versions of the attribution policy: drafts first, then published ones',
    ...read,
    response: z.strictObject({ versions: z.array(policyVersion), can }),
  }),
  getPolicy: endpoint({
    method: 'GET',
    path: '/api/v1/policies/:id',
    summary: 'One version with its table and what is wrong with it',
    ...read,
    params: byId,
    response: openPolicy,
    errors: ['policy.not_found'],
  }),
  createPolicy: endpoint({
    method: 'POST',
    path: '/api/v1/policies',
    summary: 'New draft, from another version or from a first proposal',
    ...draft,
    body: z.strictObject({ name, fromId: id.nullable() }),
    response: openPolicy,
    status: 201,
    errors: ['policy.not_found'],
  }),
  updatePolicy: endpoint({
    method: 'PUT',
    path: '/api/v1/policies/:id',
    summary: 'Change a draft',
    ...draft,
    params: byId,
    body: z.strictObject({ name, definition: policyDefinition, revision: z.int().min(1) }),
    response: openPolicy,
    errors: ['policy.not_found', 'policy.published', 'policy.changed'],
  }),
  discardPolicy: endpoint({
    method: 'DELETE',
    path: '/api/v1/policies/:id',
    summary: 'Discard a draft',
    ...draft,
    params: byId,
    response: z.strictObject({}),
    status: 204,
    errors: ['policy.not_found', 'policy.published'],
  }),
  publishPolicy: endpoint({
    method: 'POST',
    path: '/api/v1/policies/:id/publication',
    summary: 'Publish a draft with its reason and the moment from which it rules',
    ...publish,
    params: byId,
    body: z.strictObject({
      reason: z.string().trim().min(1).max(2_000),
      /** Null: now. */
      effectiveAt: when.nullable(),
      revision: z.int().min(1),
      /** The newest published number that the person has seen; null when there was none. */
      overNumber: z.int().nullable(),
    }),
    response: openPolicy,
    errors: [
      'policy.not_found',
      'policy.published',
      'policy.changed',
      'policy.superseded',
      'policy.has_problems',
      'policy.before_now',
      'policy.before_scheduled',
    ],
  }),
  withdrawPolicy: endpoint({
    method: 'DELETE',
    path: '/api/v1/policies/:id/publication',
    summary: 'Take back a version that does not rule yet',
    ...publish,
    params: byId,
    response: openPolicy,
    errors: ['policy.not_found', 'policy.in_force'],
  }),
  listSolutions: endpoint({
    method: 'GET',
    path: '/api/v1/solution-kinds',
    summary: 'Kinds of solution that may be proposed, and the product families that the policy in force asks about',
    access: 'person',
    scope: 'cases:read',
    tag,
    response: z.strictObject({ solutions: z.array(solutionKind), families: z.array(z.string()) }),
  }),
  putSolution: endpoint({
    method: 'PUT',
    path: '/api/v1/solution-kinds/:code',
    summary: 'Add or change a kind of solution',
    ...publish,
    params: z.strictObject({ code: solutionCode }),
    body: solutionKind.omit({ code: true }),
    response: solutionKind,
  }),
} as const;

export const policyEvents = [
  'policy.drafted',
  'policy.changed',
  'policy.discarded',
  'policy.published',
  'policy.withdrawn',
  'solution.changed',
] as const;
