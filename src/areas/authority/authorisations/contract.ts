import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { executionsApi } from '../executions/contract.ts';
import { AUTHORISATION_STATES, circuitMessage, usual } from '../proposals/contract.ts';
import { DECIDERS } from './deciders.rules.ts';

const id = z.uuid();
const when = z.iso.datetime();
const byId = z.strictObject({ id });
const tag = 'Authorisations';
const read = { access: 'person', scope: 'cases:read', tag } as const;
const write = { access: 'person', scope: 'cases:write', tag, roles: DECIDERS } as const;
const person = z.strictObject({ id, name: z.string() });
const abilities = z.record(z.string(), z.union([z.literal(true), z.string()]));
const reason = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** `pending`: what waits for me. `others`: what waits for somebody else and I see, or may take into my own hands. */
export const AUTHORISATION_VIEWS = ['pending', 'others', 'decided'] as const;

/** A request in a list: what, for whom, and until when. */
export const authorisationRow = z.strictObject({
  id,
  reference: z.string(),
  customer: z.string(),
  /** «un abono de 184,50 €», in the language of whoever reads it. */
  what: z.string(),
  lines: z.array(z.strictObject({ solution: z.string(), amountMinor: z.int().nullable() })),
  currency: z.string(),
  totalMinor: z.int(),
  requester: person,
  approver: person,
  askedAt: when,
  dueAt: when,
  /** The legal clock of the case that ends first; null when none runs. */
  legalDueAt: when.nullable(),
  state: z.enum(AUTHORISATION_STATES),
  decidedBy: person.nullable(),
  decidedAt: when.nullable(),
});
export type AuthorisationListRow = z.infer<typeof authorisationRow>;

/** Everything one needs to decide, and nothing else of the case. */
export const authorisationView = authorisationRow.extend({
  proposalId: id,
  subject: z.string(),
  /** The same as the mail says it, in the language of whoever reads it. */
  words: z.strictObject({
    question: z.string(),
    what: z.string(),
    why: z.string(),
    rule: z.string(),
    total: z.string().nullable(),
  }),
  version: z.int(),
  step: z.int(),
  fourEyes: z.boolean(),
  asked: person,
  expiresAt: when,
  finalAt: when.nullable(),
  /** What a plain yes authorises, which the button says: also while another amount that was authorised may be changed. */
  asksMinor: z.int(),
  amountMinor: z.int().nullable(),
  /** Why it was refused, or what was said with the yes. */
  decisionReason: z.string(),
  details: z.array(
    z.strictObject({
      solution: z.string(),
      amountMinor: z.int().nullable(),
      quantity: z.number().nullable(),
      detail: z.string(),
    }),
  ),
  reason: z.string(),
  cause: z.string(),
  area: z.string().nullable(),
  why: reason,
  ruleId: z.string().nullable(),
  policyNumber: z.int(),
  /** The most whoever asks may grant alone; null where nothing bounds it. */
  limitMinor: z.int().nullable(),
  orderRef: z.string().nullable(),
  /** As whoever proposes gave it, unchecked. */
  orderTotalMinor: z.int().nullable(),
  /** The level was worked out from it. */
  declared: z.boolean(),
  worth: z.strictObject({ since: when.nullable(), cases: z.int(), grantedMinor: z.int(), times: z.int() }).nullable(),
  similar: z.strictObject({ yes: z.int(), n: z.int() }),
  usual: usual.nullable(),
  messages: z.array(circuitMessage),
  /** Somebody else decided it first: who, when and what. `director`: the Director decided the case in person. */
  overtaken: z.strictObject({ by: person, at: when, state: z.enum([...AUTHORISATION_STATES, 'director']) }).nullable(),
  /** The proposal has a newer version than the one asked about here. */
  outdated: z.boolean(),
  /** Whether another amount can be authorised. */
  mayChange: z.boolean(),
  can: abilities,
});
export type AuthorisationView = z.infer<typeof authorisationView>;

