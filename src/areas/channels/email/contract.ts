import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';

const id = z.uuid();
const HANDS = ['administrator', 'director', 'lead', 'agent'] as const;

export const emailApi = {
  intakeEmail: endpoint({
    method: 'POST',
    path: '/api/v1/intake/email',
    summary: 'Hand in a raw mail (message/rfc822); kept before the answer',
    access: 'person',
    scope: 'intake:write',
    tag: 'Intake',
    roles: HANDS,
    raw: 'message/rfc822',
    limit: 60_000,
    query: z.strictObject({ mailbox: z.string().max(254).optional() }),
    response: z.strictObject({ id }),
    status: 202,
    errors: ['mailbox.not_found', 'mail.too_large', 'mail.empty'],
  }),
} as const;
