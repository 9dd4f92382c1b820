import { MOST_UNDO_SECONDS } from '#areas/identity/contract.ts';
import { z } from 'zod';
import { cut, empty, fileIds, html, id, reasons, reference, text, when } from '../case-endpoint.contract.ts';
import { verb, verbOn } from '../case-verb.contract.ts';
import { written } from '../templates/templates.contract.ts';

const recipients = z.array(z.string().trim().min(3).max(320)).max(50);
const byMessage = z.strictObject({ reference, messageId: id });

export const replyingApi = {
  reply: verb(
    'POST',
    '/replies',
    'Answer the customer; leaves after the undo time',
    z.strictObject({
      text: text.optional(),
      html,
      to: recipients.optional(),
      cc: recipients.default([]),
      bcc: recipients.default([]),
      subject: z.string().trim().max(500).optional(),
      fileIds,
      then: z.enum(['wait', 'keep', 'resolve']).default('wait'),
      sendAt: when.optional(),
      /** It is known that it leaves after a term of the law. */
      pastTerm: z.boolean().default(false),
      undoSeconds: z.int().min(0).max(MOST_UNDO_SECONDS).optional(),
      /** The version the composer was opened on: if the thread moved since, the first try is refused. */ basedOn: z
        .int()
        .optional(),
      insist: z.boolean().default(false),
      draftId: id.optional(),
      reasons,
      cut: cut.optional(),
      writtenWith: written.optional(),
    }),
    [
      'case.moved_meanwhile',
      'draft.already_sent',
      'case.nothing_written',
      'file.not_a_picture',
      'template.value_missing',
      'template.value_changed',
      'case.later_beyond_legal',
      'case.other_language',
      'case.other_way',
      'case.resolve_needs_adr',
      'case.resolve_needs_cut',
      'case.already_resolved',
      'case.no_recipient',
      'case.recipient_invalid',
      'case.resolve_needs_petitions',
      'case.resolve_needs_reply',
      'case.resolve_needs_fields',
      'mailbox.none',
      'file.not_found',
    ],
  ),
  undoReply: verbOn('DELETE', '/replies/:messageId', 'Take a reply back before it leaves', byMessage, empty, [
    'message.not_found',
    'message.already_sent',
    'message.not_yours',
  ]),
} as const;
