import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

export { mailLanguage } from './writing/language.rules.ts';

const id = z.uuid();
const byId = z.strictObject({ id });
const when = z.iso.datetime();
const tag = 'Correspondence';
const read = { access: 'person', scope: 'settings:read', tag } as const;
const admin = { access: 'person', scope: 'settings:write', tag, roles: ['administrator'] } as const;
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;

export const imapSettings = z.strictObject({
  host: z.string().trim().min(1).max(255),
  port: z.int().min(1).max(65535).default(993),
  tls: z.enum(['tls', 'starttls', 'none']).default('tls'),
  user: z.string().max(320),
  auth: z.enum(['password', 'oauth2']).default('password'),
  folder: z.string().max(200).default('INBOX'),
  pollSeconds: z.int().min(15).max(3600).default(60),
  deleteAfterIntake: z.boolean().default(false),
  oauth: z.strictObject({ tokenUrl: z.url(), clientId: z.string().max(300), scope: z.string().max(500) }).optional(),
});
export const mailboxView = z.strictObject({
  id,
  address: z.string(),
  aliases: z.array(z.string()),
  name: z.string(),
  brandId: id.nullable(),
  teamId: id.nullable(),
  source: z.enum(['smtp', 'imap']),
  imap: imapSettings.nullable(),
  hasSecret: z.boolean(),
  dkim: z.strictObject({ domain: z.string(), selector: z.string(), record: z.string() }).nullable(),
  active: z.boolean(),
  lastOkAt: when.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: when.nullable(),
});
export type MailboxView = z.infer<typeof mailboxView>;
const mailboxInput = z.strictObject({
  address: z.email().max(254),
  name: z.string().trim().min(1).max(120),
  aliases: z.array(z.email().max(254)).max(20).optional(),
  brandId: id.nullable().optional(),
  teamId: id.nullable().optional(),
  source: z.enum(['smtp', 'imap']).optional(),
  imap: imapSettings.optional(),
  /** Password, or the OAuth2 refresh token (client secret after a line break). Written, never read back. */ secret: z
    .string()
    .max(8000)
    .optional(),
  active: z.boolean().optional(),
});
export const outboxView = z.strictObject({
  id,
  kind: z.string(),
  caseReference: z.string().nullable(),
  subject: z.string(),
  to: z.array(z.string()),
  state: z.string(),
  attempts: z.int(),
  nextTryAt: when.nullable(),
  lastReply: z.string().nullable(),
  createdAt: when,
  sentAt: when.nullable(),
  /** Whether it can be sent again: an invitation that has left keeps none of its words. */
  retriable: z.boolean(),
});

export const correspondenceApi = {
  listMailboxes: endpoint({
    method: 'GET',
    path: '/api/v1/mailboxes',
    summary: 'Mailboxes and how they are',
    ...read,
    response: z.strictObject({ mailboxes: z.array(mailboxView) }),
  }),
  createMailbox: endpoint({
    method: 'POST',
    path: '/api/v1/mailboxes',
    summary: 'New mailbox',
    ...admin,
    body: mailboxInput,
    response: mailboxView,
    status: 201,
    errors: ['mailbox.exists', 'team.not_found', 'brand.not_found', 'mailbox.imap_needed'],
  }),
  updateMailbox: endpoint({
    method: 'PATCH',
    path: '/api/v1/mailboxes/:id',
    summary: 'Change a mailbox',
    ...admin,
    params: byId,
    body: mailboxInput.omit({ address: true }).partial(),
    response: mailboxView,
    errors: ['mailbox.not_found', 'team.not_found', 'brand.not_found', 'mailbox.imap_needed'],
  }),
  testMailbox: endpoint({
    method: 'POST',
    path: '/api/v1/mailboxes/:id/test',
    summary: 'Try to sign in to its IMAP server and say what happened',
    unkeyed: 'it makes nothing',
    ...admin,
    limit: 20,
    params: byId,
    body: z.strictObject({}),
    response: z.strictObject({ ok: z.boolean(), detail: z.string() }),
    errors: ['mailbox.not_found', 'mailbox.imap_needed'],
  }),
  makeDkim: endpoint({
    method: 'POST',
    path: '/api/v1/mailboxes/:id/dkim',
    summary: 'Make a DKIM key; the DNS record to publish comes back',
    ...admin,
    params: byId,
    body: z.strictObject({
      selector: z
        .string()
        .regex(/^[a-z0-9-]{1,40}$/)
        .default('cauce'),
    }),
    response: mailboxView,
    errors: ['mailbox.not_found'],
  }),
  listOutbox: endpoint({
    method: 'GET',
    path: '/api/v1/outbox',
    summary: 'Mail that waits, is late or failed',
    access: 'person',
    scope: 'cases:read',
    tag,
    roles: ['administrator', 'director', 'lead', 'auditor'],
    query: z.strictObject({
      state: z.enum(['troubled', 'waiting', 'all']).default('troubled'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      items: z.array(outboxView),
      relay: z.strictObject({ configured: z.boolean(), catcherUrl: z.string().nullable() }),
    }),
  }),
  retryOutbox: endpoint({
    method: 'POST',
    path: '/api/v1/outbox/:id/attempts',
    summary: 'Send it again (same Message-ID)',
    access: 'person',
    scope: 'cases:write',
    tag,
    roles: HANDS,
    params: byId,
    body: z.strictObject({}),
    response: outboxView,
    errors: ['outbox.not_found', 'outbox.not_retriable'],
  }),
  approveOutbox: endpoint({
    method: 'POST',
    path: '/api/v1/outbox/:id/approval',
    // No scope: the program that made the burst would say its own yes.
    summary: 'A person says yes to a held burst, signed in',
    access: 'person',
    tag,
    roles: ['administrator', 'director', 'lead'],
    params: byId,
    body: z.strictObject({}),
    response: outboxView,
    errors: ['outbox.not_found', 'outbox.not_retriable'],
  }),
} as const;

export const correspondenceEvents = [
  'mailbox.created',
  'mailbox.changed',
  'mail.sent',
  'mail.deferred',
  'mail.late',
  'mail.failed',
  'mail.bounced',
  'mail.retried',
  'mail.approved',
] as const;
