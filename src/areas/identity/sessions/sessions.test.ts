import type { IncomingMessage } from 'node:http';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { makeApi } from '#tests/support/api.ts';
import { makeHouse } from '#tests/support/house.ts';
import { identityApi } from '../contract.ts';
import { parts } from '../parts.ts';
import { identityHouse, PASSWORD, signInAs } from '#tests/support/identity.ts';
import { createToken } from '../tokens/create.ts';
import { authenticateUpgrade } from './authenticate.ts';
import { sweepIdentity } from './sweep.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));
const me = identityApi.getSession;

test('the cookie is HttpOnly, Lax, for the whole site, and its token is kept as a hash only', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const response = await api.send(identityApi.signIn, { body: { email: diego.email, password: PASSWORD } });
  const cookie = response.cookies.find((one) => one.name === 'cauce');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 7 * 24 * 3600 });
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  const rows = await house.database.db
    .selectFrom('session')
    .select('token_hash')
    .where('person_id', '=', diego.id)
    .execute();
  expect(rows.map((row) => row.token_hash.toString('hex'))).toEqual([sha256Hex(cookie?.value ?? '')]);
});

test('on https the cookie is bound to the host', async () => {
  const secure = await makeHouse({ CAUCE_BASE_URL: 'https://atencion.ribera.example' });
  const secureApi = await makeApi(secure, [parts]);
  const diego = await aPerson(secure, 'agent', { password: PASSWORD });
  const response = await secureApi.send(identityApi.signIn, { body: { email: diego.email, password: PASSWORD } });
  expect(response.headers['set-cookie']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^__Host-cauce=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]),
  );
  await secureApi.close();
  await secure.close();
});

test('a session ends after 12 h without use', async () => {
  const diego = await aPerson(house, 'agent');
  const idle = await api.signedIn(diego);
  house.clock.set(new Date(start.getTime() + 12 * HOUR - MINUTE));
  expect((await api.call(me, {}, idle)).id).toBe(diego.id);
  await expect.poll(() => lastSeen(diego.id)).toEqual(house.clock.now());
  house.clock.advance(12 * HOUR);
  expect((await api.refused(me, {}, idle)).code).toBe('session.required');
});

test('a session ends after 7 days, however much it is used', async () => {
  const diego = await aPerson(house, 'agent');
  const used = await api.signedIn(diego);
  for (let hours = 11; hours < 7 * 24; hours += 11) {
    house.clock.set(new Date(start.getTime() + hours * HOUR));
    await api.call(me, {}, used);
    await expect.poll(() => lastSeen(diego.id)).toEqual(house.clock.now());
  }
  house.clock.set(new Date(start.getTime() + 7 * DAY));
  expect((await api.refused(me, {}, used)).status).toBe(401);
});

test('last seen is written at most once a minute', async () => {
  const diego = await aPerson(house, 'agent');
  const browser = await api.signedIn(diego);
  house.clock.advance(30_000);
  await api.call(me, {}, browser);
  await house.database.pool.query('select 1');
  expect(await lastSeen(diego.id)).toEqual(start);
});

test('T7: signing in gives a new token and ends the session the browser carried', async () => {
  const mallory = await aPerson(house, 'agent');
  const victim = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await api.signedIn(mallory);
  const planted = browser.cookies.get('cauce') as string;
  await signInAs(api, victim.email, browser);
  expect(browser.cookies.get('cauce')).not.toBe(planted);
  const thief = api.browser();
  thief.cookies.set('cauce', planted);
  expect((await api.refused(me, {}, thief)).status).toBe(401);
});

test('T7: confirming who you are changes the token; the former one answers what is under way, without the new rights', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const former = api.browser();
  former.cookies.set('cauce', browser.cookies.get('cauce') as string);
  house.clock.advance(11 * MINUTE);
  expect((await api.call(me, {}, browser)).fresh).toBe(false);
  await api.call(identityApi.confirm, { body: { password: PASSWORD } }, browser);
  expect((await api.call(me, {}, browser)).fresh).toBe(true);
  expect((await api.call(me, {}, former)).fresh).toBe(false);
  house.clock.advance(11_000);
  expect((await api.refused(me, {}, former)).status).toBe(401);
  expect((await api.call(me, {}, browser)).id).toBe(diego.id);
});

