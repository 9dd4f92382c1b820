import { silentMailboxes } from '#areas/correspondence/index.ts';
import type { House } from '#platform/work/index.ts';
import { clearUnwatched, setAlarm } from './alarms.ts';

/** A mailbox that has given too many automatic answers gives no more for a while: people wait for a receipt that the law promises them. */
export async function checkReceipts(house: House): Promise<string[]> {
  const mailboxes = await silentMailboxes(house.database.db, house.clock.now());
  for (const { id, silent } of mailboxes) {
    await setAlarm(house, { kind: 'receipts.stopped', subject: id, on: silent });
  }
  await clearUnwatched(
    house,
    'receipts.stopped',
    mailboxes.map(({ id }) => id),
  );
  return mailboxes.filter(({ silent }) => silent).map(({ id }) => id);
}
