import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Logger } from 'pino';
import { newId } from '#platform/ids/index.ts';

/**
 * «Something is new», between processes: topic names only, never content. Pokes are gathered and sent after commits in one
 * batched NOTIFY, because a NOTIFY inside each writing transaction takes a global lock (stack.md §7).
 */
export interface Bus {
  poke(topic: string): void;
  on(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = 'cauce';
const GATHER_MS = 4;

export function openBus(pool: pg.Pool, listenUrl: string, log: Logger): Bus {
  // Not the process id: in containers every process is number 1.
  const self = newId();
  const listeners = new Map<string, Set<() => void>>();
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let client: pg.Client | undefined;

  const emit = (topic: string): void => {
    for (const listener of listeners.get(topic) ?? []) listener();
  };
  const send = (): void => {
    timer = undefined;
    const topics = [...pending].join(' ');
    pending.clear();
    // A lost poke costs latency only: every listener also polls.
    pool.query('select pg_notify($1, $2)', [CHANNEL, `${self} ${topics}`]).catch(() => undefined);
  };
  const listen = async (): Promise<void> => {
    if (closed) return;
    client = new pg.Client({ connectionString: listenUrl, application_name: 'cauce-bus', keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!closed) setTimeout(() => void listen(), 500).unref();
    });
    client.on('notification', (message) => {
      const [from, ...topics] = (message.payload ?? '').split(' ');
      if (from !== self) topics.forEach(emit);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      for (const topic of listeners.keys()) emit(topic);
    } catch (error) {
      log.warn({ err: error }, 'bus: not listening, trying again');
      client.end().catch(() => undefined);
    }
  };
  void listen();

  return {
    poke(topic) {
      emit(topic);
      pending.add(topic);
      timer ??= setTimeout(send, GATHER_MS);
    },
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      // It goes on with its own work, not with that of whoever poked.
      const bound = AsyncLocalStorage.bind(listener);
      listeners.set(topic, set.add(bound));
      return () => set.delete(bound);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
