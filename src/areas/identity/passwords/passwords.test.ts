import { afterAll, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#platform/clock/index.ts';
import { startJobs } from '#platform/jobs/runner.ts';
import { system, transact } from '#platform/work/index.ts';
import { aPerson, type TestPerson } from '#tests/support/people.ts';
import { identityApi } from '../contract.ts';
import { createToken } from '../tokens/create.ts';
import { elsewhere, identityHouse, lastMailTo, PASSWORD, signInAs, tokenIn } from '#tests/support/identity.ts';
import { sendReset } from './reset.ts';

const { house, api, close } = await identityHouse();
afterAll(close);
const start = house.clock.now();
beforeEach(() => house.clock.set(start));
const NEXT = 'otra frase larga cualquiera';

async function resetLink(diego: TestPerson): Promise<string> {
  await sendReset.run(house, { email: diego.email });
  return tokenIn((await lastMailTo(house, diego.email)).text);
}
const reset = (token: string, password = NEXT) =>
  api.call(identityApi.resetPassword, { params: { token }, body: { password } }, elsewhere(api));
const deadLink = async (token: string) =>
  expect(
    await api.refused(identityApi.resetPassword, { params: { token }, body: { password: NEXT } }, elsewhere(api)),
  ).toMatchObject({ status: 410, code: 'link.invalid' });

test('changing the own password ends the other sessions and goes on in this one', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const [here, there] = [await signInAs(api, diego.email), await signInAs(api, diego.email)];
  expect(
    (await api.refused(identityApi.changePassword, { body: { current: 'no es esta, seguro', next: NEXT } }, here)).code,
  ).toBe('session.wrong');
  const weak = await api.refused(
    identityApi.changePassword,
    { body: { current: PASSWORD, next: 'contraseña2026' } },
    here,
  );
  expect(weak).toMatchObject({ status: 422, code: 'person.password_weak', problem: { reason: 'common' } });
  await api.call(identityApi.changePassword, { body: { current: PASSWORD, next: NEXT } }, here);
  expect((await api.call(identityApi.getSession, {}, here)).id).toBe(diego.id);
  expect((await api.refused(identityApi.getSession, {}, there)).status).toBe(401);
  await signInAs(api, diego.email, elsewhere(api), NEXT);
  expect((await lastMailTo(house, diego.email)).text).toContain('se ha cambiado la contraseña');
});

test('too short is said as such, with no rule about kinds of characters', async () => {
  const browser = await signInAs(api, (await aPerson(house, 'agent', { password: PASSWORD })).email);
  const refusal = await api.refused(
    identityApi.changePassword,
    { body: { current: PASSWORD, next: 'corta' } },
    browser,
  );
  expect(refusal.problem.issues).toEqual([
    expect.objectContaining({
      path: 'next',
      message: 'La contraseña necesita al menos 12 caracteres. Una frase corta es una buena idea.',
    }),
  ]);
});

test('T16: asking for a reset gets the same answer for anybody, and only who exists gets a mail', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const jobs = await startJobs(house, [sendReset]);
  const ask = (email: string) => api.send(identityApi.requestReset, { body: { email } }, elsewhere(api));
  const [known, unknown] = [await ask(diego.email.toUpperCase()), await ask('nadie@ribera.example')];
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  const mailsTo = async (email: string) =>
    (await house.database.db.selectFrom('outbox').select('mail').execute()).filter(({ mail }) =>
      JSON.stringify(mail).includes(email),
    ).length;
  await expect.poll(() => mailsTo(diego.email), { timeout: 10_000 }).toBe(1);
  await jobs.stop();
  expect(await mailsTo('nadie@ribera.example')).toBe(0);
  const { subject, text } = await lastMailTo(house, diego.email);
  expect(subject).toBe('Pon una contraseña nueva en Cauce');
  expect(text).toContain(`http://127.0.0.1:3000/app/new-password#${tokenIn(text)}`);
});

test('a reset sets the password, ends every session, forgets the tries and works once', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const browser = await signInAs(api, diego.email);
  const token = await resetLink(diego);
  expect(
    (
      await api.refused(
        identityApi.resetPassword,
        { params: { token }, body: { password: 'DiegoSanz2026' } },
        elsewhere(api),
      )
    ).code,
  ).toBe('person.password_weak');
  await reset(token);
  expect((await api.refused(identityApi.getSession, {}, browser)).status).toBe(401);
  await signInAs(api, diego.email, elsewhere(api), NEXT);
  await deadLink(token);
});

test('of two at once with one link, one wins', async () => {
  const token = await resetLink(await aPerson(house, 'agent', { password: PASSWORD }));
  const answers = await Promise.allSettled([reset(token), reset(token, 'y todavía otra más larga')]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('T9: a reset link dies after an hour, when another is sent, and when the password changes', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const [first, second] = [await resetLink(diego), await resetLink(diego)];
  await deadLink(first);
  await api.call(
    identityApi.changePassword,
    { body: { current: PASSWORD, next: NEXT } },
    await signInAs(api, diego.email),
  );
  await deadLink(second);
  const third = await resetLink(diego);
  house.clock.advance(HOUR);
  await deadLink(third);
});

test('T8, T10: a link is 256 random bits kept as a hash, compared exactly, good for its purpose only', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const token = await resetLink(diego);
  const kept = JSON.stringify(await house.database.db.selectFrom('link_token').selectAll().execute());
  expect(kept).not.toContain(token);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  for (const near of [
    ` ${token}`,
    `${token} `,
    `${token}=`,
    token.toUpperCase(),
    token.slice(0, -1),
    `${token}A`,
    ' ',
    '\u0000',
    '%',
    'null',
    token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  ])
    await deadLink(near);
  expect((await api.refused(identityApi.getInvitation, { params: { token } }, elsewhere(api))).code).toBe(
    'link.invalid',
  );
  await reset(token);
});

test('three reset mails an hour at most to one address', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  const sent = async () =>
    (
      await house.database.pool.query<{ n: number }>(`select count(*)::int as n from outbox where mail::text like $1`, [
        `%${diego.email}%`,
      ])
    ).rows[0]?.n;
  for (let i = 0; i < 5; i += 1) await sendReset.run(house, { email: diego.email });
  expect(await sent()).toBe(3);
  house.clock.advance(HOUR + MINUTE);
  await sendReset.run(house, { email: diego.email });
  expect(await sent()).toBe(4);
});

test('who is disabled or only invited gets no reset link', async () => {
  const diego = await aPerson(house, 'agent', { password: PASSWORD });
  await house.database.db.updateTable('person').set({ status: 'disabled' }).where('id', '=', diego.id).execute();
  await sendReset.run(house, { email: diego.email });
  await expect(lastMailTo(house, diego.email)).rejects.toThrow('no mail');
});

test('API tokens outlive a change of password, and carry no session', async () => {
  const admin = await aPerson(house, 'administrator', { password: PASSWORD });
  const { value } = await transact(house, system('tests'), (work) =>
    createToken(work, { personId: admin.id, name: 'ERP', scopes: ['cases:read'] }),
  );
  await reset(await resetLink(admin));
  expect((await api.call(identityApi.getSession, {}, api.withToken(value))).fresh).toBe(false);
});
