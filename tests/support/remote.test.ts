import { once } from 'node:events';
import { promises as dns } from 'node:dns';
import http, { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import Fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { makeHouse } from './house.ts';
import { watchRemote } from './remote.ts';

const house = await makeHouse();
const other = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
await once(other, 'listening');
const place = `127.0.0.1:${(other.address() as AddressInfo).port}`;
const port = (other.address() as AddressInfo).port;
const app = Fastify();
afterAll(async () => {
  await app.close();
  other.close();
  await house.close();
});

test('a request that reaches for anything but the database is named, and how', async () => {
  const reached = watchRemote(app, house.database.ownerUrl);
  const read = () => house.database.pool.query('select 1');
  app.get('/database', async () => (await read()).rows);
  app.get('/fetch', async () => (await fetch(`http://${place}`)).text());
  app.get('/http', (_request, reply) => void http.get(`http://${place}`, () => reply.send('ok')));
  app.get('/name', async () => dns.lookup('localhost'));
  app.get('/socket', (_request, reply) => void connect(port, '127.0.0.1', () => reply.send('ok')).unref());
  app.get('/tls', (_request, reply) => {
    const socket = connectTls({ host: '127.0.0.1', port });
    socket.on('error', () => reply.send('ok'));
    socket.end();
  });
  app.get('/later/:id', async () => {
    setTimeout(() => void fetch(`http://${place}`), 20);
    return 'ok';
  });
  // A connection that exists already is used again without a word; the call is seen all the same.
  await (await fetch(`http://${place}`)).text();
  await read();
  for (const url of ['/database', '/fetch', '/http', '/name', '/socket', '/tls', '/later/7']) await app.inject({ url });
  await expect.poll(() => reached().some((one) => one.startsWith('GET /later/:id'))).toBe(true);
  const routes = new Set(reached().map((one) => one.split(' reached for ')[0]));
  expect([...routes]).toEqual(['GET /fetch', 'GET /http', 'GET /name', 'GET /socket', 'GET /tls', 'GET /later/:id']);
  expect(reached()).toContain('GET /name reached for the name localhost');
  expect(reached()).toContain(`GET /socket reached for ${place}`);
  expect(reached()).toContain(`GET /tls reached for ${place}`);
  expect(reached()).toContain(`GET /fetch reached for http://${place}`);
});
