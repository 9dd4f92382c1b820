import { addInbound, openCaseWithMessage, rereadInbound, type MailAddress } from '#areas/cases/index.ts';
import type { Mailbox } from '#areas/correspondence/index.ts';
import { customerForEmail, markProven } from '#areas/customers/index.ts';
import {
  isUnderWay,
  sightingsOf,
  type Arrival,
  type Findings,
  type Outcome,
  type Postponed,
  type Processed,
  type Sighting,
} from '#areas/intake/index.ts';
import { MINUTE } from '#platform/clock/index.ts';
import { sentMailOf } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { ReadMail } from '../reading/read-arrival.ts';
import { processBounce } from './bounce.ts';
import { processAuthorisation } from './authorisation.ts';
import { processConsultation } from './consultation.ts';
import { forwardedContact } from './forwarded.rules.ts';
import { authorOf, inboundOf, receivedAtOf, requesterOf, type Placing } from './inbound.rules.ts';
import { type OwnMail, ownMailOf, underOurName } from './own-mail.ts';
import { heldReasonOf, speakerOf, type Speaker } from './sender.rules.ts';
import { answeredIds, findThread, type Thread } from './thread.ts';

/** Everything one mail does, in one transaction. It may run again from the raw bytes: the ledger's row decides that it counts once. */
export async function processMail(work: Work, arrival: Arrival, found: ReadMail): Promise<Processed | Postponed> {
  const own = await ownMailOf(work, found);
  const read = own && !own.isCopy ? underOurName(found) : found;
  if (arrival.case_id && arrival.message_id) return readOnceMore(work, arrival, read);
  const sightings = await sightingsOf(work.db, read.mailKey, arrival.id);
  const about = await aboutOf(work, read);
  const result =
    alreadyHere(arrival, read, sightings, own) ??
    (await processConsultation(work, read, about)) ??
    (await processAuthorisation(work, read, about)) ??
    (read.mail.bounce ? await processBounce(work, arrival, read, read.mail.bounce) : null) ??
    (await place(work, arrival, read, { twins: sightings, own }));
  return 'postponeMs' in result ? result : { ...findingsOf(read), ...result };
}

/** What the mail of ours that this one answers speaks of, be it not the report that it came back. Its Message-ID is known to whoever had it only. */
async function aboutOf(work: Work, read: ReadMail): Promise<string | null> {
  if (read.mail.bounce) return null;
  return (await sentMailOf(work.db, { mailIds: answeredIds(read) }))?.about ?? null;
}

/** Mails of one conversation are worked off one after the other: the mail itself, what it answers, and what began it. */
export function conversationKeys({ mailKey, mail }: ReadMail): string[] {
  return [mailKey, mail.inReplyTo, mail.references[0]].filter((id) => typeof id === 'string');
}

/** It became a message before, from a reader that understood less: the same message gets what is found now. */
async function readOnceMore(work: Work, arrival: Arrival, read: ReadMail): Promise<Processed> {
  const at = { caseId: arrival.case_id as string, messageId: arrival.message_id as string };
  const placing: Placing = {
    intakeId: arrival.id,
    rawSha256: arrival.raw_sha256,
    receivedAt: receivedAtOf(read.envelope, arrival.received_at),
    threadedBy: 'new',
    heldReason: null,
    customerId: null,
    warnings: [],
  };
  if (read.mail.readable) await rereadInbound(work, at, inboundOf(read, placing));
  return {
    ...findingsOf(read),
    ...at,
    // What a person made of it since (spam) stays.
    outcome: (arrival.outcome as Outcome | null) ?? 'case',
    reason: 'read_again',
  };
}

function findingsOf(read: ReadMail): Findings {
  const { mail } = read;
  return {
    from: authorOf(read).address || null,
    subject: mail.subject,
    readable: mail.readable,
    readerVersion: read.version,
    mailKey: read.mailKey,
    contentSha256: read.contentSha256,
  };
}

/** The same mail by another road, and our own mail come back: kept, shown, and nothing else happens. */
function alreadyHere(
  arrival: Arrival,
  read: ReadMail,
  sightings: readonly Sighting[],
  own: OwnMail | null,
): Processed | null {
  const twins = sightings.filter((one) => one.contentSha256 === read.contentSha256);
  // By another mailbox it is another contact, except where no message of a case came of it: nothing is said inside twice.
  const twin = twins.find((one) => one.mailboxId === arrival.mailbox_id || (one.caseId && !one.messageId));
  if (twin) return { outcome: 'duplicate', reason: 'same_mail', caseId: twin.caseId, messageId: twin.messageId };
  return own?.isCopy ? { outcome: 'ignored', reason: 'own_mail_returned', caseId: own.caseId } : null;
}

interface Contact {
  work: Work;
  arrival: Arrival;
  read: ReadMail;
  mailbox: Mailbox | null;
  isOurs: (address: string) => boolean;
  speaker: Speaker;
  receivedAt: Date;
  warnings: string[];
}

