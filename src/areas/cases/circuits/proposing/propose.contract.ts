import { z } from 'zod';
import { answerAsked, policyAnswer, proposalInput, proposalView } from '#areas/authority/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { reasons } from '../../case-endpoint.contract.ts';

const id = z.uuid();
const tag = 'Proposals';
const reference = z.string().regex(/^[A-Z]{1,5}-\d{1,10}$/);
const byReference = z.strictObject({ reference });
const byProposal = z.strictObject({ reference, id });
const read = { access: 'person', scope: 'cases:read', tag } as const;
const write = { access: 'person', scope: 'cases:write', tag } as const;
const proposals = z.strictObject({
  proposals: z.array(proposalView),
  /** `direct`: to decide over the policy. */
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
const FOUND = ['case.not_found', 'case.reads_only', 'proposal.not_found'];
const MADE = [
  ...FOUND,
  'case.resolved',
  'proposal.not_own',
  'proposal.different_people',
  'proposal.amount_needed',
  'proposal.purchase_ahead',
  'proposal.delivery_ahead',
  'proposal.solution_unknown',
  'authorisation.nobody',
];

/** The reply that goes out with what is granted: one step, taken back together. */
const withReply = z.strictObject({
  text: z.string().trim().min(1).max(200_000),
  then: z.enum(['wait', 'keep']).default('keep'),
  undoSeconds: z.int().min(0).max(30).optional(),
  basedOn: z.int().optional(),
  insist: z.boolean().default(false),
  reasons,
});
const REPLY_ERRORS = [
  'case.other_language',
  'case.other_way',
  'template.value_missing',
  'case.moved_meanwhile',
  'case.no_recipient',
  'mailbox.none',
];

export const proposeApi = {
  listProposals: endpoint({
    method: 'GET',
    path: '/api/v1/cases/:reference/proposals',
    summary: 'What was proposed for the case, who was asked and what became of it',
    ...read,
    params: byReference,
    response: proposals,
    errors: ['case.not_found'],
  }),
  policyAnswer: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/policy-answer',
    summary: 'What the policy says of a proposal while it is typed; nothing is kept',
    ...write,
    limit: 600,
    params: byReference,
    body: proposalInput
      .pick({
        currency: true,
        lines: true,
        orderRef: true,
        orderTotalMinor: true,
        purchasedOn: true,
        deliveredOn: true,
      })
      .extend({
        /** The proposal that is being changed: its policy goes on ruling, and it does not count against itself. */
        changing: id.nullable().default(null),
        /** Of one that is changed: with the policy in force now instead of the one it was asked under. */
        anew: z.boolean().default(false),
      }),
    response: policyAnswer,
    errors: [...FOUND, 'proposal.purchase_ahead', 'proposal.delivery_ahead'],
  }),
  propose: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/proposals',
    summary:
      'Propose a solution: apply it with its reply, consult an area, or ask for authorisation, as the policy says',
    ...write,
    params: byReference,
    body: proposalInput.extend({
      intent: z.enum(['apply', 'ask', 'consult']),
      reply: withReply.nullable().default(null),
      /** For an area: the question and the buttons it is answered with. */
      question: z.string().trim().max(4_000).default(''),
      answers: z.array(answerAsked).max(4).default([]),
      /** And what goes with it, as uploaded before. */
      fileIds: z.array(z.string().max(100)).max(10).default([]),
      tellCustomer: z.boolean().default(true),
      /** One that waits and that this one takes the place of: it is withdrawn with it. */
      instead: id.nullable().default(null),
    }),
    response: proposals,
    status: 201,
    errors: [
      ...MADE,
      'proposal.not_waiting',
      ...REPLY_ERRORS,
      'proposal.question_needed',
      'area.not_found',
      'consultation.area_unused',
      'consultation.nobody',
      'consultation.answers_repeated',
      'consultation.answers_needed',
    ],
  }),
  decideAsDirector: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/direct-decision',
    summary: 'Decide as the Director, over any policy and with a reason; what was asked about the case meanwhile ends',
    ...write,
    params: byReference,
    body: proposalInput.extend({ reply: withReply.nullable().default(null) }),
    response: proposals,
    status: 201,
    errors: [
      ...MADE,
      ...REPLY_ERRORS,
      'proposal.not_director',
      'proposal.reason_needed',
      'authorisation.own_request',
      'authorisation.own_case',
    ],
  }),
  changeProposal: endpoint({
    method: 'PUT',
    path: '/api/v1/cases/:reference/proposals/:id',
    summary: 'Change a proposal that waits: a new version is asked for and the former one is void',
    ...write,
    params: byProposal,
    body: proposalInput.extend({
      /** With the policy in force now instead of the one it was asked under. */
      anew: z.boolean().default(false),
    }),
    response: proposals,
    errors: [...MADE, 'proposal.not_waiting', 'proposal.not_maker'],
  }),
  applyProposal: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/proposals/:id/application',
    summary: 'Apply what was authorised or answered, with the reply that says so',
    ...write,
    params: byProposal,
    body: z.strictObject({
      reply: withReply.nullable().default(null),
      /** Of what an area answered with anything but its first button: read, and applied all the same. */
      answerRead: z.boolean().default(false),
    }),
    response: proposals,
    errors: [...FOUND, ...REPLY_ERRORS, 'proposal.not_ready', 'proposal.answer_unread'],
  }),
  withdrawProposal: endpoint({
    method: 'DELETE',
    path: '/api/v1/cases/:reference/proposals/:id',
    summary: 'Withdraw a proposal that was not applied',
    ...write,
    params: byProposal,
    response: proposals,
    errors: [...FOUND, 'proposal.not_waiting'],
  }),
  remindProposal: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/proposals/:id/reminder',
    summary: 'Remind whoever is asked',
    ...write,
    params: byProposal,
    response: proposals,
    errors: [...FOUND, 'authorisation.not_pending'],
  }),
  answerApprover: endpoint({
    method: 'POST',
    path: '/api/v1/cases/:reference/authorisations/:id/messages',
    summary: 'Answer what whoever authorises asked',
    ...write,
    params: byProposal,
    body: z.strictObject({ text: z.string().trim().min(1).max(5_000) }),
    response: proposals,
    errors: [...FOUND, 'authorisation.not_found', 'authorisation.text_needed'],
  }),
} as const;

export const proposingEvents = ['case.proposed', 'case.decided'] as const;
