import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { PresenceLine } from '#platform/presence/presence-line.ts';
import type { Here } from '#platform/presence/presence.rules.ts';

export type LiveStatus = 'connecting' | 'live' | 'lost';

/** What the server sends: a position in the log, and what happened up to it: type, `kind:id`, number in its stream. */
interface LiveMessage {
  p: string;
  e?: [type: string, stream: string, n: number][];
  /** Too much has happened since: read everything again. */
  reset?: boolean;
}

/** Who else is where: it says nothing of the log. */
interface PresenceMessage {
  h: Here;
}

const GATHER_MS = 120;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;
const READ_ANYWAY_MS = 30_000;
/** The server ended the session; trying again would only be refused again. */
const SIGNED_OUT = 4401;

/**
 * Keeps what is on screen true: on each event it re-reads the queries of that thing (see `query-keys.ts`).
 * Lost connections come back by themselves, from the last position; meanwhile everything is re-read twice a minute.
 */
export class LiveConnection {
  readonly #address: string;
  readonly #queries: QueryClient;
  readonly #onSignedOut: () => void;
  readonly #presence: PresenceLine | undefined;
  readonly #listeners = new Set<() => void>();
  #status: LiveStatus = 'connecting';
  #socket: WebSocket | undefined;
  #position: string | undefined;
  #retries = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #pollTimer: ReturnType<typeof setInterval> | undefined;
  #gathered = new Set<string>();
  #stopped = true;

  /** `address` is the `ws:` one, without a query. */
  constructor(address: string, queries: QueryClient, onSignedOut: () => void, presence?: PresenceLine) {
    this.#address = address;
    this.#queries = queries;
    this.#onSignedOut = onSignedOut;
    this.#presence = presence;
  }

  start(): () => void {
    this.#stopped = false;
    this.#connect();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#retryTimer);
      clearInterval(this.#pollTimer);
      this.#socket?.close();
    };
  }

  retryNow(): void {
    if (this.#stopped || this.#status === 'live') return;
    clearTimeout(this.#retryTimer);
    this.#socket?.close();
    this.#connect();
  }

  status = (): LiveStatus => this.#status;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #connect(): void {
    const after = this.#position ? `?after=${encodeURIComponent(this.#position)}` : '';
    const socket = new WebSocket(this.#address + after);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#presence?.opened((text) => socket.send(text)));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as LiveMessage | PresenceMessage;
      if ('h' in message) this.#presence?.heard(message.h);
      else this.#receive(message);
    });
    socket.addEventListener('close', ({ code }) => {
      if (socket === this.#socket && !this.#stopped) this.#lose(code);
    });
  }

  #receive({ p, e = [], reset = false }: LiveMessage): void {
    // What was read before the first position may have changed unseen.
    const first = this.#position === undefined;
    this.#retries = 0;
    this.#position = p;
    this.#become('live');
    if (reset || first)
      void this.#queries.invalidateQueries({ predicate: ({ state }) => reset || state.status === 'success' });
    for (const [, stream] of e) this.#gather(stream);
  }

  #lose(code: number): void {
    this.#become('lost');
    this.#presence?.lost();
    if (code === SIGNED_OUT) return this.#onSignedOut();
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries);
    this.#retries += 1;
    // Spread out, so that a restart of the server does not bring everybody back in the same instant.
    this.#retryTimer = setTimeout(() => this.#connect(), wait * (0.5 + Math.random() / 2));
  }

  #become(status: LiveStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    clearInterval(this.#pollTimer);
    if (status === 'lost') this.#pollTimer = setInterval(() => void this.#queries.invalidateQueries(), READ_ANYWAY_MS);
    for (const listener of this.#listeners) listener();
  }

  /** Bursts become one re-reading. */
  #gather(stream: string): void {
    if (this.#gathered.size === 0) setTimeout(() => this.#reread(), GATHER_MS);
    this.#gathered.add(stream);
  }

  #reread(): void {
    const streams = [...this.#gathered].map((stream) => stream.split(':', 2) as [kind: string, id: string]);
    this.#gathered = new Set();
    void this.#queries.invalidateQueries({
      predicate: ({ queryKey, meta, state }) => streams.some((stream) => concerns(queryKey, meta, state.data, stream)),
    });
  }
}

function concerns(
  key: readonly unknown[],
  meta: Record<string, unknown> | undefined,
  data: unknown,
  [kind, id]: [kind: string, id: string],
): boolean {
  if (Array.isArray(meta?.['alsoOn']) && meta['alsoOn'].includes(kind)) return true;
  if (key[0] !== kind) return false;
  // What is read by another name, as a case by its reference, says its id itself.
  return key[1] !== 'one' || key[2] === id || (data as { id?: unknown } | undefined)?.id === id;
}

export function useLiveStatus(live: LiveConnection): LiveStatus {
  return useSyncExternalStore(live.subscribe, live.status);
}
