import { activeMailboxes, type Mailbox } from '#areas/correspondence/index.ts';
import { clearUnwatched, setAlarm } from '#areas/intake/index.ts';
import { MINUTE, SECOND } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { isFailing } from './health.rules.ts';

/** Every minute (L3): a mailbox that cannot be fetched, or that nobody fetches, rings within five minutes. */
export async function checkMailboxes(house: House): Promise<Mailbox[]> {
  const now = house.clock.now();
  const fetched = [...new Set((await activeMailboxes(house.database.db)).values())].filter(
    (one) => one.source === 'imap',
  );
  const failing = fetched.filter((one) =>
    isFailing({
      lastOkAt: one.lastOkAt,
      lastErrorAt: one.lastErrorAt,
      pollMs: (one.imap?.pollSeconds ?? 60) * SECOND,
      now,
    }),
  );
  for (const mailbox of fetched)
    await setAlarm(house, {
      kind: 'mailbox.failing',
      subject: mailbox.id,
      on: failing.includes(mailbox),
      data: {
        since: mailbox.lastOkAt?.toISOString() ?? null,
        minutes: mailbox.lastOkAt ? Math.floor((now.getTime() - mailbox.lastOkAt.getTime()) / MINUTE) : null,
      },
    });
  const ids = fetched.map(({ id }) => id);
  for (const kind of ['mailbox.failing', 'mailbox.difference']) await clearUnwatched(house, kind, ids);
  return failing;
}
