import { text as readText } from 'node:stream/consumers';
import { BARE_MESSAGE, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { customerByNameOnly, customerForEmail, customerForPhone, type CustomerCard } from '#areas/customers/index.ts';
import type { ChannelHandler } from '#areas/intake/index.ts';
import type { Work } from '#platform/work/index.ts';
import { submission, type Submission } from './submission.ts';
import { subjectOf } from './subject.rules.ts';

/** A form becomes a case with what the visitor wrote, word for word. */
export const formHandler: ChannelHandler<Submission> = {
  prepare: async (house, arrival) => submission.parse(JSON.parse(await readText(house.files.read(arrival.raw_sha256)))),
  async apply(work, arrival, given) {
    const customerId = await customerOf(work, given);
    const mailbox = await mailboxFor(work.db, {});
    const requester = given.email ? { name: given.name, address: given.email.toLowerCase() } : null;
    const opened = await openCaseWithMessage(
      work,
      {
        subject: subjectOf(given.text),
        channel: 'form',
        customerId,
        requester,
        language: given.language,
        mailboxId: mailbox?.id ?? null,
        brandId: mailbox?.brandId ?? null,
        teamId: mailbox?.teamId ?? null,
        receivedAt: arrival.received_at,
      },
      inboundOf(given, { intakeId: arrival.id, rawSha256: arrival.raw_sha256, at: arrival.received_at, customerId }),
    );
    return {
      outcome: 'case',
      caseId: opened.id,
      messageId: opened.messageId,
      from: given.email ?? given.phone,
      subject: subjectOf(given.text),
      readable: true,
    };
  },
};

async function customerOf(work: Work, given: Submission): Promise<CustomerCard['id']> {
  const byEmail = given.email
    ? await customerForEmail(work, { email: given.email, name: given.name, language: given.language })
    : null;
  const found =
    byEmail ?? (given.phone ? await customerForPhone(work, { phone: given.phone, name: given.name }) : null);
  return (found ?? (await customerByNameOnly(work, given.name || given.phone || '—'))).id;
}

function inboundOf(
  given: Submission,
  kept: { intakeId: string; rawSha256: string; at: Date; customerId: string },
): InboundMessage {
  return {
    ...BARE_MESSAGE,
    channel: 'form',
    from: { name: given.name, address: given.email ?? '' },
    subject: subjectOf(given.text),
    // A phone has no place of its own in a message; whoever answers must see it.
    text: given.phone ? `${given.text}\n\n☎ ${given.phone}` : given.text,
    language: given.language,
    threadedBy: 'form',
    intakeId: kept.intakeId,
    rawSha256: kept.rawSha256,
    at: kept.at,
    receivedAt: kept.at,
    customerId: kept.customerId,
    attachments: given.files.map((file) => ({ ...file, inline: false, contentId: null })),
  };
}
