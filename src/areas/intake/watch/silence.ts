import { addMs, DAY } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { clearUnwatched, setAlarm } from './alarms.ts';
import { isUnusuallySilent, WEEKS } from './silence.rules.ts';
import { findHours, findPulses } from './silence.store.ts';

const HISTORY_MS = (WEEKS + 1) * 7 * DAY;

export function silenceSubject(channel: string, subject: string): string {
  return subject ? `${channel}:${subject}` : channel;
}

/** The heartbeat of each way in (L3): one that is silent longer than it usually is rings, and stops with the next contact. */
export async function checkSilence(house: House): Promise<string[]> {
  const { db } = house.database;
  const now = house.clock.now();
  const [pulses, doors] = [await findPulses(db), await findHours(db, addMs(now, -HISTORY_MS))];
  const silent: string[] = [];
  for (const { channel, subject, lastAt } of pulses) {
    const door = doors.find((one) => one.channel === channel && one.subject === subject);
    const arrivals = new Map(door?.hours.map(({ hour, n }) => [hour.getTime(), n]));
    const on = isUnusuallySilent({ lastAt, now, since: door?.since ?? now, arrivals });
    if (on) silent.push(silenceSubject(channel, subject));
    await setAlarm(house, {
      kind: 'channel.silent',
      subject: silenceSubject(channel, subject),
      on,
      data: { channel, since: lastAt.toISOString() },
    });
  }
  await clearUnwatched(
    house,
    'channel.silent',
    pulses.map(({ channel, subject }) => silenceSubject(channel, subject)),
  );
  return silent;
}
