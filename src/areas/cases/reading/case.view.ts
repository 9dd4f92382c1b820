import { explain, legalClocksOf, type CompiledCalendar, type Due } from '#areas/clocks/index.ts';
import { deliveriesOf } from '#areas/correspondence/index.ts';
import { calendarAt } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseView } from '../contract.ts';
import { orWithoutClock, teamCalendar } from '../course/calendars.ts';
import { targetsOf, type TargetRow } from '../course/target.store.ts';
import { viewLegal } from '../legal/legal.view.ts';
import { VERBS } from '../policy.rules.ts';
import { THREAD_EVENTS } from '../replying/reply.store.ts';
import {
  eventsOf,
  findHeader,
  notesOf,
  petitionRows,
  type CaseHeader,
  type EventData,
  type NoteData,
  type PetitionData,
} from './case-view.store.ts';
import { mergesInto, type StandingMerge } from '../merging/merge.store.ts';
import { MOST_MESSAGES, messagesOf, type MessageData } from './thread.store.ts';
import { viewAttachment, viewMessage } from './message.view.ts';
import { viewRow } from './row.view.ts';

/** A case with its messages, notes and events, found through the actor. */
export async function viewCase(work: Work, which: { reference: string } | { id: string }): Promise<CaseView> {
  const { db, actor } = work;
  const header = await findHeader(db, actor, which);
  if (!header) throw missing('case.not_found');
  const merged = await mergesInto(db, header.id);
  const held = await clocksHeld(db, merged);
  const [messages, notes, events, petitions, targets, legal, { calendar }] = await Promise.all([
    messagesOf(db, header.id, MOST_MESSAGES + 1),
    notesOf(db, header.id),
    eventsOf(db, header.id),
    petitionRows(db, header.id),
    targetsOf(db, header.id),
    legalClocksOf(db, header.id),
    teamCalendar(db, header.teamId),
  ]);
  return {
    ...viewRow(header, actor, work.now, await calendarOf(work, header, calendar), VERBS),
    ...factsOf(header),
    petitions: petitions.map(viewPetition),
    messages: await viewMessages(work, messages.slice(-MOST_MESSAGES)),
    ...(messages.length > MOST_MESSAGES ? { hasEarlier: true } : {}),
    notes: notes.map(viewNote),
    events: events.map(viewEvent),
    targets: [...targets, ...held.flatMap((one) => one.targets)].map((target) => viewTarget(target, calendar, work)),
    ...(await viewLegal(work, header, legal, calendar, held)),
    merged: merged.map(({ id, reference, subject, at, by }) => ({ id, reference, subject, at: at.toISOString(), by })),
    version: events.findLast((event) => (THREAD_EVENTS as readonly string[]).includes(event.type))?.n ?? 0,
  };
}

/** What counts the clock shown: the law's own version of the calendar, else the team's. */
async function calendarOf({ db }: Work, { dueLaw }: CaseHeader, ofTeam: CompiledCalendar): Promise<CompiledCalendar> {
  return dueLaw ? calendarAt(db, dueLaw.calendar, dueLaw.version) : ofTeam;
}

/** The clocks of the cases that go on in this one: of our own only those still to be met. */
async function clocksHeld(db: Db, merged: readonly StandingMerge[]) {
  const read = async ({ mergedId, reference }: StandingMerge) => ({
    reference,
    rows: await legalClocksOf(db, mergedId),
    targets: (await targetsOf(db, mergedId))
      .filter(({ state }) => state === 'running' || state === 'paused')
      .map((target) => ({ ...target, of: reference })),
  });
  return Promise.all(merged.map(read));
}

function factsOf(header: CaseHeader) {
  const { key, legalClass, reasonCode, language, brandId, mailbox, fields, participants, followers, links, previous } =
    header;
  const at = (date: Date | null): string | null => date?.toISOString() ?? null;
  return {
    key,
    legalClass: legalClass as CaseView['legalClass'],
    reasonCode,
    language,
    brandId,
    mailbox,
    fields,
    participants,
    followers,
    links,
    previous: previous.map((one) => ({ ...one, openedAt: new Date(one.openedAt).toISOString() })),
    receivedAt: header.receivedAt.toISOString(),
    openedAt: header.openedAt.toISOString(),
    acknowledgedAt: at(header.acknowledgedAt),
    firstReplyAt: at(header.firstReplyAt),
    resolvedAt: at(header.resolvedAt),
  };
}

export async function viewMessages(work: Work, messages: MessageData[]): Promise<CaseView['messages']> {
  const deliveries = await deliveriesOf(
    work.db,
    messages.filter((message) => message.direction === 'out').map((message) => message.id),
  );
  return messages.map((message) => viewMessage(message, work.actor, deliveries.get(message.id) ?? null));
}

function viewPetition(row: PetitionData): CaseView['petitions'][number] {
  const { id, position, text, outcome, reason } = row;
  return {
    id,
    position,
    text,
    outcome: outcome as CaseView['petitions'][number]['outcome'],
    reason,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedById ? { id: row.decidedById, name: row.decidedBy ?? '' } : null,
  };
}

function viewNote(row: NoteData): CaseView['notes'][number] {
  return {
    id: row.id,
    author: row.authorId ? { id: row.authorId, name: row.author ?? '' } : null,
    text: row.text,
    html: row.html,
    mentions: row.mentions,
    attachments: row.attachments.map(viewAttachment),
    at: row.at.toISOString(),
  };
}

/** `by` is the person's name, or what acted when nobody did (`system:sweep`, `customer:…`). */
function viewEvent(row: EventData): CaseView['events'][number] {
  return { n: row.n, type: row.type, at: row.at.toISOString(), by: row.person ?? row.actor, data: row.data };
}

function viewTarget(
  row: TargetRow & { of?: string },
  calendar: CompiledCalendar,
  work: Work,
): CaseView['targets'][number] {
  const due: Due = {
    unit: 'hour',
    startedAt: row.started_at,
    attentionAt: row.attention_at,
    criticalAt: row.critical_at,
    dueAt: row.due_at,
    metAt: row.met_at,
    state: row.state,
  };
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  return {
    kind: row.kind,
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    metAt: row.met_at?.toISOString() ?? null,
    state: row.state,
    spentMinutes: row.spent_minutes,
    explanation: orWithoutClock(() => explain(due, calendar, work.now, language), ''),
    ...(row.of ? { of: row.of } : {}),
  };
}