export const decisionInput = z.strictObject({
  outcome: z.enum(['approve', 'change', 'refuse']),
  amountMinor: z.int().min(1).max(1_000_000_000_00).nullable().default(null),
  reason: z.string().trim().max(2_000).default(''),
});

const delegationView = z.strictObject({ id, delegate: person, startsAt: when, endsAt: when });
const delegations = z.strictObject({ delegations: z.array(delegationView) });

const DECIDE_ERRORS = [
  'authorisation.not_found',
  'authorisation.not_yours',
  'authorisation.own_request',
  'authorisation.four_eyes',
  'authorisation.nobody',
  'authorisation.already_decided',
  'authorisation.already_applied',
  'authorisation.gone_on',
  'authorisation.changed',
  'authorisation.expired',
  'authorisation.withdrawn',
  'authorisation.reason_needed',
  'authorisation.amount_needed',
  'authorisation.amount_not_possible',
  'authorisation.amount_above',
];

export const authorisationsApi = {
  listAuthorisations: endpoint({
    method: 'GET',
    path: '/api/v1/authorisations',
    summary:
      'What I am asked to authorise, or others are and I may decide, due first; or what was decided, newest first',
    ...read,
    query: z.strictObject({
      view: z.enum(AUTHORISATION_VIEWS).default('pending'),
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({ authorisations: z.array(authorisationRow), next: z.string().nullable() }),
  }),
  countAuthorisations: endpoint({
    method: 'GET',
    path: '/api/v1/authorisation-counts',
    summary:
      'How many requests and tasks wait for me and how many for others I see (capped at 1,000), and how long I take',
    ...read,
    response: z.strictObject({ pending: z.int(), others: z.int(), executions: z.int(), last: usual.nullable() }),
  }),
  getAuthorisation: endpoint({
    method: 'GET',
    path: '/api/v1/authorisations/:id',
    summary: 'One request with everything its decision needs',
    ...read,
    params: byId,
    response: authorisationView,
    errors: ['authorisation.not_found'],
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/v1/authorisations/:id/decision',
    summary: 'Authorise, authorise another amount, or refuse with a reason; again within ten minutes to change it',
    ...write,
    params: byId,
    body: decisionInput,
    response: authorisationView,
    errors: DECIDE_ERRORS,
  }),
  askAbout: endpoint({
    method: 'POST',
    path: '/api/v1/authorisations/:id/messages',
    summary: 'Ask whoever proposes it, or answer',
    ...write,
    params: byId,
    body: z.strictObject({ text: z.string().trim().min(1).max(5_000) }),
    response: authorisationView,
    errors: ['authorisation.not_found', 'authorisation.text_needed'],
  }),
  listDelegations: endpoint({
    method: 'GET',
    path: '/api/v1/me/delegations',
    summary: 'To whom I delegate what I am asked to authorise',
    ...read,
    response: delegations,
  }),
  delegate: endpoint({
    method: 'POST',
    path: '/api/v1/me/delegations',
    summary: 'Delegate between two dates',
    ...write,
    body: z.strictObject({ delegateId: id, startsAt: when, endsAt: when }),
    response: delegations,
    errors: ['delegation.self', 'delegation.dates', 'delegation.reads_only', 'person.not_found'],
  }),
  endDelegation: endpoint({
    method: 'DELETE',
    path: '/api/v1/me/delegations/:id',
    summary: 'End a delegation',
    ...write,
    params: byId,
    response: z.strictObject({}),
    status: 204,
    errors: ['delegation.not_found'],
  }),
  ...executionsApi,
} as const;

export const authorisationEvents = [
  'authorisation.asked',
  'authorisation.decided',
  'authorisation.changed',
  'authorisation.expired',
  'authorisation.reminded',
  'authorisation.escalated',
  'authorisation.question',
  /** On a stream of its own, for people who can't see the case. */
  'authorisation.moved',
  'delegation.made',
  'delegation.cancelled',
  'execution.opened',
  'execution.done',
  'execution.given',
  'execution.reminded',
  'execution.cancelled',
] as const;
