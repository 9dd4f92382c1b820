import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const when = z.iso.datetime();
const tag = 'Intake';
const read = { access: 'person', scope: 'intake:read', tag } as const;
const write = { access: 'person', scope: 'intake:write', tag } as const;
const STAFF = ['administrator', 'director', 'lead', 'agent', 'auditor'] as const;
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;

export const INTAKE_STATES = ['received', 'processing', 'retry', 'done', 'quarantined'] as const;
export const INTAKE_OUTCOMES = ['case', 'message', 'inside', 'bounce', 'duplicate', 'spam', 'ignored'] as const;
export const intakeView = z.strictObject({
  id,
  channel: z.string(),
  mailbox: z.string().nullable(),
  state: z.enum(INTAKE_STATES),
  outcome: z.enum(INTAKE_OUTCOMES).nullable(),
  reason: z.string().nullable(),
  attempts: z.int(),
  nextTryAt: when.nullable(),
  receivedAt: when,
  finishedAt: when.nullable(),
  /** Null for what was typed in, or handed in as a case: it has no bytes of its own. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
  readable: z.boolean().nullable(),
  caseReference: z.string().nullable(),
  messageId: id.nullable(),
  can: z.record(z.string(), z.union([z.literal(true), z.string()])),
});
export type IntakeView = z.infer<typeof intakeView>;
export const alarmView = z.strictObject({
  id,
  kind: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  raisedAt: when,
});

export const intakeApi = {
  listIntake: endpoint({
    method: 'GET',
    path: '/api/v1/intake',
    summary: 'What came in and what became of it',
    ...read,
    roles: STAFF,
    query: z.strictObject({
      state: z.enum(['all', 'waiting', 'quarantined', 'spam', 'unreadable']).default('all'),
      channel: z.string().max(20).optional(),
      q: z.string().max(200).optional(),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      items: z.array(intakeView),
      next: z.string().nullable(),
      counts: z.strictObject({ waiting: z.int(), quarantined: z.int(), unreadable: z.int() }),
      alarms: z.array(alarmView),
      channels: z.array(
        z.strictObject({
          channel: z.string(),
          subject: z.string(),
          lastAt: when.nullable(),
          silent: z.boolean(),
          error: z.string().nullable(),
        }),
      ),
    }),
  }),
  getIntake: endpoint({
    method: 'GET',
    path: '/api/v1/intake/:id',
    summary: 'State and result of one arrival',
    ...read,
    roles: STAFF,
    params: byId,
    response: intakeView,
    errors: ['intake.not_found'],
  }),
  getIntakeRaw: endpoint({
    method: 'GET',
    path: '/api/v1/intake/:id/raw',
    summary: 'The bytes as they arrived',
    ...read,
    roles: STAFF,
    params: byId,
    response: z.unknown(),
    bytes: true,
    errors: ['intake.not_found'],
  }),
  readAgain: endpoint({
    method: 'POST',
    path: '/api/v1/intake/:id/attempts',
    summary: 'Read it again from the raw bytes',
    ...write,
    roles: HANDS,
    params: byId,
    body: z.strictObject({}),
    response: intakeView,
    errors: ['intake.not_found', 'intake.done'],
  }),
  makeCase: endpoint({
    method: 'POST',
    path: '/api/v1/intake/:id/case',
    summary: 'Make a case by hand from an arrival',
    ...write,
    roles: HANDS,
    params: byId,
    body: z.strictObject({
      subject: z.string().trim().min(1).max(500),
      text: z.string().trim().max(200_000).default(''),
      customer: z.strictObject({
        name: z.string().trim().max(200).default(''),
        email: z.email().max(320).optional(),
        phone: z.string().max(40).optional(),
      }),
    }),
    response: intakeView,
    errors: ['intake.not_found', 'intake.done'],
  }),
  markSpam: endpoint({
    method: 'PUT',
    path: '/api/v1/intake/:id/spam',
    summary: 'It is spam, or it is not: nothing is deleted',
    ...write,
    roles: HANDS,
    params: byId,
    body: z.strictObject({ spam: z.boolean() }),
    response: intakeView,
    errors: ['intake.not_found', 'intake.has_case'],
  }),
} as const;

export const intakeEvents = [
  'intake.received',
  'intake.processed',
  'intake.quarantined',
  'intake.retried',
  'intake.marked_spam',
  'intake.case_made',
  'alarm.raised',
  'alarm.cleared',
] as const;
