import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { LiveConnection } from './live.ts';

let server: WebSocketServer;
let address: string;
let queries: QueryClient;
let stops: (() => void)[] = [];

beforeEach(async () => {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  server = new WebSocketServer({ server: http });
  address = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/api/live`;
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  stops = [() => http.close()];
});
afterEach(() => {
  for (const stop of stops) stop();
  for (const socket of server.clients) socket.terminate();
  queries.clear();
});

/** A query on screen; counts how often it has been read. */
function onScreen(queryKey: readonly unknown[], meta?: Record<string, unknown>, data: unknown = {}): () => number {
  let reads = 0;
  const queryFn = async (): Promise<unknown> => ((reads += 1), data);
  stops.push(new QueryObserver(queries, { queryKey, queryFn, ...(meta ? { meta } : {}) }).subscribe(() => undefined));
  return () => reads;
}

async function connected(onSignedOut = (): void => undefined) {
  const live = new LiveConnection(address, queries, onSignedOut);
  const arriving = once(server, 'connection') as Promise<[WebSocket, { url: string }]>;
  stops.push(live.start());
  const [socket] = await arriving;
  return { live, socket };
}
const until = async (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 5_000, interval: 10 });
const tell = (socket: WebSocket, p: string, ...e: [string, string, number][]): void =>
  socket.send(JSON.stringify({ p, e }));

it('re-reads what an event is about, each once for a burst, and nothing else', async () => {
  const { live, socket } = await connected();
  tell(socket, '1.1');
  await until(() => expect(live.status()).toBe('live'));
  const same = onScreen(oneKey('case', 'a'));
  const other = onScreen(oneKey('case', 'b'));
  const named = onScreen(oneKey('case', 'RC-1'), undefined, { id: 'a' });
  const list = onScreen(manyKey('case', 'mine'));
  const timeline = onScreen(oneKey('customer', 'c'), { alsoOn: ['case'] });
  await until(() => expect(timeline()).toBe(1));
  tell(socket, '1.2', ['case.replied', 'case:a', 4]);
  tell(socket, '1.3', ['case.tagged', 'case:a', 5]);
  await until(() => expect(timeline()).toBe(2));
  expect([same(), other(), named(), list()]).toEqual([2, 1, 2, 2]);
});

it('comes back by itself from its last position, and re-reads all when too much has passed', async () => {
  const { live, socket } = await connected();
  tell(socket, '7.3');
  await until(() => expect(live.status()).toBe('live'));
  const list = onScreen(manyKey('case'));
  await until(() => expect(list()).toBe(1));
  const again = once(server, 'connection') as Promise<[WebSocket, { url: string }]>;
  socket.terminate();
  await until(() => expect(live.status()).toBe('lost'));
  const [back, request] = await again;
  expect(request.url).toBe('/api/live?after=7.3');
  back.send(JSON.stringify({ p: '9.1', reset: true }));
  await until(() => expect(list()).toBe(2));
  expect(live.status()).toBe('live');
});

it('does not insist when the session has ended', async () => {
  const onSignedOut = vi.fn<() => void>();
  const { live, socket } = await connected(onSignedOut);
  tell(socket, '1.1');
  await until(() => expect(live.status()).toBe('live'));
  const arrivals = vi.fn<() => void>();
  server.on('connection', arrivals);
  socket.close(4401, 'session ended');
  await until(() => expect(onSignedOut).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(arrivals).not.toHaveBeenCalled();
});

it('re-reads what was read before it knew where the log stood', async () => {
  const early = onScreen(manyKey('case'));
  await until(() => expect(early()).toBe(1));
  const { socket } = await connected();
  tell(socket, '1.1');
  await until(() => expect(early()).toBe(2));
});