async function place(
  work: Work,
  arrival: Arrival,
  read: ReadMail,
  { twins, own: ours }: { twins: readonly Sighting[]; own: OwnMail | null },
): Promise<Processed | Postponed> {
  const { mailboxes: own, colleagues } = read.house;
  const isOurs = (address: string): boolean =>
    own.has(address.toLowerCase()) || own.has(address.toLowerCase().replace(/\+[^@]*@/, '@'));
  const sender = authorOf(read).address.toLowerCase();
  const speaker = speakerOf({
    dmarc: read.authenticity.dmarc,
    isColleague: colleagues.has(sender),
    isOwnMailbox: sender !== '' && isOurs(sender),
  });
  const contact: Contact = {
    work,
    arrival,
    read,
    isOurs,
    speaker,
    mailbox: [...own.values()].find((one) => one.id === arrival.mailbox_id) ?? null,
    receivedAt: receivedAtOf(read.envelope, arrival.received_at),
    warnings: ours || twins.some((one) => one.mailboxId === arrival.mailbox_id) ? ['same-id-other-content'] : [],
  };
  const thread = await findThread(work, read);
  if (thread.joins) {
    const copy = twins.find(
      (one) => one.caseId === thread.joins?.candidate.caseId && one.contentSha256 === read.contentSha256,
    );
    if (copy) return { outcome: 'duplicate', reason: 'copy_in_case', caseId: copy.caseId, messageId: copy.messageId };
    return join(contact, thread.joins);
  }
  if (await answersOneUnderWay(contact, thread)) return { postponeMs: AGAIN_MS };
  const copyOf = twins.find((one) => one.caseId !== null && one.contentSha256 === read.contentSha256)?.caseId;
  const named = thread.names?.caseId ?? ours?.caseId;
  return open(
    contact,
    copyOf ? { caseId: copyOf, kind: 'copy' } : named ? { caseId: named, kind: 'stranger' } : undefined,
  );
}

const AGAIN_MS = 300;
const PATIENCE_MS = MINUTE;

/** It answers a mail that has arrived but is still being read, or tried again: it waits for that one, a minute at most. */
async function answersOneUnderWay({ work, arrival }: Contact, thread: Thread): Promise<boolean> {
  if (thread.answers.length === 0 || thread.names || work.now.getTime() - arrival.received_at.getTime() > PATIENCE_MS)
    return false;
  return isUnderWay(work.db, thread.answers, arrival.id);
}

async function join(
  contact: Contact,
  { candidate, by, asParticipant }: NonNullable<Thread['joins']>,
): Promise<Processed> {
  const { work, read, speaker } = contact;
  const isPerson = read.mail.kind === 'person' && speaker === 'customer';
  const customer = asParticipant
    ? { id: candidate.customerId }
    : isPerson
      ? await customerOf(contact, authorOf(read))
      : null;
  if (isPerson && asParticipant && by === 'token' && read.authenticity.dmarc !== 'fail')
    await markProven(work, authorOf(read).address);
  if (!asParticipant) contact.warnings.push('sender-new-to-case');
  const { messageId } = await addInbound(
    work,
    candidate.caseId,
    inboundOf(
      read,
      placing(contact, { threadedBy: by, heldReason: heldReasonOf(speaker, true), customerId: customer?.id ?? null }),
    ),
  );
  return { outcome: 'message', caseId: candidate.caseId, messageId };
}

async function open(contact: Contact, linkTo?: { caseId: string; kind: 'copy' | 'stranger' }): Promise<Processed> {
  const { work, read, mailbox, speaker, receivedAt } = contact;
  const forwarded =
    speaker === 'colleague' || (speaker === 'ourselves' && read.authenticity.dmarc === 'pass')
      ? forwardedContact(read.mail)
      : null;
  const requester = forwarded?.from ?? requesterOf(read, contact.isOurs);
  const belongsOutside = forwarded !== null || speaker === 'customer' || speaker === 'colleague';
  const customer = requester && belongsOutside ? await customerOf(contact, requester) : null;
  const heldReason = forwarded ? null : heldReasonOf(speaker, false);
  const inbound = inboundOf(
    read,
    placing(contact, { threadedBy: 'new', heldReason, customerId: customer?.id ?? null }),
  );
  const opened = await openCaseWithMessage(
    work,
    {
      subject: forwarded?.subject || read.mail.subject,
      channel: 'email',
      customerId: customer?.id ?? null,
      requester: speaker === 'ourselves' && !forwarded ? null : requester,
      language: read.mail.language,
      mailboxId: mailbox?.id ?? null,
      brandId: mailbox?.brandId ?? null,
      teamId: mailbox?.teamId ?? null,
      receivedAt,
      acknowledge: !read.spam,
      ...(linkTo ? { linkTo } : {}),
    },
    forwarded ? { ...inbound, ...forwarded.message } : inbound,
  );
  const reason = read.mail.bounce ? { reason: 'bounce_of_nothing_ours' } : {};
  return { outcome: 'case', ...reason, caseId: opened.id, messageId: opened.messageId };
}

function placing(
  { arrival, receivedAt, warnings }: Contact,
  rest: Pick<Placing, 'threadedBy' | 'heldReason' | 'customerId'>,
): Placing {
  return { intakeId: arrival.id, rawSha256: arrival.raw_sha256, receivedAt, warnings, ...rest };
}

/** Their record, made when new. What DMARC proves about From holds for that address only. */
async function customerOf({ work, read }: Contact, person: MailAddress): Promise<{ id: string } | null> {
  const customer = await customerForEmail(work, {
    email: person.address,
    name: person.name,
    language: read.mail.language,
  });
  const isAuthor = person.address.toLowerCase() === authorOf(read).address.toLowerCase();
  if (customer && isAuthor && read.authenticity.dmarc === 'pass') await markProven(work, person.address);
  return customer;
}
