import { queueReply, mailboxFor } from '#areas/correspondence/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { conflict, invalid } from '#platform/errors/index.ts';
import { newId, sha256Hex } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import { detectLanguage } from '#platform/mail/content/meaning/language.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { withImages, writingOfText } from '#platform/writing/index.ts';
import { readLastWord, type CaseState } from '../course/case.store.ts';
import { settle } from '../course/settle.ts';
import { notifyResolved } from '../legal/notice.ts';
import type { Reasons } from '../law/answering/demand-their-way.ts';
import { isEnough } from '../law/answering/same-way.rules.ts';
import { contentHashes } from '../messages/content-hashes.ts';
import type { NewMessage } from '../messages/message.store.ts';
import { BARE_MESSAGE } from '../opening/new-case.ts';
import { ownAddresses } from '../opening/own-addresses.ts';
import { pictureId, takeFiles } from './said.ts';
import { heldUntil } from './held-until.rules.ts';
import {
  addressed,
  defaultTo,
  newcomers,
  readRecipient,
  type Addressed,
  type KnownParticipant,
} from './recipients.rules.ts';
import {
  admitParticipants,
  markFirstReply,
  participantsOf,
  setMailId,
  storeReply,
  threadIdsOf,
  threadVersion,
} from './reply.store.ts';
import { authorOf, type Author } from '../signatures/author.ts';
import { demandNoGap } from '../templates/written-with.ts';
import { liftSnooze } from '../verbs/wake.ts';

export interface ReplyInput {
  text: string;
  /** Its shape, where the text alone would lose it. */
  html?: string | undefined;
  /** What of it was written for this case, when the law's own words were added. */
  own?: string | undefined;
  to?: readonly string[] | undefined;
  cc: readonly string[];
  bcc: readonly string[];
  subject?: string | undefined;
  fileIds: readonly string[];
  then: 'wait' | 'keep' | 'resolve';
  sendAt?: Date | undefined;
  /** It is known that it leaves after a term of the law. */
  pastTerm?: boolean | undefined;
  undoSeconds?: number | undefined;
  basedOn?: number | undefined;
  insist: boolean;
  /** An update for many: the case stays put off until when it was. */
  keepsSnooze?: boolean | undefined;
  /** The draft it was written as: it is sent once, and kept no more. */
  draftId?: string | undefined;
  /** Why it is not in their language, or not by their way. */
  reasons?: Reasons | undefined;
}

/** If the thread moved since the composer was opened, the first try stops; the person looks and insists (design.md §4.9). */
export async function demandUnmoved(
  work: Work,
  state: CaseState,
  given: { basedOn?: number | undefined; insist: boolean },
): Promise<void> {
  if (given.basedOn === undefined || given.insist) return;
  const version = await threadVersion(work.db, state.id);
  if (version > given.basedOn) throw conflict('case.moved_meanwhile', { version });
}

export interface Written {
  messageId: string;
  data: EventData;
  channel: string;
  /** Said or printed by us, not mailed: it reached the customer now. */
  said: boolean;
}

/** The reply's rows and its mail; the caller settles the case with what comes back. */
export async function writeReply(work: Work, state: CaseState, given: ReplyInput): Promise<Written> {
  demandNoGap(given.text);
  const participants = await participantsOf(work.db, state.id);
  const lists = await readLists(work, given, participants);
  const author = await authorOf(work, state);
  const message = await newReply(work, state, given, lists, author);
  const holdUntil = heldUntil(work.now, given);
  await storeReply(work, message);
  if (message.channel === 'email') {
    await mailIt(work, state, message, { author, holdUntil, sendAt: given.sendAt ?? null });
    await admit(work, state, newcomers(lists, participants));
  }
  const { snoozedUntil } = state;
  const took = takeIfUnowned(work, state);
  if (!given.keepsSnooze) await liftSnooze(work, state, 'reply');
  state.lastWord = await readLastWord(work.db, state.id);
  state.movedAt = work.now;
  const { id, channel, recipientsTotal, attachments } = message;
  const data = {
    message: id,
    then: given.then,
    channel,
    recipients: recipientsTotal,
    files: attachments.length,
    ...contentHashes(message),
    hold_until: holdUntil?.toISOString() ?? null,
    took,
    lifted: snoozedUntil?.toISOString() ?? null,
  };
  return { messageId: id, channel, said: channel !== 'email', data };
}

