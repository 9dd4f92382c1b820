import { personOf } from '#areas/identity/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { demand, invalid } from '#platform/errors/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { demandLine, directorOf } from '../line.ts';
import { maySetLine } from '../line.rules.ts';
import type { askingApi, LineSettings } from './contract.ts';
import { settingsOf, writeSettings } from './line.store.ts';
import { areSound } from './slots.rules.ts';

export async function getLineSettings(work: Work): Promise<CallOutput<typeof askingApi.getLineSettings>> {
  const { directorId } = await demandLine(work);
  const [settings, director] = await Promise.all([settingsOf(work.db), directorOf(work.db)]);
  const verdict = maySetLine(work.actor, directorId);
  return {
    ...settings,
    director: director && { id: director.id, name: director.name },
    can: { set: verdict.ok ? true : verdict.reason },
  };
}

/** @throws {DomainError} direct.not_yours, direct.hours_wrong */
export async function setLineSettings(work: Work, given: LineSettings): Promise<LineSettings> {
  demand(maySetLine(work.actor, (await companyInUse(work.db)).directorId));
  if (!areSound(given.hours)) throw invalid('direct.hours_wrong');
  await writeSettings(work.db, given);
  const { slotMinutes, promiseMinutes } = given;
  record(work, ['direct', 'settings'], 'direct.settings_changed', {
    by: personOf(work).id,
    spans: given.hours.length,
    slotMinutes,
    promiseMinutes,
  });
  return given;
}
