import { randomBytes } from 'node:crypto';
import { defaultLegalClass, policiesFor, type LegalRule } from '#areas/clocks/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId, sha256Hex } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { acknowledge } from './acknowledge.ts';
import { foldHistory, opensNext } from '../course/calendars.ts';
import type { Shown } from '../course/case.store.ts';
import { asEventData, asShown, foldLegal, legalRulesOf, openTerms } from '../legal/legal-clocks.ts';
import { keyFrom } from './key.rules.ts';
import { linkCases } from '../verbs/link.ts';
import { contentHashes } from '../messages/content-hashes.ts';
import { fromInbound } from '../messages/message.store.ts';
import type { InboundMessage, NewCase, OpenedCase } from './new-case.ts';
import { shownTarget } from '../course/next-date.rules.ts';
import { type Alongside, insertOpening, type Opening } from './open.store.ts';
import { peopleOf } from './participants.rules.ts';
import { excerptOf } from '../messages/excerpt.rules.ts';
import { promised } from '../course/target-history.rules.ts';
import { isOneOf } from './own-addresses.ts';
import { openingSettings, type OpeningSettings } from './settings.store.ts';

/** Opens a case without a message: clocks run, it has a team (and an owner if given), its key is issued. */
export async function openCase(work: Work, given: NewCase): Promise<OpenedCase> {
  return complete(work, await prepare(work, given, receiptOf(given.channel, false)));
}

/** Opens a case with the message that brings it, in as few round trips as can be, and queues its acknowledgement. `alongside`: rows of another area that stand or fall with it. */
export async function openCaseWithMessage(
  work: Work,
  given: NewCase,
  inbound: InboundMessage,
  alongside?: Alongside,
): Promise<OpenedCase & { messageId: string }> {
  const mailed =
    given.acknowledge !== false &&
    !inbound.automatic &&
    !inbound.heldReason &&
    Boolean(given.requester?.address.includes('@'));
  const dated = {
    ...given,
    receivedAt: given.receivedAt ?? inbound.receivedAt,
    language: given.language ?? inbound.language,
    // What no person wrote asks for nothing: the law sets no term on it until somebody says otherwise.
    ...(inbound.automatic ? { legalClass: null } : {}),
  };
  const opening = await prepare(work, dated, receiptOf(given.channel, mailed));
  const message = {
    ...fromInbound(newId(), opening.id, inbound),
    authorId: work.actor.kind === 'person' ? work.actor.id : null,
  };
  // A mail without subject is known by its first words.
  opening.subject ||= excerptOf(inbound.text).slice(0, 80) || '—';
  opening.message = message;
  opening.participants = peopleOf(given, inbound, opening.isOurs);
  if (alongside) {
    const { receivedAt, subject } = opening;
    const from = storable(inbound.from.address || inbound.from.name) || null;
    opening.alongside = alongside({ caseId: opening.id, messageId: message.id, receivedAt, subject, from });
  }
  const opened = await complete(work, opening);
  if (mailed) await acknowledge(work, opening, opened, inbound);
  return { ...opened, messageId: message.id };
}

/** How the customer learns that their case is registered: told its key in the contact, by mail, or not at all. */
type Receipt = 'told' | 'mailed' | 'none';

function receiptOf(channel: NewCase['channel'], mailed: boolean): Receipt {
  if (channel === 'phone' || channel === 'counter' || channel === 'chat') return 'told';
  return mailed ? 'mailed' : 'none';
}