test('T20: a person who is disabled is out at once: sessions, tokens and the live socket', async () => {
  const [admin, diego] = [await aPerson(house, 'administrator'), await aPerson(house, 'agent')];
  const browser = await api.signedIn(diego);
  const { value } = await transact(house, system('tests'), (work) =>
    createToken(work, { personId: diego.id, name: 'script', scopes: ['*'] }),
  );
  const socket = { headers: { cookie: `cauce=${browser.cookies.get('cauce')}` } } as IncomingMessage;
  expect(await authenticateUpgrade(house, socket)).toMatchObject({ id: diego.id });
  expect((await api.call(me, {}, api.withToken(value))).id).toBe(diego.id);
  await api.call(identityApi.disablePerson, { params: { id: diego.id }, body: {} }, await api.signedIn(admin));
  expect((await api.refused(me, {}, browser)).status).toBe(401);
  expect((await api.refused(me, {}, api.withToken(value))).status).toBe(401);
  expect(await authenticateUpgrade(house, socket)).toEqual({ kind: 'anonymous' });
  await api.call(identityApi.enablePerson, { params: { id: diego.id } }, await api.signedIn(admin));
  expect((await api.refused(me, {}, browser)).status).toBe(401);
  expect((await api.refused(me, {}, api.withToken(value))).status).toBe(401);
});

test('a socket lives on when its session gets a new token, and ends with its session', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const socket = { headers: { cookie: `cauce=${browser.cookies.get('cauce')}` } } as IncomingMessage;
  await authenticateUpgrade(house, socket);
  await api.call(identityApi.confirm, { body: { password: PASSWORD } }, browser);
  house.clock.advance(MINUTE);
  expect(await authenticateUpgrade(house, socket)).toMatchObject({ kind: 'person', id: diego.id });
  await api.call(identityApi.signOut, {}, browser);
  expect(await authenticateUpgrade(house, socket)).toEqual({ kind: 'anonymous' });
});

test('T12: headers that claim an identity are not read', async () => {
  const admin = await aPerson(house, 'administrator');
  const claims = {
    'x-forwarded-user': admin.email,
    'x-remote-user': admin.email,
    'remote-user': admin.email,
    'x-user-id': admin.id,
    'x-auth-request-email': admin.email,
    'x-cauce-person': admin.id,
  };
  expect((await api.refused(me, {}, api.browser(), { headers: claims })).code).toBe('session.required');
});

test('T43, cross-site: a write by cookie needs our header and our origin', async () => {
  const browser = await api.signedIn(await aPerson(house, 'agent'));
  const body = { name: 'Otra' };
  expect((await api.refused(identityApi.updateMe, { body }, browser, { headers: { 'x-cauce': '' } })).code).toBe(
    'request.foreign_origin',
  );
  expect(
    (await api.refused(identityApi.updateMe, { body }, browser, { headers: { origin: 'https://evil.example' } })).code,
  ).toBe('request.foreign_origin');
});

test('own sessions are listed and ended one by one; those of others do not exist', async () => {
  const [diego, other] = [await aPerson(house, 'agent'), await aPerson(house, 'agent')];
  const [here, there] = [await api.signedIn(diego), await api.signedIn(diego)];
  const { sessions } = await api.call(identityApi.listSessions, {}, here);
  expect(sessions.map((session) => session.current).toSorted()).toEqual([false, true]);
  const away = sessions.find((session) => !session.current)?.id as string;
  expect((await api.refused(identityApi.endSession, { params: { id: away } }, await api.signedIn(other))).code).toBe(
    'session.not_found',
  );
  await api.call(identityApi.endSession, { params: { id: away } }, here);
  expect((await api.refused(me, {}, there)).status).toBe(401);
  const events = await house.database.db
    .selectFrom('event')
    .select('type')
    .where('stream', '=', `person:${diego.id}`)
    .orderBy('n')
    .execute();
  expect(events.map((event) => event.type)).toEqual([
    'person.joined',
    'session.started',
    'session.started',
    'session.ended',
  ]);
});

test('what no longer opens anything is swept, the rest stays', async () => {
  const diego = await aPerson(house, 'agent');
  await api.signedIn(diego);
  house.clock.advance(90 * DAY);
  await sweepIdentity(house);
  expect(await lastSeen(diego.id)).toEqual(start);
  house.clock.advance(8 * DAY);
  await sweepIdentity(house);
  expect(await lastSeen(diego.id)).toBeUndefined();
});

async function lastSeen(personId: string): Promise<Date | undefined> {
  const row = await house.database.db
    .selectFrom('session')
    .select('last_seen_at')
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .executeTakeFirst();
  return row?.last_seen_at;
}
