import { personOf } from '#areas/identity/index.ts';
import { invalid, missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import { loadsOf, type Load } from './load.ts';
import { LEADS, type teamApi, type WorkerView } from './team.contract.ts';
import { keepShift, keepSkills, workersByIds, workersWith, type Worker } from './worker.store.ts';

export function leadsOthers({ roles }: Pick<PersonActor, 'roles'>): boolean {
  return LEADS.some((role) => roles.includes(role));
}

/** Whoever directs or administers leads everybody; a lead, those who share a team with them. */
export function leadsAll({ roles }: Pick<PersonActor, 'roles'>): boolean {
  return roles.includes('administrator') || roles.includes('director');
}

/** The team of whoever leads one; of anybody else, themselves: nobody sees a colleague's load. */
export async function getTeam(work: Work): Promise<CallOutput<typeof teamApi.getTeam>> {
  const { db, now } = work;
  const me = personOf(work);
  const leads = leadsOthers(me);
  const workers = leads ? await workersWith(db, me.id, leadsAll(me), now) : await workersByIds(db, [me.id], now);
  const { efforts, of } = await loadsOf(db, workers, now);
  return {
    people: workers.map((worker) => workerView(worker, of.get(worker.id) as Load, now)),
    efforts: [...efforts.values()],
    leads,
  };
}

function workerView(
  { id, name, jobTitle, available, absences, skills, shift }: Worker,
  load: Load,
  now: Date,
): WorkerView {
  const away = absences.find(({ from, to }) => new Date(from) <= now && new Date(to) > now);
  return {
    id,
    name,
    jobTitle,
    available,
    absentUntil: away ? new Date(away.to).toISOString() : null,
    skills,
    shift: shift && { ...shift, days: [...shift.days] },
    load: { ...load, open: [...load.open] },
  };
}

/** @throws {DomainError} person.not_found, also for somebody whom the asker does not lead */
export async function setSkills(work: Work, { params, body }: HandlerInput<typeof teamApi.setSkills>) {
  await demandLed(work, params.id);
  await keepSkills(work, params.id, body.types);
  record(work, ['workload', params.id], 'skills.set', { person: params.id, types: body.types });
  return { types: body.types };
}

/** @throws {DomainError} person.not_found as above, shift.ends_before */
export async function setShift(work: Work, { params, body: { shift } }: HandlerInput<typeof teamApi.setShift>) {
  await demandLed(work, params.id);
  if (shift && shift.ends <= shift.starts) throw invalid('shift.ends_before');
  await keepShift(work, params.id, shift);
  record(work, ['workload', params.id], 'shift.set', { person: params.id, shift });
  return { shift };
}

async function demandLed(work: Work, personId: string): Promise<void> {
  const me = personOf(work);
  const led = await workersWith(work.db, me.id, leadsAll(me), work.now);
  if (!led.some(({ id }) => id === personId)) throw missing('person.not_found');
}
