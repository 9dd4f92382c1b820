import {
  activeMailboxes,
  dropMailboxLease,
  findSecret,
  takeMailboxLease,
  type Mailbox,
} from '#areas/correspondence/index.ts';
import { addMs, SECOND } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';
import { followMailbox, type Session } from './session.ts';

const LOOK_MS = 5 * SECOND;
const LEASE_MS = 60 * SECOND;

interface Followed {
  /** What it was opened with, the sealed secret too: a change of settings opens it anew. */
  settings: string;
  session: Session;
  /** Cleared when the lease could not be renewed. */
  held: { until: number };
}

/** Fetches every IMAP mailbox whose lease this process gets; several processes share them, one each at a time (L7). */
export function startMailboxes(house: House, lookMs = LOOK_MS): Running {
  const owner = newId();
  const followed = new Map<string, Followed>();
  let looking: Promise<void> | undefined;

  const lease = async (mailbox: Mailbox): Promise<boolean> => {
    const now = house.clock.now();
    return takeMailboxLease(house.database.db, mailbox.id, { owner, now, until: addMs(now, LEASE_MS) });
  };
  const end = async (id: string): Promise<void> => {
    const one = followed.get(id);
    followed.delete(id);
    await one?.session.stop();
    await dropMailboxLease(house.database.db, id, owner);
  };
  const look = async (): Promise<void> => {
    const wanted = new Map(
      [...(await activeMailboxes(house.database.db)).values()]
        .filter((one) => one.source === 'imap' && one.imap && one.hasSecret)
        .map((one) => [one.id, one]),
    );
    const settings = new Map<string, string>();
    for (const [id, { imap }] of wanted)
      settings.set(id, JSON.stringify([imap, await findSecret(house.database.db, id)]));
    // A password mended by a person is tried at once, however long the pause after the last failure.
    for (const [id, one] of followed) if (settings.get(id) !== one.settings) await end(id);
    for (const [id, mailbox] of wanted) {
      const mine = followed.get(id);
      const got = await lease(mailbox);
      if (mine && got) mine.held.until = performance.now() + LEASE_MS;
      if (mine && !got) await end(id);
      if (!mine && got) {
        const held = { until: performance.now() + LEASE_MS };
        // Measured by our own clock and shorter than the row says: we stop before another may begin.
        const holdsLease = (): boolean => performance.now() < held.until - 5 * SECOND;
        followed.set(id, {
          settings: settings.get(id) ?? '',
          session: followMailbox(house, mailbox, holdsLease),
          held,
        });
      }
    }
  };
  const tick = (): void => {
    looking ??= look()
      .catch((error: unknown) => house.log.warn({ err: error }, 'imap: mailboxes could not be looked up'))
      .finally(() => {
        looking = undefined;
      });
  };
  const timer = setInterval(tick, lookMs);
  tick();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await Promise.all([...followed.keys()].map((id) => end(id).catch(() => undefined)));
    },
  };
}
