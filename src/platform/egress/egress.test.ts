import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { postForm } from './index.ts';
import { isPublicAddress } from './public-address.ts';

const calls: string[] = [];
const server = createServer((request, response) => {
  calls.push(request.url ?? '');
  if (request.url === '/moved') response.writeHead(302, { location: '/token' }).end();
  else if (request.url === '/endless') response.end('x'.repeat(100_000));
  else request.pipe(response);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
afterAll(() => server.close());

const OUTSIDE = { insideToo: false };

test.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::10.0.0.1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  'localhost',
  'user:pass@127.0.0.1',
])('T33: %s is not called', async (host) => {
  await expect(postForm(`https://${host}:${port}/token`, {}, OUTSIDE)).rejects.toThrow('not public');
  expect(calls).toEqual([]);
});

test.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2a00:1450:4003:80f::200a'])(
  '%s is public',
  (one) => {
    expect(isPublicAddress(one)).toBe(true);
  },
);

test('without TLS nothing leaves, and what is no address is none', async () => {
  await expect(postForm('http://provider.example/token', {}, OUTSIDE)).rejects.toThrow('https needed');
  for (const address of ['', 'fe80::1%eth0', '1.2.3', 'provider.example']) expect(isPublicAddress(address)).toBe(false);
});

test('an inside server is called where that is allowed; a redirect is not followed and an endless answer not read', async () => {
  const inside = { insideToo: true };
  const url = `http://127.0.0.1:${port}`;
  expect(await postForm(`${url}/token`, { scope: 'a b' }, inside)).toEqual({ status: 200, body: 'scope=a+b' });
  expect(await postForm(`${url}/moved`, {}, inside)).toMatchObject({ status: 302 });
  expect(calls).toEqual(['/token', '/moved']);
  await expect(postForm('https://10.0.0.1/token', {}, inside)).rejects.toThrow('not public');
  await expect(postForm(`${url}/endless`, {}, inside)).rejects.toThrow('too large');
});
