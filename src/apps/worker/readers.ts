import { catchUp, type Reader } from '#platform/log/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';

const IDLE_MS = 1_000;
const AGAIN_MS = 40;

/** Follows the log for each reader: at once when poked, each second otherwise. One reader's fault does not stop the others. */
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
  let again = false;
  let closed = false;
  const pass = async (): Promise<void> => {
    do {
      again = false;
      await catchUp(house, reader).catch((error: unknown) => {
        house.log.error({ reader: reader.name, err: error }, 'reader failed; it starts again where it stood');
      });
      // What was just committed may still lie above the oldest open transaction.
      if (again) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    } while (again && !closed);
    running = undefined;
  };
  const wake = (): void => {
    if (closed) return;
    again = running !== undefined;
    running ??= pass();
  };
  const off = house.bus.on('log', () => {
    wake();
    setTimeout(wake, AGAIN_MS).unref();
  });
  const timer = setInterval(wake, IDLE_MS);
  wake();
  return async () => {
    closed = true;
    off();
    clearInterval(timer);
    await running;
  };
}
