import { openInside, tellLateAnswer } from '#areas/authority/index.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { record, type LogEvent, type Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { OWNER_ROLES } from './access/access.rules.ts';
import { lockCase, readLastWord, type CaseState } from './course/case.store.ts';
import { settle } from './course/settle.ts';
import { notifyResolved, undoNotice } from './legal/notice.ts';
import { wakesWhen } from './course/snooze.store.ts';
import { incidentEnded, parentEnded, taskEnded } from './snoozing/waking.ts';
import { goFirst } from './verbs/classify.ts';
import { liftSnooze } from './verbs/wake.ts';
import { handOverOf, moveClocks } from './jobs.ts';
import {
  authorOf,
  awaitedOf,
  caseOfMessage,
  markAcknowledged,
  markDelivered,
  markFailed,
  markParticipantsBounced,
  openOfFirst,
  reachedBy,
  type Reached,
  teamsOn,
} from './reactions.store.ts';
import { markFirstReply } from './replying/reply.store.ts';
import { isToCustomer } from './replying/to-customer.store.ts';

/** What happens elsewhere and concerns cases: mail that left or came back, people who left, calendars, merged customers. */
export const reader: Reader = {
  name: 'cases',
  types: [
    'mail.sent',
    'mail.failed',
    'mail.bounced',
    'mail.late',
    'person.disabled',
    'person.changed',
    'calendar.changed',
    'team.changed',
    'company.changed',
    'customer.merged',
    'customer.merge_undone',
    'customer.changed',
    'consultation.answered',
    'consultation.passed_on',
    'authorisation.decided',
    'authorisation.asked',
    'authorisation.expired',
    'execution.done',
    'execution.cancelled',
    'incident.closed',
    'case.resolved',
    'case.discarded',
  ],
  async handle(work, event) {
    switch (event.type) {
      case 'mail.sent':
        return mailSent(work, event);
      case 'mail.failed':
      case 'mail.bounced':
        return mailLost(work, event);
      case 'mail.late':
        return mailLate(work, event);
      case 'person.disabled':
        return enqueue(work, handOverOf, { personId: idOf(event) });
      case 'person.changed':
        return rolesChanged(work, event);
      case 'calendar.changed':
        return clocksOf(work, await teamsOn(work.db, { calendarId: idOf(event) }));
      case 'team.changed':
        return clocksOf(work, [idOf(event)]);
      case 'company.changed':
        return clocksOf(work, await teamsOn(work.db, { companyCalendar: true }));
      case 'customer.changed':
        return customerGoesFirst(work, event);
      case 'consultation.answered':
        return answeredInside(work, event);
      case 'consultation.passed_on':
        return passedInside(work, event);
      case 'authorisation.decided':
      case 'authorisation.asked':
      case 'authorisation.expired':
        return decidedInside(work, event);
      case 'execution.done':
      case 'execution.cancelled':
        return taskEnded(work, idOf(event));
      case 'incident.closed':
        return incidentEnded(work, idOf(event));
      case 'case.resolved':
      case 'case.discarded':
        return parentEnded(work, idOf(event));
      default:
        return customerMoved(work, event);
    }
  },
};

function idOf(event: LogEvent): string {
  return event.stream.slice(event.stream.indexOf(':') + 1);
}

/** Without a role that writes nobody can go on with what they have in hand. */
async function rolesChanged(work: Work, event: LogEvent): Promise<void> {
  const { roles } = event.data;
  if (!Array.isArray(roles) || roles.some((role) => OWNER_ROLES.includes(String(role)))) return;
  await enqueue(work, handOverOf, { personId: idOf(event) });
}

async function clocksOf(work: Work, teamIds: string[]): Promise<void> {
  if (teamIds.length > 0) await enqueue(work, moveClocks, { teamIds, after: null });
}

interface AboutMail {
  state: CaseState;
  messageId: string;
  kind: string;
}

async function about(work: Work, event: LogEvent): Promise<AboutMail | null> {
  const { caseId: sentFrom, messageId, kind } = event.data;
  if (typeof sentFrom !== 'string' || typeof messageId !== 'string') return null;
  const caseId = await caseOfMessage(work.db, messageId, sentFrom);
  return { state: await lockCase(work, { id: caseId }), messageId, kind: String(kind) };
}

/** It has left: from now on the customer has it, and the clock of the first reply is met at that moment. */
async function mailSent(work: Work, event: LogEvent): Promise<void> {
  const mail = await about(work, event);
  if (!mail) return;
  const { state, messageId, kind } = mail;
  const data = { message: messageId, at: event.at.toISOString() };
  if (kind === 'acknowledgement') {
    await markAcknowledged(work.db, state.id, event.at);
    return settle(work, state, 'case.acknowledged', data);
  }
  if (kind !== 'reply') return;
  // Nothing was answered by writing to somebody else.
  if (!(await isToCustomer(work.db, messageId)))
    return settle(work, state, 'case.reply_sent', { ...data, aside: true });
  if (!isInVain(await reachedBy(work.db, state.id, messageId))) await markDelivered(work.db, messageId);
  await markFirstReply(work.db, state.id, event.at);
  state.lastWord = await readLastWord(work.db, state.id);
  await settle(work, state, 'case.reply_sent', data);
  await notifyResolved(work, state, messageId, event.at);
}

