import { invalid } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { DeliveryState, MailDraft, MailPerson, Queued, Recipient, StoredMail } from './draft.ts';
import { cleanFile, distinctPeople, domainOf, headerText, messageIds, sendableAddress } from './draft.rules.ts';
import { bounceAddressFor, mailIdFor } from './mail-id.ts';
import { findDefaultSender, insertMail, recipientsWithBurst, undoHeld } from './outbox.store.ts';
import { burstRecipients } from './settings.ts';

/**
 * Puts a mail in the outbox, in the caller's transaction: it leaves only if everything else is kept too.
 * @throws `mail.recipient_invalid` for an address that can't be written to exactly as given.
 */
export async function queueMail(work: Work, draft: MailDraft): Promise<Queued> {
  const id = newId();
  const from = await senderOf(work, draft);
  const mail = storedMail(work, draft, from);
  const recipients = recipientsOf(mail, draft);
  const mailId = mailIdFor(work.house.secrets, draft.messageId ?? id, domainOf(from.address));
  const state = await firstState(work, draft, recipients);
  await insertMail(work, {
    id,
    messageId: draft.messageId ?? null,
    caseId: draft.caseId ?? null,
    about: draft.about?.join(':') ?? null,
    kind: draft.kind,
    mailId,
    envelopeFrom: envelopeSender(work, draft, id, from.address),
    recipients,
    mail,
    state,
    nextTryAt: draft.holdUntil ?? work.now,
    domain: domainOf(recipients[0]?.address ?? ''),
    createdBy: actorKey(work.actor),
  });
  work.pokes.add('outbox');
  return { outboxId: id, mailId, state };
}

/**
 * Takes a mail back before it is tried: held (undo time, send later, burst waiting for a yes), queued, or waiting for a relay. The row's lock decides against the
 * sender: true means that it never leaves. Who may do it is the caller's to check.
 */
export async function undoQueued(work: Work, messageId: string): Promise<boolean> {
  const undone = await undoHeld(work.db, messageId);
  if (undone) work.pokes.add('outbox');
  return undone;
}

async function senderOf(work: Work, draft: MailDraft): Promise<MailPerson> {
  const given = draft.from ??
    (await findDefaultSender(work.db)) ?? {
      name: 'Cauce',
      address: `cauce@${new URL(work.house.config.baseUrl).hostname}`,
    };
  return personToSend(given) ?? { name: given.name, address: 'cauce@localhost' };
}

function storedMail(work: Work, draft: MailDraft, from: MailPerson): StoredMail {
  const seen = new Set<string>();
  const people = (list: readonly MailPerson[] | undefined): MailPerson[] =>
    distinctPeople((list ?? []).map(demandPerson), seen);
  return {
    from,
    replyTo: draft.replyTo ? demandPerson(draft.replyTo) : null,
    to: people(draft.to),
    cc: people(draft.cc),
    subject: headerText(draft.subject),
    text: draft.text,
    html: draft.html ?? null,
    inReplyTo: messageIds(draft.inReplyTo ? [draft.inReplyTo] : [])[0] ?? null,
    references: messageIds(draft.references ?? []).slice(-20),
    topic: draft.topic ? headerText(draft.topic) : null,
    attachments: (draft.attachments ?? []).map(cleanFile),
    date: (draft.holdUntil ?? work.now).toISOString(),
  };
}

function recipientsOf(mail: StoredMail, draft: MailDraft): Recipient[] {
  const shown = new Set([...mail.to, ...mail.cc].map((person) => person.address.toLowerCase()));
  const hidden = distinctPeople((draft.bcc ?? []).map(demandPerson), shown);
  const all = [
    ...mail.to.map((person) => [person, 'to'] as const),
    ...mail.cc.map((person) => [person, 'cc'] as const),
    ...hidden.map((person) => [person, 'bcc'] as const),
  ];
  if (all.length === 0) throw invalid('mail.no_recipient');
  return all.map(([person, field]) => ({ address: person.address, field, state: 'queued', reply: null }));
}

function demandPerson(person: MailPerson): MailPerson {
  const clean = personToSend(person);
  if (!clean) throw invalid('mail.recipient_invalid');
  return clean;
}

function personToSend(person: MailPerson): MailPerson | null {
  const address = sendableAddress(person.address);
  return address ? { name: headerText(person.name, 120), address } : null;
}

/** Automatic mails have no return address, so that nothing can answer or bounce in circles (RFC 3834, 5321). */
function envelopeSender(work: Work, draft: MailDraft, id: string, address: string): string {
  if (draft.kind === 'acknowledgement' || draft.kind === 'notice') return '';
  return draft.bounceAddress ? bounceAddressFor(work.house.secrets, id, address) : address;
}

/**
 * A person's account that suddenly writes to many must wait for a yes: speaking in the company's name is worth stealing.
 * A receipt that says nothing of theirs speaks for nobody, and the law wants it at once.
 */
async function firstState(work: Work, draft: MailDraft, recipients: readonly Recipient[]): Promise<DeliveryState> {
  if (work.actor.kind === 'person' && !draft.fixedWords) {
    const reached = await recipientsWithBurst(
      work,
      recipients.map((one) => one.address),
    );
    if (reached > (await burstRecipients(work.db))) return 'needs_yes';
  }
  return draft.holdUntil && draft.holdUntil > work.now ? 'held' : 'queued';
}
