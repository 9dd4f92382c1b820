import type { Delivery } from '#areas/correspondence/index.ts';
import type { Actor } from '#platform/work/index.ts';
import type { MessageView } from '../contract.ts';
import { previewOf } from '../messages/preview.rules.ts';
import { messageAbilities } from '../policy.rules.ts';
import type { AttachmentData } from './case-view.store.ts';
import type { MessageData } from './thread.store.ts';

/** A mail to three hundred says three hundred, and the first by name: the rest are in its original. */
const MOST_NAMED = 20;

export function viewMessage(row: MessageData, actor: Actor, delivery: Delivery | null): MessageView {
  return {
    id: row.id,
    reference: row.reference,
    direction: row.direction,
    channel: row.channel,
    author: row.authorId ? { id: row.authorId, name: row.author ?? '' } : null,
    from: { name: row.fromName, address: row.fromAddress },
    to: row.to.slice(0, MOST_NAMED),
    cc: row.cc.slice(0, MOST_NAMED),
    bcc: row.bcc.slice(0, MOST_NAMED),
    recipientsTotal: row.recipientsTotal,
    subject: row.subject,
    text: row.text,
    quoted: row.quoted,
    signature: row.signature,
    html: row.html,
    hasRemoteContent: row.hasRemote,
    language: row.language,
    attachments: row.attachments.map(viewAttachment),
    automatic: row.automatic,
    threadedBy: row.threadedBy as MessageView['threadedBy'],
    heldReason: row.heldReason,
    authenticity: row.authenticity,
    warnings: row.warnings,
    at: row.at.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    delivery,
    aside: row.aside,
    originReference: row.originReference,
    can: messageAbilities(actor, {
      direction: row.direction,
      held: row.heldReason !== null,
      authorId: row.authorId,
      writtenAt: row.receivedAt,
      delivery,
    }),
  };
}

export function viewAttachment(file: AttachmentData): MessageView['attachments'][number] {
  return { ...file, preview: previewOf(file.type) };
}
