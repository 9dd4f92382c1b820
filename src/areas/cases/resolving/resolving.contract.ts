import { z } from 'zod';
import { cut, id, reasons, reference, text } from '../case-endpoint.contract.ts';
import { verb } from '../case-verb.contract.ts';
import { written } from '../templates/templates.contract.ts';
import { DISCARD_REASONS, OUTCOMES } from '../words.contract.ts';

export const resolvingApi = {
  setPetitions: verb(
    'PUT',
    '/petitions',
    'What the customer asks, numbered',
    z.strictObject({
      petitions: z
        .array(z.strictObject({ id: id.optional(), text: z.string().trim().min(1).max(2000) }))
        .min(1)
        .max(20),
    }),
    ['petition.decided', 'petition.not_found', 'case.resolved'],
  ),
  resolve: verb(
    'POST',
    '/resolution',
    'Each petition with outcome and reason; no bare close',
    z.strictObject({
      petitions: z
        .array(
          z.strictObject({
            /** Left out, with its text, for a petition that is written down now. */ id: id.optional(),
            text: z.string().trim().min(1).max(2000).optional(),
            outcome: z.enum(OUTCOMES),
            reason: z.string().trim().min(1).max(4000),
          }),
        )
        .max(20),
      text: text.optional(),
      basedOn: z.int().optional(),
      insist: z.boolean().default(false),
      draftId: id.optional(),
      reasons,
      cut: cut.optional(),
      writtenWith: written.optional(),
      /** Cases that hang from this one and end with it: each with an answer of its own, and the same outcome and reason. */
      children: z.array(z.strictObject({ reference, text })).max(50).optional(),
    }),
    [
      'case.children_open',
      'case.child_refused',
      'case.other_language',
      'case.other_way',
      'case.resolve_needs_adr',
      'case.resolve_needs_cut',
      'case.resolve_needs_petitions',
      'case.resolve_needs_reply',
      'case.resolve_needs_fields',
      'case.already_resolved',
      'case.moved_meanwhile',
      'draft.already_sent',
      'template.value_missing',
      'template.value_changed',
      'case.no_recipient',
      'mailbox.none',
    ],
  ),
  discard: verb(
    'POST',
    '/discard',
    'It was never ours to answer: it ends without reply or outcome, and nothing is sent',
    z.strictObject({ reason: z.enum(DISCARD_REASONS) }),
    ['case.already_resolved'],
  ),
  reopen: verb(
    'DELETE',
    '/resolution',
    'Open it again',
    z.strictObject({ why: z.string().trim().max(2000).default('') }).default({ why: '' }),
    ['case.not_resolved'],
  ),
} as const;
