import { z } from 'zod';
import { mailLanguage } from '#areas/correspondence/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { conflict, DomainError, forbidden, invalid } from '#platform/errors/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { record } from '#platform/log/index.ts';
import { burstRecipients } from '#platform/mail/outbox/settings.ts';
import { system, transact, type Actor, type House, type Work } from '#platform/work/index.ts';
import { lockCase, type CaseState } from '../course/case.store.ts';
import { settle } from '../course/settle.ts';
import { differingFrom, except } from '../law/answering/demand-their-way.ts';
import type { Cut } from '../law/cut/cut.rules.ts';
import { keepCut } from '../law/cut/cut.ts';
import { sayLaw } from '../law/say.ts';
import { defaultTo } from '../replying/recipients.rules.ts';
import { participantsOf } from '../replying/reply.store.ts';
import { tellSaid, writeReply } from '../replying/write-reply.ts';
import {
  type BroadcastWords,
  claimPending,
  findBroadcast,
  insertBroadcast,
  markTold,
  pendingCases,
  reachOf,
  type ToldHow,
} from './broadcast.store.ts';
import { demandIncident } from './incidents.ts';

const WIDE = ['administrator', 'director', 'lead'];

/** How many open cases an update would reach, by the language it would be said in. */
export async function reach(db: Work['db'], incidentId: string): Promise<{ es: number; en: number }> {
  const total = { es: 0, en: 0 };
  for (const { language, cases } of await reachOf(db, incidentId)) total[mailLanguage(language)] += cases;
  return total;
}

/** Writing to more people than one person may in a burst is for whoever answers for a team. */
export async function mayBroadcast(db: Work['db'], actor: Actor, cases: number): Promise<boolean> {
  if (actor.kind === 'person' && actor.roles.some((role) => WIDE.includes(role))) return true;
  return cases <= (await burstRecipients(db));
}

/**
 * One update for all open cases of the incident: kept now, and each told by a job that may be stopped anywhere and goes on.
 * @throws incident.closed, incident.nobody_to_tell, incident.reach_changed, incident.needs_english, incident.broadcast_needs_lead
 */
export async function makeBroadcast(
  work: Work,
  id: string,
  given: Omit<BroadcastWords, 'incidentId' | 'cause'> & { reaches: number },
): Promise<void> {
  const { state } = await demandIncident(work, id);
  if (state === 'closed') throw conflict('incident.closed');
  const { es, en } = await reach(work.db, id);
  const total = es + en;
  if (total === 0) throw invalid('incident.nobody_to_tell');
  if (total !== given.reaches) throw conflict('incident.reach_changed', { cases: total });
  if (en > 0 && !given.textEn) throw invalid('incident.needs_english', { cases: en });
  if (!(await mayBroadcast(work.db, work.actor, total)))
    throw forbidden('incident.broadcast_needs_lead', { cases: total });
  const { textEs, textEn, restorationAt, saysCause } = given;
  const broadcast = await insertBroadcast(work, { incidentId: id, textEs, textEn, restorationAt, saysCause, total });
  record(work, ['incident', id], 'incident.broadcast', { broadcast, cases: total });
  await enqueue(work, tellCases, { broadcastId: broadcast, after: null });
}

const BATCH = 25;

interface TellCases {
  broadcastId: string;
  after: string | null;
}

/**
 * Each case in a transaction of its own: its message, its mail and its row stand or fall together, so nobody hears twice.
 * A batch at a time, so that a program told to end does not wait for a whole city to be told.
 */
export const tellCases = defineJob<TellCases>({
  name: 'cases.tell_broadcast',
  payload: z.object({ broadcastId: z.string(), after: z.string().nullable() }),
  async run(house, { broadcastId, after }) {
    const last = await tellSome(house, broadcastId, after);
    if (last)
      await transact(house, system('broadcast'), (work) => enqueue(work, tellCases, { broadcastId, after: last }));
  },
});

/** Tells the next few; gives the last of them, or null when there was nobody left. */
export async function tellSome(house: House, broadcastId: string, after: string | null): Promise<string | null> {
  const words = await findBroadcast(house.database.db, broadcastId);
  if (!words) return null;
  const ids: string[] = await pendingCases(house.database.db, broadcastId, after, BATCH);
  for (const caseId of ids) await tellOne(house, { broadcastId, caseId, words });
  return ids.at(-1) ?? null;
}

interface Telling {
  broadcastId: string;
  caseId: string;
  words: BroadcastWords;
}

async function tellOne(house: House, telling: Telling): Promise<void> {
  try {
    await transact(house, system('broadcast'), (work) => tellCase(work, telling));
  } catch (error) {
    // An address that can't be written to or no mailbox: somebody tells them by hand, and the others are not kept waiting.
    if (!(error instanceof DomainError)) throw error;
    await transact(house, system('broadcast'), async (work) => {
      if (await claimPending(work.db, telling.broadcastId, telling.caseId)) await keep(work, telling, 'by_hand', null);
    });
  }
}

async function tellCase(work: Work, telling: Telling): Promise<void> {
  const state = await lockCase(work, { id: telling.caseId });
  if (!(await claimPending(work.db, telling.broadcastId, telling.caseId))) return;
  if (state.resolvedAt) return keep(work, telling, 'skipped', null);
  const [to] = defaultTo(await participantsOf(work.db, state.id));
  if (!to && state.channel !== 'form' && state.channel !== 'portal') return keep(work, telling, 'by_hand', null);
  const text = await textFor(work, state, telling.words);
  const differing = await differingFrom(work, state, { text, channel: to ? 'email' : 'portal' });
  // Who chose to be told another way is told that way, by a person.
  if (differing.channel) return keep(work, telling, 'by_hand', null);
  const written = await writeReply(work, state, {
    text,
    cc: [],
    bcc: [],
    fileIds: [],
    // The case stays where it was: with whom it waited for, and put off until when it was.
    then: state.lastWord === 'ours_waiting' ? 'wait' : 'keep',
    keepsSnooze: true,
    undoSeconds: 0,
    insist: true,
  });
  // News for everybody are not kept from whom they can't be said in their own language.
  if (differing.language) {
    const reason = sayLaw(mailLanguage(state.language), 'law.incident.language');
    await except(work, state, { messageId: written.messageId, kind: 'language', reason, ...differing.language });
  }
  await keepCut(work, state, written.messageId, cutOf(telling.words, text));
  await settle(work, state, 'case.reply_written', written.data);
  await tellSaid(work, state, written);
  await keep(work, telling, written.said ? 'page' : 'mailed', written.messageId);
}

/** What it tells of a cut of the service: its cause only where whoever wrote it says that the words have it. */
function cutOf({ saysCause, cause, restorationAt }: BroadcastWords, text: string): Cut {
  return saysCause && restorationAt ? { cause: cause || text, restoration: restorationAt.toISOString() } : {};
}

async function keep(
  work: Work,
  { broadcastId, caseId, words }: Telling,
  how: ToldHow,
  messageId: string | null,
): Promise<void> {
  await markTold(work, { broadcastId, caseId, how, messageId });
  const told = { incident: words.incidentId, broadcast: broadcastId, how, message: messageId };
  record(work, ['case', caseId], 'incident.told', told);
}

async function textFor(work: Work, state: CaseState, words: BroadcastWords): Promise<string> {
  const language = mailLanguage(state.language);
  const text = language === 'en' && words.textEn ? words.textEn : words.textEs;
  if (!words.restorationAt) return text;
  const { zone } = await companyInUse(work.db);
  const date = new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  }).format(words.restorationAt);
  return `${text}\n\n${sayLaw(language, 'law.incident.restoration', { date })}`;
}
