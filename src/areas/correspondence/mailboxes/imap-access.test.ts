import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { aMailbox } from '../correspondence.fixture.ts';
import { updateMailbox } from './edit-mailbox.ts';
import { imapAccess } from './imap-access.ts';
import { findMailbox, findSecret, type Mailbox } from './mailbox.store.ts';

/* A provider that gives another refresh token each time and takes the old one back, as Microsoft, Google and Okta may. */

const house = await makeHouse();
let valid = 'renueva-0';
const asked: URLSearchParams[] = [];
const provider = createServer(async (request, response) => {
  const form = new URLSearchParams(await text(request));
  asked.push(form);
  response.setHeader('content-type', 'application/json');
  if (form.get('refresh_token') !== valid) return response.writeHead(400).end('{"error":"invalid_grant"}');
  valid = `renueva-${asked.length}`;
  return response.end(
    JSON.stringify({ access_token: `entra-${asked.length}`, refresh_token: valid, expires_in: 3600 }),
  );
}).listen(0, '127.0.0.1');
await once(provider, 'listening');
const tokenUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`;
afterAll(async () => {
  provider.close();
  await house.close();
});

const imap = {
  host: 'imap.provider.example',
  port: 993,
  tls: 'tls' as const,
  user: 'atencion@ribera.example',
  auth: 'oauth2' as const,
  folder: 'INBOX',
  pollSeconds: 60,
  deleteAfterIntake: false,
  oauth: { tokenUrl, clientId: 'cauce', scope: 'imap offline' },
};
const boxOf = async (id: string): Promise<Mailbox> => (await findMailbox(house.database.db, id)) as Mailbox;
const accessOf = async (id: string, from: TestHouse = house): Promise<unknown> =>
  (await imapAccess(from, await boxOf(id))).auth;

test('the refresh token buys access; the one that comes with it is kept, sealed, and used from then on', async () => {
  const secret = 'renueva-0\nclave del cliente';
  const id = await aMailbox(house, {
    address: 'atencion@ribera.example',
    name: 'Atención',
    source: 'imap',
    imap,
    secret,
  });
  const typed = await findSecret(house.database.db, id);
  expect(await accessOf(id)).toEqual({ user: imap.user, accessToken: 'entra-1' });
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'renueva-0',
    client_id: 'cauce',
    scope: 'imap offline',
    client_secret: 'clave del cliente',
  });
  expect(await accessOf(id)).toEqual({ user: imap.user, accessToken: 'entra-2' });
  expect(asked[1]?.get('refresh_token')).toBe('renueva-1');
  expect(asked[1]?.get('client_secret')).toBe('clave del cliente');
  // What was typed in stays as it is: a change of it means that a person mended the mailbox, and opens it anew.
  expect(await findSecret(house.database.db, id)).toBe(typed);
  const row = await house.database.db.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toMatch(/renueva|clave del/);

  valid = 'renueva-otra';
  await expect(accessOf(id)).rejects.toMatchObject({ reason: 'token', message: 'invalid_grant' });
  await transact(house, system('tests'), (work) => updateMailbox(work, id, { secret: 'renueva-otra' }));
  expect(await accessOf(id)).toEqual({ user: imap.user, accessToken: 'entra-4' });
  expect(asked[3]?.has('client_secret')).toBe(false);
});

test('outside development no provider inside the company’s network is called', async () => {
  const outside = { ...house, config: { ...house.config, mode: 'production' as const } };
  const before = asked.length;
  const inner = { ...imap, oauth: { ...imap.oauth, tokenUrl: tokenUrl.replace('http:', 'https:') } };
  const id = await aMailbox(house, {
    address: 'b@ribera.example',
    name: 'B',
    source: 'imap',
    imap: inner,
    secret: 'x',
  });
  await expect(accessOf(id, outside)).rejects.toMatchObject({ reason: 'token', message: 'not public' });
  expect(asked).toHaveLength(before);
});
