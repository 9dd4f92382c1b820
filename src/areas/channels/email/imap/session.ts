import type { ImapFlow } from 'imapflow';
import { imapAccess, noteMailboxHealth, type Mailbox } from '#areas/correspondence/index.ts';
import { HOUR, MINUTE, SECOND } from '#platform/clock/index.ts';
import type { House } from '#platform/work/index.ts';
import { fetchMissing, fetchNew, type OpenFolder } from './fetch.ts';
import { pauseAfter } from './pause.rules.ts';
import { noTrouble, troubledOf, type Troubled } from './troubled.ts';

export interface Session {
  stop(): Promise<void>;
}

/** Follows one mailbox for as long as its lease is ours: fetches, waits for the server to speak, reconnects with growing pauses. */
export function followMailbox(house: House, mailbox: Mailbox, holdsLease: () => boolean): Session {
  const stopping = new AbortController();
  const running = follow(house, mailbox, { holdsLease, signal: stopping.signal });
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const BATCH = 50;

interface Terms {
  holdsLease(): boolean;
  signal: AbortSignal;
}
interface ConnectionTerms extends Terms {
  batch: number;
  troubled: Troubled;
}

async function follow(house: House, mailbox: Mailbox, terms: Terms): Promise<void> {
  let failures = 0;
  const troubled = noTrouble();
  while (!terms.signal.aborted && terms.holdsLease()) {
    try {
      await connected(house, mailbox, { ...terms, batch: Math.max(1, BATCH >> failures), troubled }, () => {
        failures = 0;
      });
    } catch (error) {
      failures += 1;
      await noteFailure(house, mailbox, error);
    }
    if (failures > 0) await rest(pauseAfter(failures, Math.random()), terms.signal);
  }
}

/** One connection, until it breaks, the lease is lost or we are asked to stop. */
async function connected(house: House, mailbox: Mailbox, terms: ConnectionTerms, onOk: () => void): Promise<void> {
  const { ImapFlow: Connection } = await import('imapflow');
  const client = new Connection({
    ...(await imapAccess(house, mailbox)),
    disableAutoIdle: true,
    socketTimeout: 5 * MINUTE,
    maxIdleTime: 4 * MINUTE,
    clientInfo: { name: 'Cauce' },
  });
  const ears = listen(client);
  const close = (): void => void leave(client);
  terms.signal.addEventListener('abort', close);
  try {
    await client.connect();
    const at = await openFolder(house, client, mailbox, terms);
    let checkedAt = Number.NEGATIVE_INFINITY;
    while (!terms.signal.aborted && terms.holdsLease()) {
      const whole = at.troubled.changed || performance.now() - checkedAt > HOUR;
      await (whole ? fetchMissing(at) : fetchNew(at));
      if (whole) checkedAt = performance.now();
      await noteMailboxHealth(house.database.db, mailbox.id, house.clock.now(), null);
      onOk();
      await untilSpoken(client, ears, (mailbox.imap?.pollSeconds ?? 60) * SECOND);
      if (!client.usable && !terms.signal.aborted) throw ears.broken ?? new Error('the server closed the connection');
      ears.news = false;
    }
  } catch (error) {
    // Asked to stop in the middle: what was not noted is fetched again by whoever comes next.
    if (!terms.signal.aborted) throw error;
  } finally {
    terms.signal.removeEventListener('abort', close);
    await leave(client);
  }
}

async function openFolder(
  house: House,
  client: ImapFlow,
  mailbox: Mailbox,
  terms: ConnectionTerms,
): Promise<OpenFolder> {
  const folder = mailbox.imap?.folder ?? 'INBOX';
  // Read-only wherever nothing is to be deleted: then not even a mistake of ours could mark a mail as read.
  const { uidValidity } = await client.mailboxOpen(folder, { readOnly: !mailbox.imap?.deleteAfterIntake });
  const demandLease = (): void => {
    if (!terms.holdsLease()) throw new Error('another process fetches this mailbox now');
  };
  return {
    house,
    client,
    mailbox,
    mailboxId: mailbox.id,
    folder,
    uidvalidity: Number(uidValidity),
    demandLease,
    batch: terms.batch,
    troubled: troubledOf(terms.troubled, Number(uidValidity)),
  };
}

interface Ears {
  /** The server told of something new, perhaps while we were fetching. */
  news: boolean;
  broken: Error | undefined;
  wake: (() => void) | undefined;
}

function listen(client: ImapFlow): Ears {
  const ears: Ears = { news: false, broken: undefined, wake: undefined };
  client.on('exists', () => {
    ears.news = true;
    ears.wake?.();
  });
  client.on('close', () => ears.wake?.());
  client.on('error', (error: Error) => {
    ears.broken = error;
    ears.wake?.();
  });
  return ears;
}

/** IDLE until the server tells of something, the poll is due or the connection ends. */
async function untilSpoken(client: ImapFlow, ears: Ears, pollMs: number): Promise<void> {
  if (ears.news || !client.usable) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, pollMs);
  ears.wake = resolve;
  // It ends when the next command is given; waiting for it here would wait for ever.
  client.idle().catch(() => resolve());
  await promise;
  clearTimeout(timer);
  ears.wake = undefined;
}

const GOODBYE_MS = 3 * SECOND;

/** Says goodbye; a server that does not answer is left without. */
async function leave(client: ImapFlow): Promise<void> {
  const timer = setTimeout(() => client.close(), GOODBYE_MS);
  await client.logout().catch(() => client.close());
  clearTimeout(timer);
}

async function noteFailure(house: House, mailbox: Mailbox, error: unknown): Promise<void> {
  const { message, responseText } = error as Error & { responseText?: string };
  house.log.warn({ mailbox: mailbox.id, err: error }, 'imap: connection failed');
  await noteMailboxHealth(house.database.db, mailbox.id, house.clock.now(), responseText ?? message).catch(
    () => undefined,
  );
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
