import { record, type LogEvent, type Reader } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { endWithCase, remindNow } from './follow-up.ts';
import { mailNews, mailQuestion } from './asking/mails.ts';
import { lockConsultation, markEscalated, markLeadTold, type ConsultationRow } from './store.ts';
import { dueSteps, openOnes } from './sweep.store.ts';
import { headOf, leadOf } from './asking/whom.ts';

const MOST = 200;

/** Half the time: a reminder. All of it: the head of the area. Half as much again: whoever leads the agent. Each once. */
export async function sweepConsultations(house: House): Promise<number> {
  const ids = await dueSteps(house.database.db, house.clock.now(), MOST);
  for (const id of ids) {
    try {
      await transact(house, system('consultations'), (work) => step(work, id));
    } catch (error) {
      house.log.error({ part: 'consultations', err: error }, 'one consultation could not be swept; the others were');
    }
  }
  return ids.length;
}

async function step(work: Work, id: string): Promise<void> {
  const c = await lockConsultation(work.db, id);
  if (c?.state !== 'open') return;
  if (!c.leadToldAt && c.leadAt <= work.now) await tellLead(work, c);
  if (!c.escalatedAt && c.dueAt <= work.now) await tellHead(work, c);
  else if (!c.remindedAt && !c.escalatedAt) await remindNow(work, c, 'time');
}

async function tellHead(work: Work, c: ConsultationRow): Promise<void> {
  const found = await headOf(work.db, c.headId, work.now);
  const head = found?.personId === c.askedBy ? null : found;
  if (head) await mailQuestion(work, c, head, 'head');
  await markEscalated(work, c.id, head?.personId ?? null);
  tellEscalation(work, c, 'head', head?.personId ?? null);
}

async function tellLead(work: Work, c: ConsultationRow): Promise<void> {
  const [lead, head] = [await leadOf(work.db, c.askedBy, work.now), await headOf(work.db, c.headId, work.now)];
  if (lead) await mailNews(work, c, lead, 'lead', { head: head?.name ?? null });
  await markLeadTold(work, c.id);
  tellEscalation(work, c, 'lead', lead?.personId ?? null);
}

function tellEscalation(work: Work, c: ConsultationRow, to: 'head' | 'lead', person: string | null): void {
  record(work, ['case', c.caseId], 'consultation.escalated', { consultation: c.id, area: c.areaId, to, person });
  record(work, ['consultation', c.id], 'consultation.moved', { state: 'open' });
}

/** Whoever was told has left, the area is no longer in use, or the case has ended: no question stays with nobody (invariant 6), or is asked for nothing. */
export const reader: Reader = {
  name: 'consultations',
  types: ['person.disabled', 'area.changed', 'case.resolved', 'case.discarded'],
  async handle(work, event) {
    const id = event.stream.slice(event.stream.indexOf(':') + 1);
    if (event.type === 'person.disabled') return whoWasToldLeft(work, id);
    if (event.type !== 'area.changed')
      return endWithCase(work, id, { at: event.at, discarded: event.type === 'case.discarded' });
    if (event.data.active === false && changed(event, 'active')) return areaRetired(work, id);
  },
};

function changed(event: LogEvent, field: string): boolean {
  return Array.isArray(event.data.fields) && event.data.fields.includes(field);
}

async function whoWasToldLeft(work: Work, personId: string): Promise<void> {
  for (const id of await openOnes(work.db, { toldId: personId })) {
    const c = await lockConsultation(work.db, id);
    if (c?.state === 'open' && c.toldId === personId) await remindNow(work, c, 'left');
  }
}

async function areaRetired(work: Work, areaId: string): Promise<void> {
  for (const id of await openOnes(work.db, { areaId })) {
    const c = await lockConsultation(work.db, id);
    if (c?.state !== 'open' || c.leadToldAt) continue;
    const lead = await leadOf(work.db, c.askedBy, work.now);
    if (lead) await mailNews(work, c, lead, 'area_off');
    await markLeadTold(work, c.id);
    tellEscalation(work, c, 'lead', lead?.personId ?? null);
  }
}
