import { limbo } from '#areas/cases/index.ts';
import { addMs, MINUTE } from '#platform/clock/index.ts';
import type { GaugeSource } from '#platform/observe/metrics.ts';
import type { House } from '#platform/work/index.ts';
import { setAlarm } from './alarms.ts';
import { countUnkept, type Unkept } from './promises.store.ts';

const LATE_MS = 10 * MINUTE;

export interface Promises extends Unkept {
  /** Open cases without owner or queue, or without their next date (at most a hundred are told). */
  adrift: number;
}

/** Every minute: contacts without case, owner or date. The answer must be nought; anything else rings. */
export async function checkPromises(house: House): Promise<Promises> {
  const { db } = house.database;
  const [unkept, inLimbo] = [await countUnkept(db, addMs(house.clock.now(), -LATE_MS)), await limbo(db)];
  const { withoutCase, late, quarantined, ids } = unkept;
  await setAlarm(house, {
    kind: 'contacts.without_case',
    subject: 'all',
    on: withoutCase > 0,
    data: { count: withoutCase, ids },
  });
  await setAlarm(house, {
    kind: 'contacts.adrift',
    subject: 'all',
    on: inLimbo.length > 0,
    data: { count: inLimbo.length, ids: inLimbo.slice(0, 20).map((one) => one.id) },
  });
  await setAlarm(house, { kind: 'contacts.late', subject: 'all', on: late > 0, data: { count: late, ids } });
  await setAlarm(house, {
    kind: 'contacts.quarantined',
    subject: 'all',
    on: quarantined > 0,
    data: { count: quarantined },
  });
  return { ...unkept, adrift: inLimbo.length };
}

const gauge = (name: string, help: string, read: (found: Unkept) => number): GaugeSource => ({
  name,
  help,
  read: async (house) => read(await countUnkept(house.database.db, addMs(house.clock.now(), -LATE_MS))),
});

export const intakeGauges: readonly GaugeSource[] = [
  gauge(
    'cauce_contacts_without_case',
    'Contacts read, but without their case: must be 0',
    (found) => found.withoutCase,
  ),
  gauge(
    'cauce_contacts_late',
    'Contacts that wait to become a case for over ten minutes: must be 0',
    (found) => found.late,
  ),
  gauge('cauce_contacts_quarantined', 'Contacts set aside for a person to look at', (found) => found.quarantined),
  {
    name: 'cauce_cases_adrift',
    help: 'Open cases without owner, queue or date: must be 0',
    read: async (house) => (await limbo(house.database.db)).length,
  },
];
