import { afterAll, beforeEach, expect, test } from 'vitest';
import { DAY, MINUTE } from '#platform/clock/index.ts';
import { hashToken } from '#platform/ids/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { makeHouse } from '#tests/support/house.ts';
import { identityApi } from '../contract.ts';
import { ensureApiToken, ensureFirstAdministrator } from '../people/first.ts';
import { identityHouse } from '#tests/support/identity.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));
const admin = await aPerson(house, 'administrator', { name: 'Adela Montes' });
const browser = await api.signedIn(admin);
const make = (scopes: ('*' | 'cases:read' | 'settings:read')[], expiresAt?: string) =>
  api.call(identityApi.createToken, { body: { name: 'ERP', scopes, ...(expiresAt ? { expiresAt } : {}) } }, browser);

test('a token does what its scopes say and nothing else; its value is kept as a hash only', async () => {
  const token = await make(['cases:read']);
  const program = api.withToken(token.value);
  expect((await api.call(identityApi.getSession, {}, program)).id).toBe(admin.id);
  expect((await api.refused(identityApi.listPeople, {}, program)).code).toBe('token.scope');
  expect((await api.refused(identityApi.createToken, { body: { name: 'x', scopes: ['*'] } }, program)).code).toBe(
    'token.not_allowed',
  );
  const stored = await house.database.db
    .selectFrom('api_token')
    .selectAll()
    .where('id', '=', token.id)
    .executeTakeFirstOrThrow();
  expect(stored.token_hash).toEqual(hashToken(token.value));
  const kept = await house.database.pool.query('select response::text from idempotency');
  expect(JSON.stringify([stored, kept.rows])).not.toContain(token.value);
});

test('it never does more than its person: a role that goes takes the token’s power with it', async () => {
  const second = await aPerson(house, 'administrator');
  const { value } = await api.call(
    identityApi.createToken,
    { body: { name: 'todo', scopes: ['*'] } },
    await api.signedIn(second),
  );
  expect((await api.send(identityApi.listTokens, {}, api.withToken(value))).statusCode).toBe(200);
  await api.call(identityApi.updatePerson, { params: { id: second.id }, body: { roles: ['agent'] } }, browser);
  expect((await api.refused(identityApi.listTokens, {}, api.withToken(value))).code).toBe('session.role');
});

test('it ends on its date or when it is revoked', async () => {
  const token = await make(['*'], new Date(start.getTime() + DAY).toISOString());
  const other = await make(['*']);
  house.clock.advance(DAY);
  expect((await api.refused(identityApi.getSession, {}, api.withToken(token.value))).status).toBe(401);
  const asAdmin = await api.signedIn(admin);
  await api.call(identityApi.revokeToken, { params: { id: other.id } }, asAdmin);
  expect((await api.refused(identityApi.getSession, {}, api.withToken(other.value))).status).toBe(401);
  expect((await api.refused(identityApi.revokeToken, { params: { id: other.id } }, asAdmin)).code).toBe(
    'token.not_found',
  );
  expect((await api.call(identityApi.listTokens, {}, asAdmin)).tokens.map((one) => one.id)).not.toContain(other.id);
});

test('its last use is shown, to the minute', async () => {
  const token = await make(['*']);
  const used = async () =>
    (await api.call(identityApi.listTokens, {}, browser)).tokens.find((one) => one.id === token.id)?.lastUsedAt ?? null;
  expect(await used()).toBeNull();
  await api.call(identityApi.getSession, {}, api.withToken(token.value));
  await expect.poll(used).toBe(start.toISOString());
  house.clock.advance(30_000);
  await api.call(identityApi.getSession, {}, api.withToken(token.value));
  house.clock.advance(MINUTE);
  await api.call(identityApi.getSession, {}, api.withToken(token.value));
  await expect.poll(used).toBe(new Date(start.getTime() + 90_000).toISOString());
});

test('the environment’s administrator and token are made once, by whoever starts first', async () => {
  const value = 'token-de-arranque-0123456789';
  const fresh = await makeHouse({
    CAUCE_ADMIN_EMAIL: 'Adela@ribera.example',
    CAUCE_ADMIN_PASSWORD: 'una clave para empezar',
    CAUCE_API_TOKEN: value,
  });
  await ensureApiToken(fresh);
  expect(await fresh.database.db.selectFrom('api_token').select('id').execute()).toEqual([]);
  expect((await Promise.all([ensureFirstAdministrator(fresh), ensureFirstAdministrator(fresh)])).toSorted()).toEqual([
    false,
    true,
  ]);
  await Promise.all([ensureApiToken(fresh), ensureApiToken(fresh)]);
  expect(await fresh.database.db.selectFrom('person').select(['email', 'roles', 'status']).execute()).toEqual([
    { email: 'adela@ribera.example', roles: ['administrator'], status: 'active' },
  ]);
  expect(await fresh.database.db.selectFrom('api_token').select(['name', 'scopes']).execute()).toEqual([
    { name: 'CAUCE_API_TOKEN', scopes: ['*'] },
  ]);
  fresh.config.apiToken = 'otro-token-de-arranque-987654';
  await ensureApiToken(fresh);
  const rows = await fresh.database.db
    .selectFrom('api_token')
    .select(['token_hash', 'revoked_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  expect(rows.map((row) => [row.token_hash.equals(hashToken(value)), row.revoked_at !== null])).toEqual([
    [true, true],
    [false, false],
  ]);
  fresh.config.apiToken = value;
  await ensureApiToken(fresh);
  expect(
    await fresh.database.db.selectFrom('api_token').select('id').where('revoked_at', 'is', null).execute(),
  ).toHaveLength(1);
  expect(fresh.lines.join('\n')).not.toContain(value);
  // Taken out of the environment it opens nothing more.
  fresh.config.apiToken = undefined;
  await ensureApiToken(fresh);
  expect(
    await fresh.database.db.selectFrom('api_token').select('id').where('revoked_at', 'is', null).execute(),
  ).toEqual([]);
  await fresh.close();
});
