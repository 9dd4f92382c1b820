import { setAlarm } from '#areas/intake/index.ts';
import { catchUp, type Reader } from '#platform/log/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';

const IDLE_MS = 1_000;
const GATHER_MS = 30;
const RING_AFTER = 5;

/** Follows the log for each reader: soon after a poke, each second otherwise. One reader's fault does not stop the others. */
export function startReaders(house: House, readers: readonly Reader[]): Running {
  const stops = readers.map((reader) => follow(house, reader));
  return {
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

function follow(house: House, reader: Reader): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: NodeJS.Timeout | undefined;
  let closed = false;
  let failures = 0;
  const ring = async (on: boolean): Promise<void> =>
    setAlarm(house, { kind: 'log.reader', subject: reader.name, on }).catch(() => undefined);
  const pass = async (): Promise<void> => {
    try {
      await catchUp(house, reader);
      if (failures >= RING_AFTER) await ring(false);
      failures = 0;
    } catch (error) {
      failures += 1;
      house.log.error({ reader: reader.name, err: error }, 'reader failed; it starts again where it stood');
      // It stands before an event that it can't handle: all that follows waits, and somebody must know.
      if (failures === RING_AFTER) await ring(true);
    }
    running = undefined;
  };
  const wake = (): void => {
    if (closed || running) return;
    running = pass();
  };
  // What was just committed may still lie above the oldest open transaction, and more may be on its way: one look for all.
  const soon = (): void => {
    next ??= setTimeout(() => {
      next = undefined;
      if (running) soon();
      else wake();
    }, GATHER_MS);
  };
  const off = house.bus.on('log', soon);
  const timer = setInterval(wake, IDLE_MS);
  wake();
  return async () => {
    closed = true;
    off();
    clearInterval(timer);
    clearTimeout(next);
    await running;
  };
}
