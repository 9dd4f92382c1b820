import { newId } from '#platform/ids/index.ts';
import { record, type EventData } from '#platform/log/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { closeAlarm, openAlarm, openBeyond } from './alarms.store.ts';

/** `subject` and `data` hold ids, codes and numbers only: alarms are shown to everybody on the staff and written in the log. */
export interface Alarm {
  kind: string;
  subject: string;
  data?: EventData;
}

/** Rings once: while it is open, raising it again only refreshes what it says. */
export async function raiseAlarm(work: Work, { kind, subject, data = {} }: Alarm): Promise<void> {
  const id = newId();
  const opened = await openAlarm(work.db, { id, kind, subject, data, now: work.now });
  if (opened) record(work, ['alarm', id], 'alarm.raised', { kind, subject, ...data }, { fresh: true });
}

export async function clearAlarm(work: Work, { kind, subject }: Alarm): Promise<void> {
  const id = await closeAlarm(work.db, { kind, subject, now: work.now });
  if (id) record(work, ['alarm', id], 'alarm.cleared', { kind, subject });
}

/** What a check found: rings or falls silent accordingly. */
export async function setAlarm(house: House, alarm: Alarm & { on: boolean }): Promise<void> {
  await transact(house, system('watch'), (work) => (alarm.on ? raiseAlarm(work, alarm) : clearAlarm(work, alarm)));
}

/** What is watched no more (a mailbox switched off, or fetched another way) rings no more: nothing would ever find it well again. */
export async function clearUnwatched(house: House, kind: string, watched: readonly string[]): Promise<void> {
  for (const subject of await openBeyond(house.database.db, kind, watched))
    await setAlarm(house, { kind, subject, on: false });
}