/** Whoever else got a copy: the one it is for has not. */
function isInVain(recipients: readonly Reached[]): boolean {
  const addressees = recipients.filter((one) => one.addressee);
  return addressees.length > 0 && addressees.every((one) => one.lost);
}

/** It did not arrive: the address is marked, and when whom it is for has not got it the case comes back to us, open. */
async function mailLost(work: Work, event: LogEvent): Promise<void> {
  const mail = await about(work, event);
  if (!mail) return;
  const { state, messageId, kind } = mail;
  const recipients = await reachedBy(work.db, state.id, messageId);
  const lost = recipients.filter((one) => one.lost);
  await markParticipantsBounced(
    work,
    state.id,
    lost.map((one) => one.address),
  );
  if (kind === 'reply' && isInVain(recipients)) {
    await markFailed(work.db, messageId, event.at);
    await undoNotice(work, state, messageId, 'delivery');
    state.lastWord = await readLastWord(work.db, state.id);
  }
  await settle(work, state, 'case.reply_failed', {
    message: messageId,
    kind,
    lost: lost.length,
    recipients: recipients.length,
    bounced: event.type === 'mail.bounced',
  });
}

/** For hours it could not leave: nobody waits for a customer who has no answer yet. Once it leaves, `mailSent` gives them the ball. */
async function mailLate(work: Work, event: LogEvent): Promise<void> {
  const mail = await about(work, event);
  if (!mail || mail.kind !== 'reply' || !(await isToCustomer(work.db, mail.messageId))) return;
  const { state, messageId } = mail;
  const addressees = (await reachedBy(work.db, state.id, messageId)).filter((one) => one.addressee);
  if (addressees.some((one) => one.got)) return;
  await markFailed(work.db, messageId, event.at);
  state.lastWord = await readLastWord(work.db, state.id);
  await settle(work, state, 'case.reply_late', { message: messageId, author: await authorOf(work.db, messageId) });
}

/** An area has answered: the case comes back from inside, unless somebody else is still awaited or it has ended. */
async function answeredInside(work: Work, event: LogEvent): Promise<void> {
  const state = await lockCase(work, { id: idOf(event) });
  const { consultation = null, area = null } = event.data;
  await wakeOnAnswer(work, state);
  if (state.resolvedAt && typeof consultation === 'string') await tellLateAnswer(work, consultation);
  state.movedAt = work.now;
  await settle(work, state, 'case.returned', { consultation, area });
}

/** It was put off until whoever it waits for inside says something: they have. */
async function wakeOnAnswer(work: Work, state: CaseState): Promise<boolean> {
  if (!state.snoozedUntil || !(await wakesWhen(work.db, state.id, 'answer'))) return false;
  await liftSnooze(work, state, 'answer');
  return true;
}

/** Somebody has said that they are older or disabled: their open cases are attended first (Ley 10/2025, art. 10.6). */
async function customerGoesFirst(work: Work, event: LogEvent): Promise<void> {
  const { fields } = event.data;
  if (!Array.isArray(fields) || !fields.includes('vulnerable')) return;
  for (const caseId of await openOfFirst(work.db, idOf(event))) await goFirst(work, caseId);
}

/** An area passed its question on: the row says whom the case waits for now. */
async function passedInside(work: Work, event: LogEvent): Promise<void> {
  const state = await lockCase(work, { id: idOf(event) });
  const { consultation = null, area = null } = event.data;
  await settle(work, state, 'case.consulted', { consultation, area, kind: 'passed' });
}

/** Whoever authorises has decided, let it pass or handed it on: the ball is where it is now, and the row says whose it is. */
async function decidedInside(work: Work, event: LogEvent): Promise<void> {
  const state = await lockCase(work, { id: idOf(event) });
  const awaited = await openInside(work.db, state.id);
  const woken = event.type === 'authorisation.decided' && (await wakeOnAnswer(work, state));
  const same = !woken && state.ball === 'inside' && awaited?.waitsFor.id === (await awaitedOf(work.db, state.id));
  if (!woken && (same || (state.ball !== 'inside' && !awaited))) return;
  const { proposal = null, authorisation = null } = event.data;
  if (event.type !== 'authorisation.asked') state.movedAt = work.now;
  await settle(work, state, 'case.decided', { proposal, authorisation });
}

/** The customer's record was joined with another, or parted again: each case's log tells whose it is now. */
async function customerMoved(work: Work, event: LogEvent): Promise<void> {
  const { kept, merged, cases } = event.data;
  // Both records' logs tell it; one of them is enough.
  if (event.stream !== `customer:${String(kept)}` || !Array.isArray(cases)) return;
  const customer = String(event.type === 'customer.merged' ? kept : merged);
  for (const caseId of cases) record(work, ['case', String(caseId)], 'case.classified', { customer });
}