async function prepare(work: Work, asked: NewCase, receipt: Receipt): Promise<Opening> {
  const { db, now } = work;
  const receivedAt = asked.receivedAt && asked.receivedAt < now ? asked.receivedAt : now;
  const { brandId = null, teamId: wanted = null } = asked;
  const settings = await openingSettings(db, { teamId: wanted, brandId, customerId: asked.customerId, receivedAt });
  const given: NewCase = settings.goesFirst && !asked.priority ? { ...asked, priority: 'high' } : asked;
  const { teamId, calendar } = settings;
  const law = lawOf(given, settings.legalPack);
  const clocks = clocksOf(given, settings, law, { receivedAt, receipt });
  const history = [{ type: 'case.opened', at: now, data: clocks }];
  const targets = await foldHistory(db, history);
  const legal = await foldLegal(db, history);
  const shown = shownTarget<Shown>([...targets, ...openTerms(legal).map(asShown)]);
  const id = newId();
  tellOpened(work, id, given, { ...clocks, legal_class: law.legalClass, team: teamId });
  return {
    id,
    key: newKey(),
    referencePrefix: settings.referencePrefix,
    isOurs: isOneOf(settings.ownAddresses),
    now,
    receivedAt,
    given,
    subject: storable(given.subject).trim(),
    language: given.language ?? settings.language,
    ownerId: given.ownerId ?? null,
    teamId,
    acknowledgedAt: receipt === 'told' ? now : null,
    targets,
    legal: legal.map((clock) => ({ ...clock, id: newId(), lateAt: null })),
    legalClass: law.legalClass,
    legalPack: law.pack,
    shown,
    nextAt: shown?.dueAt ?? opensNext(calendar.calendar, now),
    participants: given.requester?.address
      ? [{ ...given.requester, customerId: given.customerId, role: 'requester' }]
      : [],
    message: null,
    alongside: [],
  };
}

type Law = ReturnType<typeof lawOf>;

/** The promises and terms a case begins with, as its first event tells them. */
function clocksOf(
  given: NewCase,
  { policies, calendar }: Pick<OpeningSettings, 'policies' | 'calendar'>,
  law: Law,
  { receivedAt, receipt }: { receivedAt: Date; receipt: Receipt },
) {
  const { priority = 'normal', channel } = given;
  const applying = policiesFor(policies, { priority, legalClass: law.legalClass, channel });
  return {
    at: receivedAt.toISOString(),
    calendar: [calendar.id, calendar.version],
    targets: promised(applying.filter(({ kind }) => kind !== 'acknowledge' || receipt !== 'none')),
    taken: Boolean(given.ownerId),
    acknowledged: receipt === 'told',
    ...(law.rules.length > 0 ? { legal: asEventData(law.rules) } : {}),
  };
}

function tellOpened(work: Work, id: string, given: NewCase, told: EventData): void {
  record(
    work,
    ['case', id],
    'case.opened',
    {
      ...told,
      channel: given.channel,
      type: given.type ?? 'enquiry',
      reason: given.reasonCode ?? null,
      priority: given.priority ?? 'normal',
      customer: given.customerId,
      owner: given.ownerId ?? null,
      brand: given.brandId ?? null,
      mailbox: given.mailboxId ?? null,
      ball: 'ours',
    },
    { fresh: true },
  );
}

/** The class, the pack and the terms of the law for a new case. */
function lawOf(
  given: NewCase,
  inForce: string | null,
): { legalClass: string | null; pack: string | null; rules: LegalRule[] } {
  const { type = 'enquiry', reasonCode = null, flags = [] } = given;
  const legalClass = given.legalClass === undefined ? defaultLegalClass(type, reasonCode) : given.legalClass;
  const pack = given.legalPack ?? inForce;
  return { legalClass, pack, rules: legalRulesOf(pack, { type, legalClass, reasonCode, flags }) };
}

async function complete(work: Work, opening: Opening): Promise<OpenedCase> {
  const { id, key, given, message } = opening;
  const { reference } = await insertOpening(work.db, opening, actorKey(work.actor));
  const stream: [string, string] = ['case', id];
  record(
    work,
    stream,
    'case.key_issued',
    { reference, channel: given.channel, language: opening.language, key_sha256: sha256Hex(key) },
    { fresh: true },
  );
  if (message?.direction === 'in')
    record(
      work,
      stream,
      message.heldReason ? 'case.message_held' : 'case.message_received',
      {
        message: message.id,
        channel: message.channel,
        automatic: message.automatic,
        held: message.heldReason,
        threaded_by: message.threadedBy,
        ...contentHashes(message),
      },
      { fresh: true },
    );
  if (given.linkTo) await linkCases(work, { a: id, b: given.linkTo.caseId, kind: given.linkTo.kind });
  const { subject, ownerId, teamId, receivedAt, nextAt, shown } = opening;
  return { id, reference, key, subject, ownerId, teamId, receivedAt, nextAt, dueAt: shown?.dueAt ?? null };
}

function newKey(): string {
  for (;;) {
    const key = keyFrom(randomBytes(24));
    if (key) return key;
  }
}
