import { addMs, SECOND } from '#platform/clock/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';
import type { Arrival, ChannelHandler, Handlers } from './arrival.ts';
import { attempt } from './attempt.ts';
import { makeGate } from './gate.ts';
import { claimDue, renewLeases } from './claim.store.ts';

export interface IntakeOptions {
  handlers: Handlers;
  /** Arrivals read at once in this process. */
  atOnce?: number;
  /** Of those, how many may hold a connection and write. */
  writers?: number;
  pollMs?: number;
  leaseMs?: number;
}

/** Turns arrivals into cases: woken by the bus, by its own poll otherwise. Several processes share the ledger as their queue. */
export function startIntake(
  house: House,
  { handlers, atOnce = 8, writers = 4, pollMs = SECOND, leaseMs = 20 * SECOND }: IntakeOptions,
): Running {
  const channels = Object.keys(handlers);
  const held = new Map<string, { arrival: Arrival; done: Promise<void> }>();
  const alarm = makeAlarm(pollMs);
  const gate = makeGate(writers);
  const off = house.bus.on('intake', alarm.ring);
  const leaseUntil = (): Date => addMs(house.clock.now(), leaseMs);
  let stopped = false;

  const start = (arrival: Arrival): void => {
    const handler = handlers[arrival.channel] as ChannelHandler;
    const done = attempt(house, handler, arrival, gate).finally(() => {
      held.delete(arrival.id);
      if (held.size <= atOnce / 2) alarm.ring();
    });
    held.set(arrival.id, { arrival, done });
  };
  const take = async (): Promise<number> => {
    const limit = atOnce - held.size;
    if (limit < atOnce / 2) return 0;
    const claimed = await claimDue(house.database.db, {
      now: house.clock.now(),
      leaseUntil: leaseUntil(),
      limit,
      channels,
    });
    claimed.forEach(start);
    return claimed.length;
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      const taken = await take().catch((error: unknown) => {
        house.log.warn({ err: error }, 'intake: the ledger cannot be read now; trying again');
        return 0;
      });
      if (taken === 0) await alarm.wait();
    }
  };
  const renewal = setInterval(() => {
    const arrivals = [...held.values()].map((one) => one.arrival);
    if (arrivals.length > 0) renewLeases(house.database.db, arrivals, leaseUntil()).catch(() => undefined);
  }, leaseMs / 3);
  const running = run();

  return {
    async stop() {
      stopped = true;
      off();
      alarm.ring();
      await running;
      await Promise.all([...held.values()].map((one) => one.done));
      clearInterval(renewal);
      await Promise.all(Object.values(handlers).map((handler) => handler.close?.()));
    },
  };
}

/** Waits for a ring or the poll, whichever is first. A ring while nobody waits is not forgotten. */
function makeAlarm(pollMs: number): { ring(): void; wait(): Promise<void> } {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait() {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pollMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      rung = false;
    },
  };
}
