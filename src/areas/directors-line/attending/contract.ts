import { z } from 'zod';
import { replyReasons } from '#areas/cases/contract.ts';
import { endpoint } from '#platform/http/contract.ts';
import { reasonFound } from '../unreached/contract.ts';

const id = z.uuid();
const when = z.iso.datetime();
const tag = "Director's line";
const byId = z.strictObject({ id });
const person = z.strictObject({ id, name: z.string() });
/** Whoever holds the line now is asked further in: the Director, or who is on duty for them. */
const ROLES = ['administrator', 'director', 'lead', 'agent'] as const;
const read = { access: 'person', scope: 'cases:read', tag, roles: ROLES } as const;
const write = { access: 'person', scope: 'cases:write', tag, roles: ROLES } as const;

export const CONTACT_KINDS = ['message', 'call'] as const;
export const CONTACT_ORIGINS = ['page', 'case', 'agent', 'found'] as const;
export const CALL_OUTCOMES = ['spoken', 'no_answer', 'left_message', 'call_back'] as const;
/** Attended; tried and never reached; a case that is none of ours; joined to who waits in another case. */
export const ENDINGS = ['attended', 'unreached', 'not_ours', 'joined'] as const;

export const contactRow = z.strictObject({
  id,
  reference: z.string(),
  subject: z.string(),
  customer: z.string(),
  kind: z.enum(CONTACT_KINDS),
  origin: z.enum(CONTACT_ORIGINS),
  askedAt: when,
  promisedAt: when,
  slotAt: when.nullable(),
  late: z.boolean(),
  state: z.enum(['waiting', 'attended', 'closed']),
  attendedAt: when.nullable(),
  attendedBy: person.nullable(),
  /** Who has it back and is to answer, while they wait. */
  heldBy: person.nullable(),
  closedAt: when.nullable(),
  endedAs: z.enum(ENDINGS).nullable(),
  learnt: z.string(),
});
export type ContactRow = z.infer<typeof contactRow>;

/** One sentence of the story: `code` says which, `params` fill it. */
export const storyLine = z.strictObject({
  at: when,
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type StoryLine = z.infer<typeof storyLine>;

export const contactView = contactRow.extend({
  phone: z.string(),
  email: z.string(),
  owner: person.nullable(),
  words: z.string(),
  /** Who passed it up while they waited, and their lines of why. */
  broughtBy: z.array(z.strictObject({ by: person, at: when, reason: z.string() })),
  /** Number of the case whose key they held: nothing proves that it is theirs. */
  unprovenAbout: z.string().nullable(),
  /** Whoever attends the case put it away as none of ours: whoever holds the line says whether it is. */
  putAway: z.boolean(),
  /** What they were found by, when they had not asked. */
  foundBy: z.array(reasonFound),
  /** Given back to whoever attends the case, and what to do. */
  returned: z.strictObject({ to: person, at: when, instruction: z.string() }).nullable(),
  language: z.string(),
  firstPromisedAt: when,
  calls: z.array(
    z.strictObject({
      id,
      at: when,
      by: person,
      outcome: z.enum(CALL_OUTCOMES),
      notes: z.string(),
      callBackAt: when.nullable(),
    }),
  ),
  story: z.array(storyLine),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type ContactView = z.infer<typeof contactView>;

const common = ['direct.not_found', 'direct.not_yours', 'direct.closed'] as const;

export const attendingApi = {
  lineQueue: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line',
    summary: 'Who waits for the Director, longest first; then who was attended and is not closed',
    ...read,
    query: z.strictObject({ state: z.enum(['open', 'closed']).default('open') }),
    response: z.strictObject({
      contacts: z.array(contactRow),
      /** Contacts nobody has answered: must be 0. */
      unanswered: z.int(),
      late: z.int(),
      holder: person.nullable(),
      lastAt: when.nullable(),
    }),
    errors: ['direct.not_yours'],
  }),
  ownLine: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/mine',
    summary: 'Whether the line is the asker’s at this moment, and how many wait for them',
    ...read,
    response: z.strictObject({ holds: z.boolean(), waiting: z.int() }),
  }),
  getContact: endpoint({
    method: 'GET',
    path: '/api/v1/direct-line/contacts/:id',
    summary: 'One contact with the story of its case',
    ...read,
    params: byId,
    response: contactView,
    errors: common,
  }),
  logCall: endpoint({
    method: 'POST',
    path: '/api/v1/direct-line/contacts/:id/calls',
    summary: 'A call made: spoken, no answer, or to call back at a moment',
    ...write,
    params: byId,
    body: z.strictObject({
      outcome: z.enum(CALL_OUTCOMES),
      notes: z.string().trim().max(20_000).default(''),
      callBackAt: when.nullable().default(null),
    }),
    response: contactView,
    errors: [...common, 'direct.call_back_when', 'direct.attended'],
  }),
  answerContact: endpoint({
    method: 'POST',
    path: '/api/v1/direct-line/contacts/:id/answer',
    summary: 'Answer in writing; leaves like any answer of the case',
    ...write,
    params: byId,
    body: z.strictObject({
      text: z.string().trim().min(1).max(200_000),
      /** Why it is not in their language or does not go by their way. */
      reasons: replyReasons,
    }),
    response: contactView,
    errors: [
      ...common,
      'direct.phone_only',
      'case.other_language',
      'case.other_way',
      'template.value_missing',
      'case.not_found',
      'case.no_recipient',
      'mailbox.none',
      'case.reads_only',
    ],
  }),
  returnContact: endpoint({
    method: 'POST',
    path: '/api/v1/direct-line/contacts/:id/returning',
    summary: 'Give the case back to whoever attends it, with an instruction; their answer counts',
    ...write,
    params: byId,
    body: z.strictObject({ instruction: z.string().trim().min(1).max(2_000) }),
    response: contactView,
    errors: [...common, 'direct.nobody_attends', 'case.not_found', 'case.reads_only'],
  }),
  closeContact: endpoint({
    method: 'POST',
    path: '/api/v1/direct-line/contacts/:id/closing',
    summary: 'Close it with what the team learns; who never picks up, once tried enough and told so',
    ...write,
    params: byId,
    body: z.strictObject({ learnt: z.string().trim().min(1).max(500) }),
    response: contactView,
    errors: [...common, 'direct.not_attended'],
  }),
} as const;

export const attendingEvents = [
  'direct.called',
  'direct.answered',
  'direct.late',
  'direct.returned',
  'direct.closed',
  'direct.moved',
] as const;
