import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { addInbound, BARE_MESSAGE } from '#areas/cases/index.ts';
import { markProven } from '#areas/customers/index.ts';
import { submit, type ChannelHandler, type Kept } from '#areas/intake/index.ts';
import type { CustomerActor, House } from '#platform/work/index.ts';
import { linkedOnlyTo, publicCase } from './store.ts';

const file = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(255),
  type: z.string().max(120),
  size: z.int(),
});
/** What a customer added from the page of their case, as it is kept. */
export const portalMessage = z.strictObject({
  version: z.literal(1),
  caseId: z.uuid(),
  text: z.string().min(1).max(200_000),
  files: z.array(file).max(20),
});
export type PortalMessage = z.infer<typeof portalMessage>;

/** Kept before the customer is told. Only whoever holds the personal link may write (`proven`). */
export async function submitPortalMessage(
  house: House,
  visitor: CustomerActor,
  token: string,
  given: Omit<PortalMessage, 'version' | 'caseId'>,
): Promise<Kept> {
  if (!visitor.proven) throw new Error('a key alone does not write');
  const message: PortalMessage = { version: 1, caseId: visitor.caseId, ...given };
  return submit(house, 'portal', token, message);
}

/** A message from the portal joins its case; a resolved one opens again. */
export const portalHandler: ChannelHandler<PortalMessage> = {
  prepare: async (house, arrival) =>
    portalMessage.parse(JSON.parse(await readText(house.files.read(arrival.raw_sha256)))),
  async apply(work, arrival, given) {
    const found = await publicCase(work.db, given.caseId);
    if (!found) throw new Error('the case of a portal message is gone');
    const { messageId } = await addInbound(work, found.id, {
      ...BARE_MESSAGE,
      channel: 'portal',
      from: { name: '', address: found.requester ?? '' },
      subject: found.subject,
      text: given.text,
      language: found.language,
      threadedBy: 'portal',
      intakeId: arrival.id,
      rawSha256: arrival.raw_sha256,
      at: arrival.received_at,
      receivedAt: arrival.received_at,
      customerId: found.customerId,
      attachments: given.files.map((one) => ({ ...one, inline: false, contentId: null })),
    });
    // The link left for that address and no other: whoever writes by it reads its mail.
    if (found.requester && (await linkedOnlyTo(work.db, found.id, found.requester)))
      await markProven(work, found.requester);
    return { outcome: 'message', caseId: found.id, messageId, readable: true, subject: found.subject };
  },
};
