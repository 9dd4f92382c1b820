import { afterAll, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '#platform/clock/index.ts';
import type { Caller } from '#tests/support/api.ts';
import { aPerson, type TestPerson } from '#tests/support/people.ts';
import { identityApi } from '../contract.ts';
import { elsewhere, identityHouse, PASSWORD, signInAs } from '#tests/support/identity.ts';
import { Authenticator } from './authenticator.fixture.ts';

const { house, api, close } = await identityHouse({ CAUCE_BASE_URL: 'http://localhost:3000' });
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));

async function withPasskey(): Promise<{ diego: TestPerson; browser: Caller; key: Authenticator; keyId: string }> {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const key = new Authenticator('http://localhost:3000');
  const options = await api.call(identityApi.newPasskeyOptions, { body: {} }, browser);
  const { id } = await api.call(
    identityApi.addPasskey,
    { body: { name: 'Portátil', response: key.register(options) } },
    browser,
  );
  return { diego, browser, key, keyId: id };
}

async function answered(
  key: Authenticator,
  browser = elsewhere(api),
): Promise<{ response: Record<string, unknown>; browser: Caller }> {
  const options = await api.call(identityApi.passkeyOptions, { body: {} }, browser);
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(options.allowCredentials).toBeUndefined();
  return { response: key.answer(options), browser };
}

const refuse = (response: Record<string, unknown>, browser: Caller) =>
  api.refused(identityApi.passkeySignIn, { body: { response } }, browser);

test('a passkey signs in by itself, second factor included', async () => {
  const { diego, key } = await withPasskey();
  const { response, browser } = await answered(key);
  expect(await api.call(identityApi.passkeySignIn, { body: { response } }, browser)).toEqual({
    status: 'signed_in',
    passkeyOffered: true,
  });
  expect(await api.call(identityApi.getSession, {}, browser)).toMatchObject({ id: diego.id, fresh: true, passkeys: 1 });
});

test('an answer serves once, in the browser that asked, within five minutes', async () => {
  const { key } = await withPasskey();
  const { response, browser } = await answered(key);
  const copy: Caller = { ...browser, cookies: new Map(browser.cookies) };
  expect((await refuse(response, elsewhere(api))).code).toBe('session.expired');
  await api.call(identityApi.passkeySignIn, { body: { response } }, browser);
  expect((await refuse(response, copy)).code).toBe('session.wrong_passkey');
  const late = await answered(key);
  house.clock.advance(5 * MINUTE);
  expect((await refuse(late.response, late.browser)).code).toBe('session.expired');
});

test('another site, an unverified person, another’s key or an altered cookie are refused', async () => {
  const { diego, key } = await withPasskey();
  const elsewhereKey = Object.assign(key, { origin: 'http://evil.example' });
  const foreign = await answered(elsewhereKey);
  expect((await refuse(foreign.response, foreign.browser)).code).toBe('session.wrong_passkey');
  Object.assign(key, { origin: 'http://localhost:3000', verifiesPerson: false });
  const unverified = await answered(key);
  expect((await refuse(unverified.response, unverified.browser)).code).toBe('session.wrong_passkey');
  key.verifiesPerson = true;
  const stranger = await answered(new Authenticator('http://localhost:3000'));
  expect(
    (
      await refuse(
        { ...stranger.response, id: key.id.toString('base64url'), rawId: key.id.toString('base64url') },
        stranger.browser,
      )
    ).code,
  ).toBe('session.wrong_passkey');
  const forged = await answered(key);
  forged.browser.cookies.set('cauce-passkey', `${forged.browser.cookies.get('cauce-passkey')?.slice(0, -4)}AAAA`);
  expect((await refuse(forged.response, forged.browser)).code).toBe('session.expired');
  await house.database.db.updateTable('person').set({ status: 'disabled' }).where('id', '=', diego.id).execute();
  const disabled = await answered(key);
  expect((await refuse(disabled.response, disabled.browser)).code).toBe('session.wrong_passkey');
  expect((await refuse({ id: 7, response: null }, disabled.browser)).code).toBe('session.wrong_passkey');
});

test('in a session of one’s own the passkey confirms who one is', async () => {
  const { key, browser } = await withPasskey();
  house.clock.advance(11 * MINUTE);
  const before = await api.call(identityApi.listSessions, {}, browser);
  const { response } = await answered(key, browser);
  await api.call(identityApi.passkeySignIn, { body: { response } }, browser);
  expect((await api.call(identityApi.getSession, {}, browser)).fresh).toBe(true);
  expect((await api.call(identityApi.listSessions, {}, browser)).sessions).toHaveLength(before.sessions.length);
});

test('a new passkey needs the challenge given to that very person, and is listed and removed by its owner only', async () => {
  const { browser, keyId } = await withPasskey();
  const other = await withPasskey();
  const options = await api.call(identityApi.newPasskeyOptions, { body: {} }, browser);
  expect(options.excludeCredentials).toHaveLength(1);
  const response = new Authenticator('http://localhost:3000').register(options);
  other.browser.cookies.set('cauce-passkey', browser.cookies.get('cauce-passkey') as string);
  expect((await api.refused(identityApi.addPasskey, { body: { name: 'Ajena', response } }, other.browser)).code).toBe(
    'session.wrong_passkey',
  );
  expect((await api.refused(identityApi.removePasskey, { params: { id: keyId } }, other.browser)).code).toBe(
    'passkey.not_found',
  );
  await api.call(identityApi.removePasskey, { params: { id: keyId } }, browser);
  expect(await api.call(identityApi.listPasskeys, {}, browser)).toEqual({ passkeys: [] });
});
