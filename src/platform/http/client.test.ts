import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { addressOf, ApiProblem, call, configureClient } from './client.ts';
import { endpoint } from './contract.ts';

const find = endpoint({
  method: 'GET',
  path: '/api/v1/things/:name',
  summary: 'A thing',
  tag: 'things',
  access: 'person',
  params: z.object({ name: z.string() }),
  query: z.object({ tag: z.array(z.string()).optional(), empty: z.string().optional() }),
  response: z.object({ name: z.string() }),
});
const make = endpoint({
  method: 'POST',
  path: '/api/v1/things',
  summary: 'Make one',
  tag: 'things',
  access: 'public',
  body: z.object({ name: z.string() }),
  response: z.undefined(),
  status: 204,
});

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server;
let seen: Seen[] = [];
let answer: { status: number; body: unknown } = { status: 200, body: {} };
let signedOut = 0;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  configureClient({ origin: `http://127.0.0.1:${port}`, language: () => 'en', onSignedOut: () => (signedOut += 1) });
});
afterAll(() => server.close());
afterEach(() => {
  seen = [];
  signedOut = 0;
});

it('fills in the path, repeats lists and leaves out what is empty', async () => {
  answer = { status: 200, body: { name: 'a/b' } };
  const found = await call(find, { params: { name: 'a/b' }, query: { tag: ['x', 'y'], empty: '' } });
  expect(found).toEqual({ name: 'a/b' });
  expect(seen[0]?.url).toBe('/api/v1/things/a%2Fb?tag=x&tag=y');
  expect(seen[0]?.headers['x-cauce']).toBeUndefined();
  expect(seen[0]?.headers['accept-language']).toBe('en');
});

it('marks writes as ours and gives each POST its own key, or the one it is told to repeat', async () => {
  answer = { status: 204, body: null };
  expect(await call(make, { body: { name: 'ñ' } })).toBeUndefined();
  await call(make, { body: { name: 'ñ' } }, { idempotencyKey: 'again' });
  expect(seen.map((request) => request.headers['x-cauce'])).toEqual(['1', '1']);
  expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen[1]?.headers['idempotency-key']).toBe('again');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ name: 'ñ' });
});

it('turns a refusal into what the screen shows', async () => {
  answer = {
    status: 422,
    body: {
      code: 'request.invalid',
      title: 'T',
      detail: 'D',
      requestId: 'r1',
      count: 1,
      issues: [{ path: 'name', code: 'too_small', message: 'Short' }],
    },
  };
  const problem = await call(make, { body: { name: '' } }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    status: 422,
    code: 'request.invalid',
    detail: 'D',
    requestId: 'r1',
    values: { count: 1 },
  });
  expect((problem as ApiProblem).issues[0]?.path).toBe('name');
});

it('tells the app when the session has ended, but not when a sign-in was refused', async () => {
  answer = { status: 401, body: { code: 'session.required' } };
  await expect(call(find, { params: { name: 'x' }, query: {} })).rejects.toMatchObject({ status: 401 });
  expect(signedOut).toBe(1);
  await expect(call(make, { body: { name: 'x' } })).rejects.toMatchObject({ status: 401 });
  expect(signedOut).toBe(1);
});

it('survives an answer that is not JSON', async () => {
  const broken = createServer((_request, response) => response.writeHead(502).end('<html>'));
  await new Promise<void>((ready) => broken.listen(0, '127.0.0.1', ready));
  const origin = new URL(addressOf(make, { body: { name: '' } })).origin;
  configureClient({ origin: `http://127.0.0.1:${(broken.address() as AddressInfo).port}` });
  await expect(call(find, { params: { name: 'x' }, query: {} })).rejects.toMatchObject({
    status: 502,
    code: 'server.fault',
  });
  broken.close();
  await expect(call(find, { params: { name: 'x' }, query: {} })).rejects.toMatchObject({ unreachable: true });
  configureClient({ origin });
});
