import { afterAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#platform/clock/index.ts';
import { aPerson } from '#tests/support/people.ts';
import { identityApi } from '../contract.ts';
import { hashPassword } from '../passwords/hash.ts';
import { elsewhere, identityHouse, PASSWORD, signInAs } from '#tests/support/identity.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const wrong = (email: string, browser = elsewhere(api)) =>
  api.refused(identityApi.signIn, { body: { email, password: 'no es esta, seguro' } }, browser);

test('e-mail and password open a session, whatever the case of the e-mail', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = elsewhere(api);
  expect(
    await api.call(
      identityApi.signIn,
      { body: { email: ` ${diego.email.toUpperCase()} `, password: PASSWORD } },
      browser,
    ),
  ).toEqual({ status: 'signed_in', passkeyOffered: false });
  expect(await api.call(identityApi.getSession, {}, browser)).toMatchObject({ id: diego.id, fresh: true, totp: false });
});

test('composed and decomposed letters are one password', async () => {
  const diego = await aPerson(house, 'agent', { password: 'la caña del pañuelo'.normalize('NFD') });
  await signInAs(api, diego.email, elsewhere(api), 'la caña del pañuelo'.normalize('NFC'));
});

test('T16: known, unknown, disabled and invited people get the same answer, in the same time', async () => {
  const known = await withRealHash();
  const disabled = await aPerson(house, 'agent', { password: PASSWORD });
  const invited = await aPerson(house, 'agent');
  await house.database.db.updateTable('person').set({ status: 'disabled' }).where('id', '=', disabled.id).execute();
  await house.database.db.updateTable('person').set({ status: 'invited' }).where('id', '=', invited.id).execute();
  const emails = [known.email, disabled.email, invited.email, 'nadie@ribera.example', 'no es un correo'];
  const answers = await Promise.all(emails.map((email) => wrong(email)));
  const told = answers.map(({ problem }) => JSON.stringify({ ...problem, requestId: '' }));
  expect(new Set(told).size).toBe(1);
  expect(
    (await api.refused(identityApi.signIn, { body: { email: disabled.email, password: PASSWORD } }, elsewhere(api)))
      .code,
  ).toBe('session.wrong');
  const [some, nobody] = await medians([() => wrong(known.email), () => wrong('nadie@ribera.example')]);
  expect(Math.abs(some - nobody)).toBeLessThan(0.6 * Math.max(some, nobody));
});

test('T11: the stored hash is no password', async () => {
  const diego = await withRealHash();
  const { password_hash: hash } = await house.database.db
    .selectFrom('person')
    .select('password_hash')
    .where('id', '=', diego.id)
    .executeTakeFirstOrThrow();
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(
    (await api.refused(identityApi.signIn, { body: { email: diego.email, password: hash } }, elsewhere(api))).code,
  ).toBe('session.wrong');
});

test('tries are limited by account and address, told with Retry-After, and come back after the window', async () => {
  const start = house.clock.now();
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = elsewhere(api);
  const codes = [];
  for (let i = 0; i < 7; i += 1) codes.push((await wrong(diego.email, browser)).code);
  expect(codes).toEqual([...Array.from({ length: 6 }, () => 'session.wrong'), 'session.too_many']);
  const locked = await api.refused(identityApi.signIn, { body: { email: diego.email, password: PASSWORD } }, browser);
  expect(locked).toMatchObject({ status: 429, code: 'session.too_many' });
  expect(Number(locked.response.headers['retry-after'])).toBe(15 * 60);
  await signInAs(api, diego.email);
  house.clock.advance(15 * MINUTE);
  await signInAs(api, diego.email, browser);
  house.clock.set(start);
});

test('a burst of guesses does not slip through together', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = elsewhere(api);
  const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(diego.email, browser)));
  expect(answers.filter((answer) => answer.code === 'session.wrong')).toHaveLength(6);
});

test('guessing from everywhere does not keep the person out of the places they come from', async () => {
  const start = house.clock.now();
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const office = elsewhere(api);
  await signInAs(api, diego.email, office);
  const key = `sign-in:${house.secrets.sign('throttle', diego.email, 16)}`;
  await house.database.db
    .insertInto('throttle')
    .values({ key, starts_at: start, count: 60 })
    .onConflict((conflict) => conflict.columns(['key', 'starts_at']).doUpdateSet({ count: 60 }))
    .execute();
  expect((await wrong(diego.email)).code).toBe('session.too_many');
  await signInAs(api, diego.email, api.browser(office.address));
  house.clock.advance(HOUR);
  await signInAs(api, diego.email);
  house.clock.set(start);
});

test('the counters hold no address of anybody', async () => {
  await wrong('perico@ribera.example');
  const rows = await house.database.db.selectFrom('throttle').select('key').execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => row.key.includes('@') || row.key.includes('10.0.'))).toEqual([]);
});

test('T14: what asks for a fresh sign-in is refused by the API, not only by the screen', async () => {
  const start = house.clock.now();
  const admin = await aPerson(house, 'administrator', { password: PASSWORD });
  const browser = await signInAs(api, admin.email);
  house.clock.advance(11 * MINUTE);
  const token = { body: { name: 'ERP', scopes: ['*' as const] } };
  expect(await api.refused(identityApi.createToken, token, browser)).toMatchObject({
    status: 403,
    code: 'session.not_fresh',
  });
  expect(await api.refused(identityApi.startTotp, { body: {} }, browser)).toMatchObject({
    status: 403,
    code: 'session.not_fresh',
  });
  expect(await api.refused(identityApi.confirm, { body: { password: 'no es esta, seguro' } }, browser)).toMatchObject({
    status: 422,
    code: 'session.wrong',
  });
  await api.call(identityApi.confirm, { body: { password: PASSWORD } }, browser);
  expect((await api.call(identityApi.createToken, token, browser)).value).toMatch(/^cauce_[\w-]{43}$/);
  house.clock.set(start);
});

test('T23, T44: a field outside the contract is refused, prototypes too', async () => {
  const diego = await aPerson(house, 'agent');
  const browser = await api.signedIn(diego);
  const columns = (
    await house.database.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'person'`,
    )
  ).rows;
  for (const { name } of columns) {
    if (['name', 'language', 'signature', 'available', 'preferences'].includes(name)) continue;
    expect((await api.refused(identityApi.updateMe, { body: { [name]: 'x' } }, browser)).status).toBe(422);
  }
  const poison = { type: 'application/json', bytes: '{"name":"x","__proto__":{"roles":["administrator"]}}' };
  expect((await api.refused(identityApi.updateMe, { body: {} }, browser, { content: poison })).status).toBe(400);
});

test('passwords and tokens are in no log line', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  await wrong(diego.email);
  const all = house.lines.join('\n');
  for (const secret of [PASSWORD, browser.cookies.get('cauce') as string, diego.email, diego.name])
    expect(all).not.toContain(secret);
});

/** The hash people really have, which takes its time. */
async function withRealHash(): Promise<{ id: string; email: string }> {
  const diego = await aPerson(house, 'agent');
  await house.database.db
    .updateTable('person')
    .set({ password_hash: await hashPassword(PASSWORD) })
    .where('id', '=', diego.id)
    .execute();
  return diego;
}

/** Run by turns, so that a busy machine slows both alike. */
async function medians(runs: [() => Promise<unknown>, () => Promise<unknown>]): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i += 1) {
    for (const [which, run] of runs.entries()) {
      const began = performance.now();
      await run();
      times[which as 0 | 1].push(performance.now() - began);
    }
  }
  return times.map((list) => list.toSorted((a, b) => a - b)[2]) as [number, number];
}
