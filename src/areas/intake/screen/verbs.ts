import { BARE_MESSAGE, discard, openCaseWithMessage, reopen } from '#areas/cases/index.ts';
import { customerByNameOnly, customerForEmail, customerForPhone } from '#areas/customers/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { conflict, demand, missing, type Verdict } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import { system, type Work } from '#platform/work/index.ts';
import { CHANNELS } from '#areas/cases/contract.ts';
import type { IntakeView, intakeApi } from '../contract.ts';
import {
  findArrival,
  lockArrival,
  mailboxOf,
  sendBack,
  settleByHand,
  takeFromWorkers,
  type ArrivalRow,
} from './arrival.store.ts';
import { factsOf, viewArrival } from './arrival.view.ts';
import { mayMakeCase, mayMarkSpam, mayReadAgain, type ArrivalFacts } from './policy.rules.ts';

export async function readArrivalRow(work: Work, id: string): Promise<ArrivalRow> {
  const row = await findArrival(work.db, work.actor, id);
  if (!row) throw missing('intake.not_found');
  return row;
}

/** The row as it stands, locked, once this person may do this to it. */
async function arrivalFor(
  work: Work,
  id: string,
  may: (actor: Work['actor'], facts: ArrivalFacts) => Verdict,
): Promise<ArrivalRow> {
  await lockArrival(work.db, id);
  const row = await readArrivalRow(work, id);
  const verdict = may(work.actor, factsOf(row));
  if (!verdict.ok && verdict.reason.startsWith('intake.')) throw conflict(verdict.reason);
  demand(verdict);
  await takeFromWorkers(work.db, id);
  return row;
}

/** What they did, shown to them even where the case it made belongs to a team that is not theirs. */
async function viewed(work: Work, id: string): Promise<IntakeView> {
  work.pokes.add('intake');
  return viewArrival((await findArrival(work.db, system('intake'), id)) as ArrivalRow, work.actor);
}

/** Read it again from the raw bytes, as if it had just arrived. */
export async function readAgain(work: Work, id: string): Promise<IntakeView> {
  await arrivalFor(work, id, mayReadAgain);
  await sendBack(work.db, id, work.now);
  record(work, ['intake', id], 'intake.retried', {});
  return viewed(work, id);
}

/** It is spam: the case it opened is discarded. It is not: it is read, or its case opened again. Nothing is deleted. */
export async function markSpam(work: Work, id: string, spam: boolean): Promise<IntakeView> {
  const row = await arrivalFor(work, id, mayMarkSpam);
  const { caseId, messageId, caseReference, caseClosed } = row;
  const settled = { reason: 'marked_spam', caseId, messageId, now: work.now };
  if (spam && row.outcome !== 'spam') {
    if (caseReference && !caseClosed) await discard(work, caseReference, 'spam');
    await settleByHand(work.db, id, { ...settled, outcome: 'spam' });
  } else if (!spam && row.outcome === 'spam' && caseReference) {
    if (caseClosed) await reopen(work, caseReference, '');
    await settleByHand(work.db, id, { ...settled, outcome: 'case', reason: 'not_spam' });
  } else if (!spam && row.outcome === 'spam') await sendBack(work.db, id, work.now);
  record(work, ['intake', id], 'intake.marked_spam', { spam });
  return viewed(work, id);
}

type CaseByHand = HandlerInput<typeof intakeApi.makeCase>['body'];

/** A person makes the case of what could not be read, or of what seemed nobody's: the raw arrival hangs on it whole. */
export async function makeCase(work: Work, id: string, given: CaseByHand): Promise<IntakeView> {
  const row = await arrivalFor(work, id, mayMakeCase);
  const raw = rawFileOf(row);
  const customerId = await customerOf(work, given.customer);
  const { name, email } = given.customer;
  const opened = await openCaseWithMessage(
    work,
    {
      subject: given.subject,
      channel: CHANNELS.find((channel) => channel === row.channel) ?? 'api',
      customerId,
      requester: email ? { name, address: email.toLowerCase() } : null,
      ...(await cameInBy(work, id)),
      receivedAt: row.receivedAt,
    },
    {
      ...BARE_MESSAGE,
      channel: row.channel,
      from: { name, address: email?.toLowerCase() ?? row.from ?? '' },
      subject: given.subject,
      text: given.text,
      language: null,
      threadedBy: 'agent',
      intakeId: id,
      rawSha256: raw.sha256,
      at: row.receivedAt,
      receivedAt: row.receivedAt,
      customerId,
      attachments: [{ ...raw, inline: false, contentId: null }],
    },
  );
  await settleByHand(work.db, id, {
    outcome: 'case',
    reason: 'by_hand',
    caseId: opened.id,
    messageId: opened.messageId,
    now: work.now,
  });
  record(work, ['intake', id], 'intake.case_made', { caseId: opened.id, messageId: opened.messageId });
  return viewed(work, id);
}

/** The case stays where its arrival came in; what came by no mailbox is answered from the first one. */
async function cameInBy(
  work: Work,
  id: string,
): Promise<{ mailboxId: string | null; brandId: string | null; teamId: string | null }> {
  const own = await mailboxOf(work.db, id);
  if (own) return own;
  const first = await mailboxFor(work.db, {});
  return { mailboxId: first?.id ?? null, brandId: first?.brandId ?? null, teamId: first?.teamId ?? null };
}

/** The raw bytes and what they are called when they are handed out; what has none has nothing to hand out. */
export function rawFileOf({ channel, sha256, size }: Pick<ArrivalRow, 'channel' | 'sha256' | 'size'>) {
  if (sha256 === null || size === null) throw missing('intake.not_found');
  const [name, type] = channel === 'email' ? ['mensaje.eml', 'message/rfc822'] : ['entrada.json', 'application/json'];
  return { sha256, size, name, type } as { sha256: string; size: number; name: string; type: string };
}

async function customerOf(work: Work, { name, email, phone }: CaseByHand['customer']): Promise<string> {
  const byEmail = email ? await customerForEmail(work, { email, name }) : null;
  const found = byEmail ?? (phone ? await customerForPhone(work, { phone, name }) : null);
  return (found ?? (await customerByNameOnly(work, name || '—'))).id;
}
