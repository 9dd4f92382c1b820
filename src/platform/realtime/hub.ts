import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import {
  endOfLog,
  formatPosition,
  parsePosition,
  readAfter,
  type LogEvent,
  type Position,
} from '#platform/log/index.ts';
import type { Actor, House } from '#platform/work/index.ts';
import { PresenceHub, type Screen } from './presence-hub.ts';
import type { Visibility } from './visibility.ts';

export interface LiveParts {
  authenticate(house: House, request: IncomingMessage): Promise<Actor>;
  visibility: Visibility;
  /** Events after which a person's rights are read again at once (disabled, role changed, session ended). */
  changesRights(event: LogEvent): string | null;
}

interface Client extends Screen {
  socket: WebSocket;
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
const GOODBYE_MS = 1_000;
const IDLE_POLL_MS = 1_000;
const RETRY_MS = [3, 10, 30, 100];

/** Sends ids after the commit, never bodies: `{p: position, e: [[type, stream, n], …]}`, and who else is where: `{h: …}`. The client reads again under its own rights. */
export function openHub(house: House, parts: LiveParts): Hub {
  return new LiveHub(house, parts);
}

class LiveHub implements Hub {
  readonly #house: House;
  readonly #parts: LiveParts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  readonly #clients = new Set<Client>();
  readonly #stops: (() => void)[];
  readonly #presence: PresenceHub;
  #position: Position | undefined;
  #reading = false;
  #again = false;
  #closed = false;

  constructor(house: House, parts: LiveParts) {
    this.#house = house;
    this.#parts = parts;
    this.#presence = new PresenceHub(house, parts.visibility);
    const poll = setInterval(() => void this.#onPoke(), IDLE_POLL_MS);
    const heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS);
    this.#stops = [
      house.bus.on('log', () => void this.#onPoke()),
      () => clearInterval(poll),
      () => clearInterval(heartbeat),
      () => this.#presence.close(),
    ];
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      // Anybody may open a line and drop it, or send nonsense: neither may reach the process.
      socket.on('error', () => socket.destroy());
      this.#onUpgrade(request, socket, head).catch(() => socket.destroy());
    });
  }

  size(): number {
    return this.#clients.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    for (const client of this.#clients) client.socket.close(1001, 'server stops');
    this.#sockets.close();
    // A browser that sleeps says no goodbye, and the server can't end while its line is open.
    setTimeout(() => this.#clients.forEach((client) => client.socket.terminate()), GOODBYE_MS).unref();
  }

  // An event may be committed and still lie above the oldest open transaction: look again soon, a few times.
  async #onPoke(): Promise<void> {
    // Nobody listens: whoever comes next starts from where the log ends then.
    if (this.#clients.size === 0) {
      this.#position = undefined;
      return;
    }
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      for (let quiet = 0; quiet < RETRY_MS.length && !this.#closed;) {
        this.#again = false;
        const count = await this.#readNew().catch((error: unknown) => {
          this.#house.log.warn({ part: 'live', err: error }, 'live updates not told; trying again');
          return 0;
        });
        if (count === BATCH) continue;
        if (count > 0 && !this.#again) break;
        if (count === 0) await pause(RETRY_MS[quiet++] as number);
      }
    } finally {
      this.#reading = false;
    }
  }

  /** Where the telling stands. Two may ask at once: what the first was told holds, or what lies between would be told to nobody. */
  async #place(): Promise<Position> {
    if (this.#position) return this.#position;
    const end = await endOfLog(this.#house.database.db);
    this.#position ??= end;
    return this.#position;
  }

  async #readNew(): Promise<number> {
    const events = await readAfter(this.#house.database.db, await this.#place(), BATCH);
    const last = events.at(-1);
    if (!last) return 0;
    const upto = { tx: last.tx, id: last.id };
    const people = new Set(events.map((event) => this.#parts.changesRights(event)).filter((id) => id !== null));
    if (people.size > 0) await this.#refresh([...this.#clients].filter((client) => people.has(client.actor.id)));
    await this.#deliver(this.#clients, events, upto);
    // Only now: what could not be told is read again at the next look.
    this.#position = upto;
    return events.length;
  }

  async #deliver(targets: Iterable<Client>, events: LogEvent[], upto: Position): Promise<void> {
    const { visibility } = this.#parts;
    const facts = await visibility.facts(this.#house, [...new Set(events.map((event) => event.stream))]);
    const texts = new Map<string, string>();
    for (const client of targets) {
      const seen = events.filter((event) => visibility.allows(client.actor, event.stream, facts.get(event.stream)));
      const key = seen.map((event) => event.id).join();
      let text = texts.get(key);
      if (text === undefined) {
        text = JSON.stringify({ p: formatPosition(upto), e: seen.map((event) => [event.type, event.stream, event.n]) });
        texts.set(key, text);
      }
      send(client, text);
    }
  }

  /** Rights may have gone with a sign-out, a new role or a disabling: asked again, and cut when they have. */
  async #refresh(some: Client[]): Promise<void> {
    for (const client of some) {
      const actor = await this.#parts.authenticate(this.#house, client.request).catch(() => null);
      if (actor?.kind === 'person') client.actor = actor;
      else if (actor) client.socket.close(4401, 'session ended');
    }
  }

  #beat(): void {
    for (const client of this.#clients) {
      if (!client.alive) client.socket.terminate();
      client.alive = false;
      client.socket.ping();
    }
    void this.#refresh([...this.#clients]);
    void this.#presence.beat();
  }

  async #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = URL.parse(request.url ?? '/', 'http://x');
    if (url?.pathname !== PATH) return refuse(socket, '404 Not Found');
    if (!sameOrigin(this.#house, request)) return refuse(socket, '403 Forbidden');
    const actor = await this.#parts.authenticate(this.#house, request).catch(() => null);
    if (actor?.kind !== 'person') return refuse(socket, '401 Unauthorized');
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      const client: Client = { socket: ws, actor, request, alive: true, tell: (text) => send(client, text) };
      this.#clients.add(client);
      this.#presence.join(client);
      ws.on('pong', () => (client.alive = true));
      ws.on('message', (said: Buffer) => this.#presence.hear(client, said.toString()));
      ws.on('close', () => {
        this.#clients.delete(client);
        this.#presence.leave(client);
      });
      ws.on('error', () => ws.terminate());
      this.#replay(client, parsePosition(url.searchParams.get('after') ?? '')).catch(() => ws.close(1011));
    });
  }

  async #replay(client: Client, after: Position | null): Promise<void> {
    const here = await this.#place();
    const events = after ? await readAfter(this.#house.database.db, after, REPLAY_LIMIT) : [];
    if (events.length === REPLAY_LIMIT) return send(client, JSON.stringify({ p: formatPosition(here), reset: true }));
    await this.#deliver([client], events, here);
  }
}

function send(client: Client, text: string): void {
  if (client.socket.readyState !== WebSocket.OPEN) return;
  // A reader that doesn't read is cut; it replays from its last position when it comes back.
  if (client.socket.bufferedAmount > MAX_BUFFERED) client.socket.terminate();
  else client.socket.send(text);
}

/** Browsers always send Origin on WebSockets; a foreign page is refused, a program without one must still bring its token. */
function sameOrigin(house: House, request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return (
    origin === undefined ||
    origin === house.config.baseUrl ||
    origin === `http://${host}` ||
    origin === `https://${host}`
  );
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
