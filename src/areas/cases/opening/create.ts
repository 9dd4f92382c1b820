import {
  customerByNameOnly,
  customerForEmail,
  customerForPhone,
  customersByIds,
  standingCustomer,
} from '#areas/customers/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { demand, invalid, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import type { casesApi } from '../contract.ts';
import { canWrite } from '../access/access.rules.ts';
import { keepAsked } from '../law/consent/consent.ts';
import { takeUploads } from '../messages/uploads.ts';
import { demandOwner, demandTeam } from '../verbs/assign.ts';
import { reasonExists } from '../verbs/classify.store.ts';
import { openCaseWithMessage } from './open.ts';
import type { Alongside } from './open.store.ts';
import { BARE_MESSAGE, type InboundMessage, type MailAddress, type OpenedCase } from './new-case.ts';

export type CreateInput = HandlerInput<typeof casesApi.createCase>['body'];

/** The arrival that it is, and the rows that tell so. */
export interface Ledger {
  intakeId: string;
  rows: Alongside;
}

/** A case typed in by a person or handed in by a program: what the customer said is its first message. */
export async function createCase(
  work: Work,
  given: CreateInput,
  ledger: Ledger,
): Promise<OpenedCase & { messageId: string }> {
  demand(canWrite(work.actor) ? { ok: true } : { ok: false, reason: 'case.reads_only' });
  const receivedAt = given.receivedAt ? new Date(given.receivedAt) : work.now;
  if (receivedAt > work.now) throw invalid('case.received_in_future');
  if (given.teamId) await demandTeam(work.db, given.teamId);
  if (given.ownerId) await demandOwner(work.db, given.ownerId);
  if (given.reasonCode && !(await reasonExists(work.db, given.reasonCode))) throw missing('reason.not_found');
  const customer = await customerOf(work, given.customer);
  const mailbox = await mailboxFor(work.db, {});
  const files = await takeUploads(work, given.fileIds, newId());
  const opened = await openCaseWithMessage(
    work,
    {
      subject: given.subject,
      channel: given.channel,
      customerId: customer.id,
      requester: customer.address,
      language: customer.language,
      brandId: mailbox?.brandId ?? null,
      mailboxId: mailbox?.id ?? null,
      teamId: given.teamId ?? mailbox?.teamId ?? null,
      ownerId: given.ownerId ?? null,
      petitions: given.petitions,
      receivedAt,
      acknowledge: given.acknowledge,
      recorded: given.asked?.recording === true,
      ...(given.type ? { type: given.type } : {}),
      ...(given.priority ? { priority: given.priority } : {}),
      reasonCode: given.reasonCode ?? null,
    },
    { ...messageOf(work, given, customer, { receivedAt, files }), intakeId: ledger.intakeId },
    ledger.rows,
  );
  if (given.asked) await keepAsked(work, { caseId: opened.id, channel: given.channel }, given.asked);
  return opened;
}

interface Asking {
  id: string | null;
  name: string;
  address: MailAddress | null;
  language: string | null;
}

async function customerOf(work: Work, given: CreateInput['customer']): Promise<Asking> {
  if (given.id) return ofRecord(work, given.id, given);
  const email = given.email?.toLowerCase() ?? null;
  const byEmail = email ? await customerForEmail(work, { email, name: given.name }) : null;
  if (byEmail && email) return asking(byEmail.id, given.name || byEmail.name, email, byEmail.language);
  const found =
    (given.phone ? await customerForPhone(work, { phone: given.phone, name: given.name }) : null) ??
    (given.name ? await customerByNameOnly(work, given.name) : null);
  return found ? ofRecord(work, found.id, given) : asking(null, given.name, email, null);
}

async function ofRecord(work: Work, chosen: string, given: CreateInput['customer']): Promise<Asking> {
  const id = await standingCustomer(work.db, chosen);
  const card = id ? (await customersByIds(work.db, [id])).get(id) : undefined;
  if (!id || !card) throw missing('customer.not_found');
  return asking(id, given.name || card.name, given.email?.toLowerCase() ?? card.email, card.language);
}

function asking(id: string | null, name: string, email: string | null, language: string | null): Asking {
  return { id, name, address: email ? { name, address: email } : null, language };
}

function messageOf(
  work: Work,
  given: CreateInput,
  customer: Asking,
  kept: { receivedAt: Date; files: InboundMessage['attachments'] },
): InboundMessage {
  const typed = work.actor.kind === 'person' && work.actor.via === 'session';
  return {
    ...BARE_MESSAGE,
    channel: given.channel,
    from: customer.address ?? { name: customer.name, address: '' },
    subject: given.subject,
    text: given.text,
    language: customer.language,
    threadedBy: typed ? 'agent' : 'api',
    at: kept.receivedAt,
    receivedAt: kept.receivedAt,
    customerId: customer.id,
    attachments: kept.files,
  };
}
