import { text as readText } from 'node:stream/consumers';
import { addWorkingTime } from '#areas/clocks/index.ts';
import { addInbound, BARE_MESSAGE, findHeader, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { customerByNameOnly, customerForEmail, customerForPhone } from '#areas/customers/index.ts';
import type { Arrival, ChannelHandler } from '#areas/intake/index.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { bindSlot, insertContact, joinContact, settingsOf, waitingContact } from './line.store.ts';
import { slotFrom } from './slots.rules.ts';
import { asked, type Asked } from './submission.ts';
import { callWords, subjectFor } from './words.ts';
import { tellHolder } from './tell.ts';

/** What was written to the Director becomes a case, or joins the one it is about, and stands in the line. */
export const directHandler: ChannelHandler<Asked> = {
  prepare: async (house, arrival) => asked.parse(JSON.parse(await readText(house.files.read(arrival.raw_sha256)))),
  async apply(work, arrival, given) {
    const { caseId, messageId } = given.caseId
      ? { caseId: given.caseId, ...(await joinCase(work, arrival, given, given.caseId)) }
      : await newCase(work, arrival, given);
    await stand(work, arrival, given, caseId, messageId);
    return {
      outcome: given.caseId ? 'message' : 'case',
      caseId,
      messageId,
      from: given.email ?? given.phone,
      subject: subjectFor(given),
      readable: true,
    };
  },
};

async function newCase(work: Work, arrival: Arrival, given: Asked): Promise<{ caseId: string; messageId: string }> {
  const customerId = await customerOf(work, given);
  const mailbox = await mailboxFor(work.db, {});
  const opened = await openCaseWithMessage(
    work,
    {
      subject: subjectFor(given),
      channel: 'form',
      customerId,
      requester: given.email ? { name: given.name, address: given.email.toLowerCase() } : null,
      language: given.language,
      mailboxId: mailbox?.id ?? null,
      brandId: mailbox?.brandId ?? null,
      teamId: mailbox?.teamId ?? null,
      receivedAt: arrival.received_at,
      ...(given.unprovenAbout ? { linkTo: { caseId: given.unprovenAbout, kind: 'stranger' as const } } : {}),
    },
    messageOf(arrival, given, customerId),
  );
  return { caseId: opened.id, messageId: opened.messageId };
}

async function joinCase(work: Work, arrival: Arrival, given: Asked, caseId: string): Promise<{ messageId: string }> {
  const found = await findHeader(work.db, work.actor, { id: caseId });
  return addInbound(work, caseId, messageOf(arrival, given, found?.customerId ?? null));
}

function messageOf(arrival: Arrival, given: Asked, customerId: string | null): InboundMessage {
  return {
    ...BARE_MESSAGE,
    channel: given.caseId ? 'portal' : 'form',
    from: { name: given.name, address: given.email ?? '' },
    subject: subjectFor(given),
    text: callWords(given),
    language: given.language,
    threadedBy: given.caseId ? 'portal' : 'form',
    intakeId: arrival.id,
    rawSha256: arrival.raw_sha256,
    at: arrival.received_at,
    receivedAt: arrival.received_at,
    customerId,
    attachments: [],
  };
}

async function customerOf(work: Work, given: Asked): Promise<string> {
  const byEmail = given.email
    ? await customerForEmail(work, { email: given.email, name: given.name, language: given.language })
    : null;
  const found =
    byEmail ?? (given.phone ? await customerForPhone(work, { phone: given.phone, name: given.name }) : null);
  return (found ?? (await customerByNameOnly(work, given.name || given.phone || '—'))).id;
}

/** One place in the line for a case: who asks again while they wait keeps it. A moment is promised only once it is theirs. */
async function stand(work: Work, arrival: Arrival, given: Asked, caseId: string, messageId: string): Promise<void> {
  const waiting = await waitingContact(work.db, caseId);
  const id = waiting?.id ?? newId();
  const [{ promiseMinutes, slotMinutes }, { calendar }] = [await settingsOf(work.db), await calendarFor(work.db, null)];
  const chosen = given.slotAt ? slotFrom(new Date(given.slotAt), slotMinutes) : null;
  if (!waiting)
    await insertContact(work.db, {
      id,
      caseId,
      kind: given.call ? 'call' : 'message',
      origin: given.caseId ? 'case' : 'page',
      messageId,
      noteId: null,
      unprovenAbout: given.unprovenAbout,
      phone: given.phone ?? '',
      slotAt: null,
      promisedAt: addWorkingTime(calendar, arrival.received_at, promiseMinutes),
      askedAt: arrival.received_at,
    });
  const kept = chosen ? await bindSlot(work.db, chosen, Buffer.from(given.holder, 'hex'), id, work.now) : false;
  if (given.call)
    await joinContact(work.db, id, { phone: given.phone ?? '', slot: kept ? chosen : null, first: !waiting });
  record(work, ['case', caseId], waiting ? 'direct.asked_again' : 'direct.asked', {
    contact: id,
    kind: given.call ? 'call' : 'message',
    slot: kept ? given.slotAt : null,
    message: messageId,
  });
  record(work, ['direct', id], 'direct.moved', { state: 'waiting' });
  await tellHolder(work, { contactId: id, caseId, call: given.call, slotAt: kept && chosen ? chosen.from : null });
}
