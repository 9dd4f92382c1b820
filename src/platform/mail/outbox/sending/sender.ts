import { newId } from '#platform/ids/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { deliver, type Line } from './deliver.ts';
import { readRelayUrl, SEND_LIMITS, type SendLimits } from './relay.ts';
import { claimDue, type ClaimedMail, parkDue, saveSetting, takeLate } from './sender.store.ts';

export interface SenderOptions {
  /** Absent: mail waits, visibly, until a sender with a relay runs. */
  relayUrl?: string | undefined;
  /** Page of the mail catcher, when that is what the relay is. */
  catcherUrl?: string | undefined;
  limits?: Partial<SendLimits>;
}

/** What the screen of outgoing mail says about the relay, whichever process sends. */
export interface RelayState {
  configured: boolean;
  catcherUrl: string | null;
}
export const RELAY_SETTING = 'mail.relay';

// Slots are shared so that a domain whose server crawls holds two of them, never all.
const SLOTS = 8;
const PER_DOMAIN = 2;
const POLL_MS = 1_000;
const LATE_EVERY_MS = 60_000;
const PARK_EVERY_MS = 900;

/** Sends what is due until stopped. Several may run, in one process or many: each mail is held by one of them at a time. */
export async function startSender(house: House, options: SenderOptions): Promise<Running> {
  const sender = new Sender(house, await openLine(house, options));
  await transact(house, system('outbox'), (work) =>
    saveSetting(work, RELAY_SETTING, {
      configured: sender.line !== null,
      catcherUrl: options.catcherUrl ?? null,
    } satisfies RelayState),
  );
  const off = house.bus.on('outbox', () => sender.wake());
  const poll = setInterval(() => sender.wake(), POLL_MS);
  const late = setInterval(
    () =>
      void tellLate(house).catch((error: unknown) =>
        house.log.warn({ part: 'outbox', err: error }, 'late mail not told yet'),
      ),
    LATE_EVERY_MS,
  );
  sender.wake();
  return {
    async stop() {
      off();
      clearInterval(poll);
      clearInterval(late);
      await sender.stop();
    },
  };
}

/** Sends everything that is due now, once, and returns when it has been tried: for commands and tests. */
export async function sendDue(house: House, options: SenderOptions): Promise<void> {
  const sender = new Sender(house, await openLine(house, options));
  await sender.drain();
  await tellLate(house);
}

async function openLine(house: House, options: SenderOptions): Promise<Line | null> {
  if (!options.relayUrl) return null;
  return {
    relay: readRelayUrl(options.relayUrl, house.config.baseUrl),
    limits: { ...SEND_LIMITS, ...options.limits },
    cacheDir: await house.files.scratch(),
  };
}

class Sender {
  readonly house: House;
  readonly line: Line | null;
  private readonly inFlight = new Map<ClaimedMail, Promise<void>>();
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private parkedAt = Number.NEGATIVE_INFINITY;

  constructor(house: House, line: Line | null) {
    this.house = house;
    this.line = line;
  }

  /** Looks for due mail, one look at a time. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.filling ??= this.look().finally(() => {
      this.filling = undefined;
    });
  }

  private async look(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      await this.fill().catch((error: unknown) =>
        this.house.log.warn({ part: 'outbox', err: error }, 'outbox not read; trying again'),
      );
    }
  }

  /** Shown as waiting within a second or two; looked at no more often, or each new mail would pass over all that wait. */
  private async park(now: Date): Promise<void> {
    if (performance.now() - this.parkedAt < PARK_EVERY_MS) return;
    this.parkedAt = performance.now();
    await parkDue(this.house.database.db, now);
  }

  /** Claims into the free slots and sets them going. */
  async fill(): Promise<void> {
    const now = this.house.clock.now();
    if (!this.line) return this.park(now);
    const slots = SLOTS - this.inFlight.size;
    if (slots <= 0) return;
    const perDomain = new Map<string, number>();
    for (const mail of this.inFlight.keys()) perDomain.set(mail.domain, (perDomain.get(mail.domain) ?? 0) + 1);
    const busyDomains = [...perDomain].filter(([, n]) => n >= PER_DOMAIN).map(([domain]) => domain);
    // A token of its own for each claim: whoever slept through its lease, even in this process, is no longer the holder.
    const token = newId();
    const claimed = await claimDue(this.house.database.db, {
      now,
      token,
      slots,
      perDomain: perDomain.size > 0 ? 1 : PER_DOMAIN,
      busyDomains,
    });
    for (const mail of claimed) this.send(this.line, mail, token);
    this.again ||= claimed.length > 0;
  }

  private send(line: Line, mail: ClaimedMail, token: string): void {
    const done = deliver(this.house, line, mail, token)
      .catch((error: unknown) =>
        this.house.log.error(
          { part: 'outbox', mail: mail.id, err: error },
          'mail not settled; it is tried again when its lease ends',
        ),
      )
      .finally(() => {
        this.inFlight.delete(mail);
        this.wake();
      });
    this.inFlight.set(mail, done);
  }

  /** Everything due now, and nothing that comes later by itself. */
  async drain(): Promise<void> {
    this.stopped = true;
    do await this.fill();
    while (await this.settled());
  }

  /** False when nothing was on its way. */
  private async settled(): Promise<boolean> {
    const going = [...this.inFlight.values()];
    await Promise.all(going);
    return going.length > 0;
  }

  /** Takes nothing more, and lets what is being sent end: no send is cut. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.filling;
    while (await this.settled());
  }
}

async function tellLate(house: House): Promise<void> {
  await transact(house, system('outbox'), async (work) => {
    for (const mail of await takeLate(work))
      record(work, ['mail', mail.id], 'mail.late', { messageId: mail.messageId, caseId: mail.caseId, kind: mail.kind });
  });
}
