import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { endOfLog, formatPosition, parsePosition, readAfter, type LogEvent, type Position } from '#platform/log/index.ts';
import type { Actor, House, PersonActor } from '#platform/work/index.ts';

/** Who may hear of what: facts are read once a batch, the answer is a pure function of actor and facts. */
export interface Visibility<F = unknown> {
  facts(house: House, streams: readonly string[]): Promise<Map<string, F>>;
  allows(actor: PersonActor, stream: string, facts: F | undefined): boolean;
}

export interface LiveParts {
  authenticate(house: House, request: IncomingMessage): Promise<Actor>;
  visibility: Visibility;
  /** Events after which a person's rights are read again at once (disabled, role changed, session ended). */
  changesRights(event: LogEvent): string | null;
}

interface Client {
  socket: WebSocket;
  actor: PersonActor;
  request: IncomingMessage;
  alive: boolean;
}

export interface Hub {
  attach(server: Server): void;
  size(): number;
  close(): Promise<void>;
}

const PATH = '/api/live';
const BATCH = 500;
const REPLAY_LIMIT = 2_000;
const MAX_BUFFERED = 1024 * 1024;
const HEARTBEAT_MS = 25_000;
const IDLE_POLL_MS = 1_000;
const RETRY_MS = [3, 10, 30, 100];

/** Sends ids after the commit, never bodies: `{p: position, e: [[type, stream, n], …]}`. The client reads again under its own rights. */
export function openHub(house: House, parts: LiveParts): Hub {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const clients = new Set<Client>();
  let position: Position | undefined;
  let reading = false;
  let again = false;
  let closed = false;

  const deliver = async (targets: Iterable<Client>, events: LogEvent[], upto: Position): Promise<void> => {
    const facts = await parts.visibility.facts(house, [...new Set(events.map((event) => event.stream))]);
    const texts = new Map<string, string>();
    for (const client of targets) {
      const seen = events.filter((event) => parts.visibility.allows(client.actor, event.stream, facts.get(event.stream)));
      const key = seen.map((event) => event.id).join();
      let text = texts.get(key);
      if (text === undefined) {
        text = JSON.stringify({ p: formatPosition(upto), e: seen.map((event) => [event.type, event.stream, event.n]) });
        texts.set(key, text);
      }
      send(client, text);
    }
  };

  const readNew = async (): Promise<number> => {
    position ??= await endOfLog(house.database.db);
    const events = await readAfter(house.database.db, position, BATCH);
    const last = events.at(-1);
    if (!last) return 0;
    position = { tx: last.tx, id: last.id };
    await refreshRights(events);
    await deliver(clients, events, position);
    return events.length;
  };

  // An event may be committed and still lie above the oldest open transaction: look again soon, a few times.
  const onPoke = async (): Promise<void> => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    try {
      for (let quiet = 0; quiet < RETRY_MS.length && !closed; ) {
        again = false;
        const count = await readNew().catch(() => 0);
        if (count === BATCH) continue;
        if (count > 0 && !again) break;
        if (count === 0) await pause(RETRY_MS[quiet++] as number);
      }
    } finally {
      reading = false;
    }
  };

  const refreshRights = async (events: LogEvent[]): Promise<void> => {
    const people = new Set(events.map((event) => parts.changesRights(event)).filter((id) => id !== null));
    if (people.size > 0) await refresh([...clients].filter((client) => people.has(client.actor.id)));
  };
  const refresh = async (some: Client[]): Promise<void> => {
    for (const client of some) {
      const actor = await parts.authenticate(house, client.request).catch(() => null);
      if (actor?.kind === 'person') client.actor = actor;
      else if (actor) client.socket.close(4401, 'session ended');
    }
  };

  const send = (client: Client, text: string): void => {
    if (client.socket.readyState !== WebSocket.OPEN) return;
    // A reader that doesn't read is cut; it replays from its last position when it comes back.
    if (client.socket.bufferedAmount > MAX_BUFFERED) client.socket.terminate();
    else client.socket.send(text);
  };

  const replay = async (client: Client, after: Position | null): Promise<void> => {
    const here = position ?? (position = await endOfLog(house.database.db));
    const events = after ? await readAfter(house.database.db, after, REPLAY_LIMIT) : [];
    if (events.length === REPLAY_LIMIT) return send(client, JSON.stringify({ p: formatPosition(here), reset: true }));
    await deliver([client], events, here);
  };

  const onUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname !== PATH) return refuse(socket, '404 Not Found');
    if (!sameOrigin(house, request)) return refuse(socket, '403 Forbidden');
    const actor = await parts.authenticate(house, request).catch(() => null);
    if (actor?.kind !== 'person') return refuse(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const client: Client = { socket: ws, actor, request, alive: true };
      clients.add(client);
      ws.on('pong', () => (client.alive = true));
      ws.on('close', () => clients.delete(client));
      ws.on('error', () => ws.terminate());
      replay(client, parsePosition(url.searchParams.get('after') ?? '')).catch(() => ws.close(1011));
    });
  };

  const off = house.bus.on('log', () => void onPoke());
  const poll = setInterval(() => clients.size > 0 && void onPoke(), IDLE_POLL_MS);
  const heartbeat = setInterval(() => {
    for (const client of clients) {
      if (!client.alive) client.socket.terminate();
      client.alive = false;
      client.socket.ping();
    }
    void refresh([...clients]);
  }, HEARTBEAT_MS);

  return {
    attach: (server) => void server.on('upgrade', (request, socket, head) => void onUpgrade(request, socket, head)),
    size: () => clients.size,
    async close() {
      closed = true;
      off();
      clearInterval(poll);
      clearInterval(heartbeat);
      for (const client of clients) client.socket.close(1001, 'server stops');
      sockets.close();
    },
  };
}

/** Browsers always send Origin on WebSockets; a foreign page is refused, a program without one must still bring its token. */
function sameOrigin(house: House, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === house.config.baseUrl || origin === `http://${host}` || origin === `https://${host}`;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
