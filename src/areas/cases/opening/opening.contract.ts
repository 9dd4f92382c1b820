import { z } from 'zod';
import { endpoint } from '#platform/http/contract.ts';
import { verb } from '../case-verb.contract.ts';
import { empty, fileIds, id, text, when, writing } from '../case-endpoint.contract.ts';
import { CHANNELS, caseType, priority } from '../words.contract.ts';

const write = writing('Cases');
const customerInput = z.strictObject({
  id: id.optional(),
  name: z.string().trim().max(200).default(''),
  email: z.email().max(320).optional(),
  phone: z.string().trim().max(40).optional(),
});
/** A case just opened: what a program keeps of it, without the reading of all of it. */
export const openedCase = z.strictObject({
  id,
  reference: z.string(),
  key: z.string(),
  messageId: id,
  subject: z.string(),
  ownerId: id.nullable(),
  teamId: id,
  receivedAt: when,
  nextAt: when,
  dueAt: when.nullable(),
});

export const openingApi = {
  createCase: endpoint({
    method: 'POST',
    path: '/api/v1/cases',
    summary: 'Open a case',
    ...write,
    body: z.strictObject({
      subject: z.string().trim().min(1).max(500),
      text,
      customer: customerInput,
      channel: z.enum(CHANNELS).default('api'),
      type: caseType.optional(),
      teamId: id.optional(),
      ownerId: id.optional(),
      receivedAt: when.optional(),
      priority: priority.optional(),
      reasonCode: z.string().max(40).optional(),
      petitions: z.array(z.string().trim().min(1).max(2000)).max(20).default([]),
      fileIds,
      acknowledge: z.boolean().default(true),
      /** What was asked in the contact: whether it may be recorded as proof, and how they want the receipt. Null: not asked. */
      asked: z
        .strictObject({
          recording: z.boolean().nullable().default(null),
          receipt: z.enum(['paper', 'declined']).nullable().default(null),
        })
        .optional(),
    }),
    response: openedCase,
    status: 201,
    errors: [
      'customer.not_found',
      'team.not_found',
      'case.team_retired',
      'person.not_found',
      'reason.not_found',
      'case.assignee_cannot_see',
      'case.received_in_future',
      'case.reads_only',
      'file.not_found',
    ],
  }),
  handReceipt: verb('POST', '/receipt', 'The receipt was printed and handed over, on paper', empty, [
    'case.receipt_given',
  ]),
} as const;
