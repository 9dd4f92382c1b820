import { endOfLegalTerm } from '#areas/clocks/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import { onDuty } from '#areas/organisation/index.ts';
import { conflict, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { opensNext, orWithoutClock, teamCalendar } from '../../course/calendars.ts';
import { begin } from '../../course/lock.ts';
import { settle } from '../../course/settle.ts';
import { writeNote } from '../../verbs/note.ts';
import { sayLaw } from '../say.ts';
import { hasWaiting, insertRequest, leadsFor } from './request.store.ts';
import { mayAttend } from './supervising.rules.ts';

/** `now`: put through in this contact, which whoever supervises confirms. `call_back`: whoever supervises calls today (Ley 10/2025, art. 8.3). */
export interface AskingSupervisor {
  how: 'now' | 'call_back';
  phone: string;
  said: string;
}

/**
 * The customer wants a supervisor. Whoever is on duty is told by a mention, and the term of the law runs until they were
 * spoken to. Of who is put through now it is the supervisor who says so: whoever attends them is not taken at their word.
 * @throws {DomainError} case.supervisor_asked, case.nobody_supervises, case.phone_needed
 */
export async function askSupervisor(work: Work, reference: string, given: AskingSupervisor): Promise<void> {
  const state = await begin(work, reference, 'note');
  if (await hasWaiting(work.db, state.id, 'supervisor')) throw conflict('case.supervisor_asked');
  const sameContact = given.how === 'now';
  const supervisor = await onDuty(work.db, { purpose: 'supervision' }, work.now);
  if (sameContact && !supervisor) throw conflict('case.nobody_supervises');
  if (!sameContact && !given.phone) throw invalid('case.phone_needed');
  const isSaid = sameContact && mayAttend(work.actor, { kind: 'supervisor', assignedId: supervisor }, supervisor).ok;
  const request = await insertRequest(work, {
    caseId: state.id,
    kind: 'supervisor',
    via: state.channel,
    phone: given.phone,
    said: given.said,
    sameContact,
    attended: isSaid,
    assignedId: supervisor,
    dueAt: await callBy(work, state.teamId),
  });
  await tellThem(work, state.id, state.teamId, { ...given, supervisor, isSaid });
  state.movedAt = work.now;
  await settle(work, state, 'case.supervisor_asked', { request, how: given.how, assigned: supervisor });
  if (isSaid) await settle(work, state, 'case.supervisor_called', { request, same_contact: true });
}

/** The end of this working day; of the next one for who asks on a holiday. */
export async function callBy(work: Pick<Work, 'db' | 'now'>, teamId: string | null): Promise<Date> {
  const { calendar } = await teamCalendar(work.db, teamId);
  return orWithoutClock(
    () => endOfLegalTerm(calendar, work.now, { limit: 0, unit: 'working_day' }),
    opensNext(calendar, work.now),
  );
}

/** A mention is how the team tells each other things: it is in their list, and they follow the case from then on. */
async function tellThem(
  work: Work,
  caseId: string,
  teamId: string | null,
  given: AskingSupervisor & { supervisor: string | null; isSaid: boolean },
): Promise<void> {
  if (work.actor.kind !== 'person') return;
  const wanted = given.supervisor ? [given.supervisor] : await leadsFor(work.db, teamId);
  const told = [...(await peopleByIds(work.db, wanted)).values()].filter(({ status }) => status === 'active');
  const language = work.actor.language === 'en' ? 'en' : 'es';
  const how = given.isSaid ? 'note_now' : given.how === 'now' ? 'note_confirm' : 'note_call';
  const text = [sayLaw(language, `law.supervisor.${how}`, { phone: given.phone }), given.said]
    .filter(Boolean)
    .join('\n');
  const data = await writeNote(work, caseId, { text, mentions: told.map(({ id }) => id), fileIds: [] });
  record(work, ['case', caseId], 'case.noted', data);
}
