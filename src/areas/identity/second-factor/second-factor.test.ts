import { generate } from 'otplib';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '#platform/clock/index.ts';
import type { Caller } from '#tests/support/api.ts';
import { aPerson, type TestPerson } from '#tests/support/people.ts';
import { identityApi } from '../contract.ts';
import { elsewhere, identityHouse, lastMailTo, PASSWORD, signInAs } from '#tests/support/identity.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));

const codeNow = (secret: string, stepsAway = 0) =>
  generate({ secret, epoch: house.clock.now().getTime() / 1000 + stepsAway * 30 });
const half = (diego: TestPerson, browser = elsewhere(api)) =>
  api
    .call(identityApi.signIn, { body: { email: diego.email, password: PASSWORD } }, browser)
    .then((answer) => ({ answer, browser }));
const finish = (code: string, browser: Caller) => api.call(identityApi.secondFactor, { body: { code } }, browser);

async function withTotp(): Promise<{ diego: TestPerson; secret: string; recoveryCodes: string[]; browser: Caller }> {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const { secret } = await api.call(identityApi.startTotp, { body: {} }, browser);
  const { recoveryCodes } = await api.call(identityApi.confirmTotp, { body: { code: await codeNow(secret) } }, browser);
  house.clock.advance(MINUTE);
  return { diego, secret, recoveryCodes, browser };
}

test('the second factor is on after its first right code, not before', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const { secret, uri, qr } = await api.call(identityApi.startTotp, { body: {} }, browser);
  expect(uri).toContain(`secret=${secret}`);
  expect(Buffer.from(qr.split(',')[1] ?? '', 'base64').toString()).toContain('<svg');
  expect((await half(diego)).answer.status).toBe('signed_in');
  expect((await api.refused(identityApi.confirmTotp, { body: { code: '000000' } }, browser)).code).toBe(
    'session.wrong_code',
  );
  const { recoveryCodes } = await api.call(identityApi.confirmTotp, { body: { code: await codeNow(secret) } }, browser);
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await half(diego)).answer.status).toBe('second_factor');
  expect((await lastMailTo(house, diego.email)).text).toContain('se ha activado el segundo paso');
  expect((await api.refused(identityApi.startTotp, { body: {} }, browser)).code).toBe('totp.already_on');
});

test('the secret and the recovery codes are kept encrypted or hashed', async () => {
  const { diego, secret, recoveryCodes } = await withTotp();
  const rows = await house.database.pool.query(
    'select p.totp_secret, r.hash from person p join recovery_code r on r.person_id = p.id where p.id = $1',
    [diego.id],
  );
  const kept =
    JSON.stringify(rows.rows) +
    JSON.stringify((await house.database.pool.query('select response from idempotency')).rows);
  for (const plain of [secret, ...recoveryCodes]) expect(kept).not.toContain(plain);
  expect(kept).toContain('v1.');
});

test('password alone opens nothing; with a code it does, once', async () => {
  const { diego, secret } = await withTotp();
  const { browser } = await half(diego);
  expect(browser.cookies.has('cauce')).toBe(false);
  expect((await api.refused(identityApi.getSession, {}, browser)).status).toBe(401);
  const code = await codeNow(secret);
  expect(await finish(code, browser)).toEqual({ status: 'signed_in', passkeyOffered: false });
  expect((await api.call(identityApi.getSession, {}, browser)).totp).toBe(true);
  const again = await half(diego);
  expect((await api.refused(identityApi.secondFactor, { body: { code } }, again.browser)).code).toBe(
    'session.wrong_code',
  );
});

test('of two sign-ins with one code at the same time, one gets in', async () => {
  const { diego, secret } = await withTotp();
  const [one, two] = [await half(diego), await half(diego)];
  const code = await codeNow(secret);
  const answers = await Promise.allSettled([finish(code, one.browser), finish(code, two.browser)]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a code of the step before or after is accepted, of two steps away it is not', async () => {
  const { diego, secret } = await withTotp();
  const { browser } = await half(diego);
  expect(
    (await api.refused(identityApi.secondFactor, { body: { code: await codeNow(secret, -2) } }, browser)).code,
  ).toBe('session.wrong_code');
  expect(
    (await api.refused(identityApi.secondFactor, { body: { code: await codeNow(secret, 2) } }, browser)).code,
  ).toBe('session.wrong_code');
  await finish(await codeNow(secret, 1), browser);
});

test('a recovery code works once, however it is typed', async () => {
  const { diego, recoveryCodes } = await withTotp();
  const [code = ''] = recoveryCodes;
  await finish(code.toLowerCase().replace('-', ' '), (await half(diego)).browser);
  expect((await api.refused(identityApi.secondFactor, { body: { code } }, (await half(diego)).browser)).code).toBe(
    'session.wrong_code',
  );
  const other = await withTotp();
  const { browser } = await half(other.diego);
  expect((await api.refused(identityApi.secondFactor, { body: { code: recoveryCodes[1] } }, browser)).code).toBe(
    'session.wrong_code',
  );
});

test('codes can’t be guessed: ten tries an hour for a person, from wherever', async () => {
  const { diego, secret } = await withTotp();
  const codes = [];
  for (let i = 0; i < 11; i += 1)
    codes.push(
      (await api.refused(identityApi.secondFactor, { body: { code: '000000' } }, (await half(diego)).browser)).code,
    );
  expect(codes.slice(-2)).toEqual(['session.wrong_code', 'session.too_many']);
  const { browser } = await half(diego);
  expect((await api.refused(identityApi.secondFactor, { body: { code: await codeNow(secret) } }, browser)).status).toBe(
    429,
  );
});

test('the half-signed-in state lasts ten minutes, serves once and dies with the password', async () => {
  const { diego, secret, browser: signedIn } = await withTotp();
  const late = await half(diego);
  house.clock.advance(10 * MINUTE);
  expect(
    (await api.refused(identityApi.secondFactor, { body: { code: await codeNow(secret) } }, late.browser)).code,
  ).toBe('session.expired');
  const { browser } = await half(diego);
  await api.call(
    identityApi.changePassword,
    { body: { current: PASSWORD, next: 'otra frase larga cualquiera' } },
    signedIn,
  );
  expect((await api.refused(identityApi.secondFactor, { body: { code: await codeNow(secret) } }, browser)).code).toBe(
    'session.expired',
  );
  expect((await api.refused(identityApi.secondFactor, { body: { code: '123456' } }, elsewhere(api))).code).toBe(
    'session.expired',
  );
});

test('a code confirms who you are, and the factor can be taken off', async () => {
  const { diego, secret, browser } = await withTotp();
  house.clock.advance(11 * MINUTE);
  expect((await api.refused(identityApi.removeTotp, {}, browser)).code).toBe('session.not_fresh');
  await api.call(identityApi.confirm, { body: { code: await codeNow(secret) } }, browser);
  await api.call(identityApi.removeTotp, {}, browser);
  expect((await half(diego)).answer.status).toBe('signed_in');
  expect(
    (await house.database.db.selectFrom('recovery_code').select('hash').where('person_id', '=', diego.id).execute())
      .length,
  ).toBe(0);
});
