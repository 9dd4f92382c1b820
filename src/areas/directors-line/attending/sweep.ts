import { record } from '#platform/log/index.ts';
import { raiseAlarm, clearAlarm } from '#areas/intake/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { tellHolder } from '../asking/tell.ts';
import { brokenPromises, countsOf, lockContact, markLate } from './contact.store.ts';

const ALARM = { kind: 'direct.late', subject: '' };

/** A promise of the Director's that is broken is told at once, once, to whoever holds the line, and rings until all are answered. */
export async function sweepLine(house: House): Promise<number> {
  const broken = await brokenPromises(house.database.db, house.clock.now());
  for (const { id } of broken)
    await transact(house, system('directors-line'), async (work) => {
      const contact = await lockContact(work.db, id);
      if (contact?.state !== 'waiting' || contact.lateAt || contact.promisedAt >= work.now) return;
      await markLate(work.db, id, work.now);
      record(work, ['case', contact.caseId], 'direct.late', { contact: id });
      record(work, ['direct', id], 'direct.moved', {});
      const { caseId, kind, slotAt } = contact;
      await tellHolder(work, { contactId: id, caseId, call: kind === 'call', slotAt }, 'late');
    });
  await transact(house, system('directors-line'), ring);
  return broken.length;
}

async function ring(work: Work): Promise<void> {
  const { late } = await countsOf(work.db, work.now);
  if (late > 0) await raiseAlarm(work, { ...ALARM, data: { count: late } });
  else await clearAlarm(work, ALARM);
}
