import { legalDueOf } from '#areas/clocks/index.ts';
import { noticeWords, queueNotice, type NoticeKind } from '#areas/correspondence/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { opensNext, orWithoutClock, teamCalendar } from '../../course/calendars.ts';
import type { CaseState } from '../../course/case.store.ts';
import { storeMessage, type NewMessage } from '../../messages/message.store.ts';
import { BARE_MESSAGE, type MailAddress } from '../../opening/new-case.ts';
import { defaultTo } from '../../replying/recipients.rules.ts';
import { participantsOf, threadIdsOf } from '../../replying/reply.store.ts';
import { promiseFor } from './inform.rules.ts';
import { endPromise, insertPromise, openPromises } from './promise.store.ts';

/** Told, or why not: they know already, there is no way to reach them by writing, or too much has left by itself today. */
export type Informed = 'told' | 'already_told' | 'no_route' | 'capped';

/**
 * Tells the customer that we are on it and by when they hear from us: in their language and form, by the way they came, without
 * whom we ask nor how much it is about. The caller holds the case locked; a promise that still holds is not said again.
 */
export async function informCustomer(
  work: Work,
  state: CaseState,
  about: { circuit: 2 | 3 | null; insideDueAt: Date; kind?: NoticeKind },
): Promise<Informed> {
  const { calendar } = await teamCalendar(work.db, state.teamId);
  const legal = await legalDueOf(work.db, state.id);
  const promisedAt = orWithoutClock(
    () => promiseFor(calendar, about.insideDueAt, work.now, legal),
    opensNext(calendar, about.insideDueAt),
  );
  const standing = await openPromises(work.db, state.id, 'answer');
  if (standing.some((one) => one.promisedAt >= promisedAt)) return 'already_told';
  const kind = about.kind ?? (standing.length > 0 ? 'still' : 'working');
  const message = await sayIt(work, state, kind, promisedAt);
  if (typeof message === 'string') return message;
  await storeMessage(work.db, message, work.now);
  const promise = await insertPromise(work, {
    caseId: state.id,
    kind: 'answer',
    circuit: about.circuit,
    promisedAt,
    messageId: message.id,
  });
  for (const { id } of standing) await tellEnd(work, state.id, id, 'replaced');
  record(work, ['case', state.id], 'promise.made', {
    promise,
    kind: 'answer',
    promised: promisedAt.toISOString(),
    circuit: about.circuit,
    message: message.id,
  });
  return 'told';
}

export async function tellEnd(
  work: Work,
  caseId: string,
  promise: string,
  as: 'kept' | 'replaced' | 'broken' | 'withdrawn',
): Promise<void> {
  if (await endPromise(work, promise, as)) record(work, ['case', caseId], `promise.${as}`, { promise });
}

/** The notice as the thread shows it; mailed when they write by mail, on their page when they came by the form. */
async function sayIt(
  work: Work,
  state: CaseState,
  kind: NoticeKind,
  promisedAt: Date,
): Promise<NewMessage | 'no_route' | 'capped'> {
  const id = newId();
  const [to] = defaultTo(await participantsOf(work.db, state.id));
  if (!to) {
    if (state.channel !== 'form' && state.channel !== 'portal') return 'no_route';
    const text = await noticeWords(work, { ...state, kind, promisedAt });
    return noticeMessage(work, state, { id, text, to: [], from: { name: '', address: '' }, mailId: null });
  }
  const sent = await queueNotice(work, {
    caseId: state.id,
    reference: state.reference,
    key: state.key,
    mailboxId: state.mailboxId,
    brandId: state.brandId,
    language: state.language,
    messageId: id,
    to,
    subject: state.subject,
    kind,
    promisedAt,
    threadIds: await threadIdsOf(work.db, state.id),
  });
  if (!sent.sent) return sent.reason === 'address_day' || sent.reason === 'mailbox_breaker' ? 'capped' : 'no_route';
  return noticeMessage(work, state, { id, to: [to], ...sent });
}

function noticeMessage(
  { now }: Work,
  state: CaseState,
  said: { id: string; text: string; to: readonly MailAddress[]; from: MailAddress; mailId: string | null },
): NewMessage {
  return {
    ...BARE_MESSAGE,
    id: said.id,
    caseId: state.id,
    direction: 'out',
    channel: said.to.length > 0 ? 'email' : 'portal',
    authorId: null,
    customerId: state.customerId,
    from: said.from,
    to: said.to,
    bcc: [],
    recipientsTotal: said.to.length,
    subject: state.subject,
    text: said.text,
    language: state.language,
    automatic: 'notice',
    threadedBy: 'ours',
    mailId: said.mailId,
    at: now,
    receivedAt: now,
    expectsAnswer: false,
    attachments: [],
  };
}