async function newReply(
  work: Work,
  state: CaseState,
  given: ReplyInput,
  lists: Addressed,
  author: Author,
): Promise<NewMessage> {
  const id = newId();
  const { html, files } = await takeFiles(work, { html: wholeHtml(given), fileIds: given.fileIds }, id);
  return {
    ...BARE_MESSAGE,
    ...lists,
    id,
    caseId: state.id,
    direction: 'out',
    channel: lists.to.length > 0 ? 'email' : spokenChannel(state.channel, given.to !== undefined),
    authorId: author?.id ?? null,
    customerId: state.customerId,
    from: await senderOf(work, state, author),
    recipientsTotal: lists.to.length + lists.cc.length + lists.bcc.length,
    subject: storable(given.subject ?? state.subject),
    text: storable(given.text),
    html,
    language: languageOf(given.own ?? given.text),
    threadedBy: 'ours',
    at: work.now,
    receivedAt: work.now,
    expectsAnswer: given.then === 'wait',
    attachments: files,
  };
}

/** What the law wants said with it stands under it in its shape too. */
function wholeHtml({ html = '', text, own = text }: ReplyInput): string {
  if (html === '' || text.trim() === own.trim()) return html;
  return text.startsWith(own.trim()) ? html + writingOfText(text.slice(own.trim().length)) : '';
}

/** As it is written, not as the case says; null where too short to tell. */
function languageOf(text: string): string | null {
  return isEnough(text) ? detectLanguage(text) : null;
}

async function mailIt(
  work: Work,
  state: CaseState,
  message: NewMessage,
  when: { author: Author; holdUntil: Date | null; sendAt: Date | null },
): Promise<void> {
  const { id: caseId, reference, key, mailboxId, brandId, language } = state;
  const { id: messageId, to, cc, bcc, subject, text, html, attachments } = message;
  const threadIds = await threadIdsOf(work.db, caseId);
  const { mailId } = await queueReply(work, {
    caseId,
    reference,
    key,
    mailboxId,
    brandId,
    language,
    messageId,
    to,
    cc,
    bcc,
    subject,
    text,
    html: withImages(html, pictureId),
    attachments,
    threadIds,
    ...when,
  });
  await setMailId(work.db, messageId, mailId);
}

async function readLists(work: Work, given: ReplyInput, participants: readonly KnownParticipant[]): Promise<Addressed> {
  const read = (written: readonly string[]) => written.map(readRecipient);
  const all = { to: read(given.to ?? []), cc: read(given.cc), bcc: read(given.bcc) };
  const own = await ownAddresses(work.db);
  const wrong = Object.values(all)
    .flat()
    .find((one) => !one.ok || own(one.person.address));
  if (wrong) throw invalid('case.recipient_invalid', { address: wrong.ok ? wrong.person.address : wrong.written });
  const people = (list: ReturnType<typeof read>) => list.flatMap((one) => (one.ok ? [one.person] : []));
  const lists = addressed(
    { to: given.to ? people(all.to) : defaultTo(participants), cc: people(all.cc), bcc: people(all.bcc) },
    participants,
  );
  if (lists.to.length === 0 && lists.cc.length + lists.bcc.length > 0) throw invalid('case.no_recipient');
  return lists;
}

/** Without address the answer is said, printed or read in the portal; a mail nobody can be sent is an error to correct. */
function spokenChannel(channel: string, nobodyOnPurpose: boolean): string {
  if (channel === 'phone') return 'phone';
  if (channel === 'counter' || channel === 'post' || nobodyOnPurpose) return 'post';
  if (channel === 'form' || channel === 'portal') return 'portal';
  throw invalid('case.no_recipient');
}

async function senderOf(work: Work, state: CaseState, author: Author): Promise<{ name: string; address: string }> {
  const mailbox = await mailboxFor(work.db, { mailboxId: state.mailboxId, brandId: state.brandId });
  return { name: author?.name ?? mailbox?.name ?? '', address: mailbox?.address ?? '' };
}

async function admit(
  work: Work,
  state: CaseState,
  people: readonly { name: string; address: string }[],
): Promise<void> {
  await admitParticipants(work, state.id, people, actorKey(work.actor));
  for (const { address } of people)
    record(work, ['case', state.id], 'case.participant_added', {
      role: 'copied',
      address_sha256: sha256Hex(address.toLowerCase()),
    });
}

function takeIfUnowned(work: Work, state: CaseState): boolean {
  if (state.ownerId || work.actor.kind !== 'person') return false;
  state.ownerId = work.actor.id;
  record(work, ['case', state.id], 'case.taken', { owner: state.ownerId, from: null, by: 'reply' });
  return true;
}

/** What was said or printed has reached the customer already: no outbox will tell. */
export async function tellSaid(work: Work, state: CaseState, written: Written): Promise<void> {
  if (!written.said) return;
  await markFirstReply(work.db, state.id, work.now);
  await settle(work, state, 'case.reply_sent', { message: written.messageId, at: work.now.toISOString() });
  await notifyResolved(work, state, written.messageId, work.now);
}
