import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { parts as identity } from '#areas/identity/index.ts';
import { createToken } from '#areas/identity/index.ts';
import { parts as intake } from '#areas/intake/index.ts';
import { intakeApi } from '#areas/intake/contract.ts';
import { parts as correspondence } from '#areas/correspondence/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { makeHouse } from '#tests/support/house.ts';
import { aPerson } from '#tests/support/people.ts';
import { emailApi } from './contract.ts';
import { addressesIn } from './header-addresses.rules.ts';
import { mailText, makeMailbox } from './mailbox.fixture.ts';
import { parts } from './parts.ts';

const house = await makeHouse({ CAUCE_SMTP_MAX_MB: '1' });
const api = await makeApi(house, [identity, correspondence, intake, parts]);
const first = await makeMailbox(house, { address: 'soporte@ribera.example', aliases: ['ayuda@ribera.example'] });
house.clock.advance(1_000);
const second = await makeMailbox(house, { address: 'ventas@ribera.example' });
const agent = await aPerson(house, 'agent');
const { value } = await transact(house, system('tests'), (work) =>
  createToken(work, { personId: agent.id, name: 't', scopes: ['intake:write', 'intake:read'] }),
);
const program = api.withToken(value);
afterAll(async () => {
  await api.close();
  await house.close();
});
beforeEach(() => sql`delete from intake`.execute(house.database.db));

const handIn = (bytes: string | Buffer, options: { mailbox?: string; key?: string } = {}) =>
  api.call(emailApi.intakeEmail, { query: options.mailbox ? { mailbox: options.mailbox } : {} }, program, {
    content: { type: 'message/rfc822', bytes },
    ...(options.key ? { idempotencyKey: options.key } : {}),
  });
const refused = (bytes: string | Buffer, query: object = {}, key?: string) =>
  api.refused(emailApi.intakeEmail, { query }, program, {
    content: { type: 'message/rfc822', bytes },
    ...(key ? { idempotencyKey: key } : {}),
  });
const rows = () => house.database.db.selectFrom('intake').selectAll().execute();
const mail = (to: string, body = 'Hola'): string =>
  mailText({ From: 'ana@cliente.example', To: to, Subject: 'x' }, body);

test('kept before the answer, and told what became of it', async () => {
  const bytes = mail('Soporte <SOPORTE@ribera.example>');
  const { id } = await handIn(bytes);
  const [row] = await rows();
  expect(row).toMatchObject({ id, channel: 'email', mailbox_id: first, state: 'received' });
  expect(await text(house.files.read(row?.raw_sha256 as string))).toBe(bytes);
  expect(await api.call(intakeApi.getIntake, { params: { id } }, program)).toMatchObject({
    id,
    state: 'received',
    mailbox: 'soporte@ribera.example',
    caseReference: null,
  });
});

test('which mailbox: the one asked for, else the one its headers name, else the first', async () => {
  await handIn(mail('nadie@otra.example'), { mailbox: 'VENTAS@ribera.example' });
  await handIn(mail('x@y.example', '2').replace('Subject', 'Cc: <ventas+rc-1.abc@ribera.example>\r\nSubject'));
  await handIn(`Delivered-To: ventas@ribera.example\r\n${mail('ayuda@ribera.example', '3')}`);
  await handIn(mail('x@y.example', '4'));
  expect((await rows()).map((row) => row.mailbox_id)).toEqual([second, second, second, first]);
  expect(await refused(mail('x@y.example'), { mailbox: 'nadie@ribera.example' })).toMatchObject({
    status: 404,
    code: 'mailbox.not_found',
  });
});

test('equal bytes are the same arrival; a key used again with other bytes is refused', async () => {
  const one = await handIn(mail('soporte@ribera.example'), { key: 'first' });
  expect(await handIn(mail('soporte@ribera.example'), { key: 'second' })).toEqual(one);
  expect(await handIn(mail('soporte@ribera.example'), { key: 'first' })).toEqual(one);
  expect(await refused(mail('soporte@ribera.example', 'other'), {}, 'first')).toMatchObject({
    status: 422,
    code: 'request.idempotency_key_reused',
  });
  const crowd = await Promise.all(
    Array.from({ length: 10 }, () => handIn(mail('soporte@ribera.example', 'crowd'), { key: 'crowd' })),
  );
  expect(new Set(crowd.map((each) => each.id)).size).toBe(1);
  expect(await rows()).toHaveLength(2);
});

test('nothing, too much, or something else', async () => {
  expect(await refused('')).toMatchObject({ status: 422, code: 'mail.empty' });
  expect(await refused(Buffer.alloc(1_100_000, 'x'))).toMatchObject({ code: 'mail.too_large' });
  expect(
    await api.refused(emailApi.intakeEmail, { query: {} }, program, { content: { type: 'text/html', bytes: 'x' } }),
  ).toMatchObject({ status: 415 });
  expect(await rows()).toHaveLength(0);
});

test('without a mailbox there is nowhere to keep it', async () => {
  const empty = await makeHouse();
  const bare = await makeApi(empty, [identity, correspondence, intake, parts]);
  const someone = await aPerson(empty, 'agent');
  const token = await transact(empty, system('tests'), (work) =>
    createToken(work, { personId: someone.id, name: 't', scopes: ['intake:write'] }),
  );
  expect(
    await bare.refused(emailApi.intakeEmail, { query: {} }, bare.withToken(token.value), {
      content: { type: 'message/rfc822', bytes: mail('x@y.example') },
    }),
  ).toMatchObject({ status: 404, code: 'mailbox.not_found' });
  await bare.close();
  await empty.close();
});

test('addresses are found where mails say where they went, folded lines and comments included', () => {
  const head =
    'Received: x for <no@x.example>\r\nTo: "Ana, de x" <a@x.example>,\r\n\tb@x.example (casa)\r\nDelivered-To: c@x.example\r\nBcc: d@x.example\r\n\r\nTo: e@x.example';
  expect(addressesIn(head)).toEqual(['c@x.example', 'a@x.example', 'b@x.example']);
});
