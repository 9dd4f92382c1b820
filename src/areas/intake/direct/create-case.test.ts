import { afterAll, expect, test } from 'vitest';
import { casesApi as api } from '#areas/cases/contract.ts';
import { parts as cases, visibleTo } from '#areas/cases/index.ts';
import { parts as correspondence } from '#areas/correspondence/index.ts';
import { makeParts as makeCustomers } from '#areas/customers/index.ts';
import { createToken, parts as identity } from '#areas/identity/index.ts';
import { makeParts } from '#areas/organisation/index.ts';
import { DAY, HOUR } from '#platform/clock/index.ts';
import { system } from '#platform/work/index.ts';
import { makeApi } from '#tests/support/api.ts';
import { casesHouse } from '../../cases/cases.fixture.ts';
import { intakeApi } from '../contract.ts';
import { parts as intake } from '../parts.ts';
import { checkPromises } from '../watch/promises.ts';
import { reconcile } from '../watch/reconcile.ts';
import { checkSilence } from '../watch/silence.ts';

const it = await casesHouse();
const customers = makeCustomers({ seesCase: visibleTo });
const calls = await makeApi(it.house, [identity, makeParts({}), customers, correspondence, cases, intake]);
afterAll(async () => {
  await calls.close();
  await it.close();
});
const { db } = it.house.database;
const { agent } = it.callers;
const body = {
  subject: 'Grifo que gotea',
  text: 'Gotea desde ayer',
  customer: { name: 'Rosa Gil', email: 'rosa@cliente.example' },
};
const read = (reference: string) => calls.call(api.getCase, { params: { reference } }, agent);
const refused = async (changes: object) =>
  (await calls.refused(api.createCase, { body: { ...body, ...changes } }, agent)).code;

test('an agent writes down a call: the date it was received counts, its key was told', async () => {
  const receivedAt = new Date(it.house.clock.now().getTime() - 3_600_000).toISOString();
  const opened = await calls.call(
    api.createCase,
    {
      body: {
        ...body,
        channel: 'phone',
        receivedAt,
        ownerId: it.people.agent.id,
        petitions: ['Que lo arreglen'],
        type: 'incident',
      },
    },
    agent,
  );
  const view = await read(opened.reference);
  expect(opened).toEqual({
    id: view.id,
    reference: view.reference,
    key: view.key,
    messageId: view.messages[0]?.id,
    subject: 'Grifo que gotea',
    ownerId: it.people.agent.id,
    teamId: view.teamId,
    receivedAt,
    nextAt: view.nextAt,
    dueAt: view.due?.at,
  });
  expect(view).toMatchObject({
    ball: 'ours',
    channel: 'phone',
    type: 'incident',
    customer: 'Rosa Gil',
    receivedAt,
    acknowledgedAt: it.house.clock.now().toISOString(),
    owner: { id: it.people.agent.id },
    petitions: [{ position: 1, text: 'Que lo arreglen' }],
  });
  expect(view.messages[0]).toMatchObject({
    direction: 'in',
    threadedBy: 'agent',
    author: { id: it.people.agent.id },
    from: { address: 'rosa@cliente.example' },
    text: 'Gotea desde ayer',
  });
  expect(view.targets.map((target) => [target.kind, target.state])).toEqual(
    expect.arrayContaining([
      ['acknowledge', 'met'],
      ['take_in_charge', 'met'],
      ['first_reply', 'running'],
    ]),
  );
  expect(view.targets.every((target) => target.startedAt === receivedAt)).toBe(true);
});

test('a program hands one in, once however often it asks', async () => {
  const { value } = await it.as(system('test'), (work) =>
    createToken(work, { personId: it.people.agent.id, name: 'web', scopes: ['cases:write', 'cases:read'] }),
  );
  const program = calls.withToken(value);
  const given = { body: { ...body, customer: { name: 'Luz', email: 'luz@cliente.example' } } };
  const first = await calls.call(api.createCase, given, program, { idempotencyKey: 'uno' });
  const second = await calls.call(api.createCase, given, program, { idempotencyKey: 'uno' });
  expect(second.reference).toBe(first.reference);
  expect((await read(first.reference)).messages[0]).toMatchObject({ threadedBy: 'api' });
  expect(first.key).toMatch(/^[2-9A-Y]{4}-[2-9A-Y]{3}-[2-9A-Y]{4}$/);
  // A program may carry anybody's words: the receipt to an unproven address has none of them.
  const [mail] = await db
    .selectFrom('outbox')
    .select('mail')
    .where('case_id', '=', first.id)
    .where('kind', '=', 'acknowledgement')
    .execute();
  expect(JSON.stringify(mail?.mail)).not.toContain('Gotea');
  const silent = await calls.call(api.createCase, { body: { ...given.body, acknowledge: false } }, program);
  expect(await read(silent.reference)).toMatchObject({ acknowledgedAt: null });
});

test('what does not exist, or not yet, is refused', async () => {
  const nobody = '01a20053-64c8-7a69-91df-3c50bbf8a793';
  expect(await refused({ receivedAt: new Date(it.house.clock.now().getTime() + 60_000).toISOString() })).toBe(
    'case.received_in_future',
  );
  expect(await refused({ teamId: nobody })).toBe('team.not_found');
  expect(await refused({ ownerId: nobody })).toBe('person.not_found');
  expect(await refused({ ownerId: it.people.auditor.id })).toBe('case.assignee_cannot_see');
  expect(await refused({ customer: { id: nobody } })).toBe('customer.not_found');
  expect(await refused({ reasonCode: 'no_such' })).toBe('reason.not_found');
  expect(await refused({ fileIds: ['nothing'] })).toBe('file.not_found');
  expect(await refused({ public_key: 'X' })).toBe('request.invalid');
  expect((await calls.refused(api.createCase, { body }, it.callers.auditor)).code).toBe('case.reads_only');
  expect((await calls.refused(api.createCase, { body }, it.callers.area_member)).code).toBe('case.reads_only');
});

test('odd characters are kept or left out, never a fault', async () => {
  const odd = 'a\u0000b\ud83d \u202Ec';
  const view = await calls.call(
    api.createCase,
    { body: { subject: odd, text: odd, customer: { name: 'Zoe' }, petitions: [odd] } },
    agent,
  );
  expect(view.subject).toBe('ab\ufffd \u202Ec');
  const call = { params: { reference: view.reference } };
  expect((await calls.send(api.addNote, { ...call, body: { text: odd } }, agent)).statusCode).toBe(200);
  expect(
    (
      await calls.send(
        api.reply,
        { ...call, body: { text: odd, subject: odd, to: [`${odd} <z@cliente.example>`] } },
        agent,
      )
    ).statusCode,
  ).toBe(200);
  expect((await calls.send(api.listCases, { query: { q: odd } }, agent)).statusCode).toBe(200);
  expect((await calls.send(api.classify, { ...call, body: { subject: odd } }, agent)).statusCode).toBe(200);
});

test('too big a file is refused and nothing of it kept', async () => {
  const bytes = Buffer.alloc(50 * 1024 * 1024 + 1);
  const answer = await calls.send(api.uploadFile, { query: { name: 'grande.bin' } }, agent, {
    content: { type: 'application/octet-stream', bytes },
  });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'file.too_large']);
  expect(await db.selectFrom('upload').select('id').execute()).toEqual([]);
});

const entered = (caseId: string) => db.selectFrom('intake').selectAll().where('case_id', '=', caseId).execute();
const program = async (name: string) => {
  const { value } = await it.as(system('test'), (work) =>
    createToken(work, { personId: it.people.agent.id, name, scopes: ['cases:write', 'cases:read'] }),
  );
  return calls.withToken(value);
};

test('invariant 1: what is typed in has its row in the ledger, with its case, its message and the date that counts', async () => {
  const receivedAt = new Date(it.house.clock.now().getTime() - 26 * HOUR);
  const opened = await calls.call(
    api.createCase,
    { body: { ...body, channel: 'counter', receivedAt: receivedAt.toISOString(), customer: { name: 'Rosa Gil' } } },
    agent,
  );
  const [row, ...more] = await entered(opened.id);
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    channel: 'counter',
    state: 'done',
    outcome: 'case',
    message_id: opened.messageId,
    received_at: receivedAt,
    raw_sha256: null,
    from_address: 'Rosa Gil',
  });
  const { items, channels } = await calls.call(intakeApi.listIntake, { query: { channel: 'counter' } }, agent);
  expect(items).toMatchObject([
    { id: row?.id, caseReference: opened.reference, subject: body.subject, sha256: null, size: null },
  ]);
  expect(items[0]?.can).toMatchObject({ readAgain: 'intake.done', makeCase: 'intake.done', markSpam: true });
  expect(channels.filter(({ channel }) => channel === 'counter')).toEqual([]);
  const params = { params: { id: row?.id as string } };
  expect((await calls.refused(intakeApi.getIntakeRaw, params, agent)).code).toBe('intake.not_found');
  expect((await calls.refused(intakeApi.readAgain, { ...params, body: {} }, agent)).code).toBe('intake.done');
  const spam = await calls.call(intakeApi.markSpam, { ...params, body: { spam: true } }, agent);
  expect(spam).toMatchObject({ outcome: 'spam', caseReference: opened.reference });
  const told = await db
    .selectFrom('event')
    .select('type')
    .where('stream', '=', `intake:${row?.id}`)
    .orderBy('n')
    .execute();
  expect(told.map(({ type }) => type)).toEqual(['intake.received', 'intake.processed', 'intake.marked_spam']);
});

test('a program that asks ten times at once with one key makes one case and one row; refused, neither', async () => {
  const as = await program('diez');
  const given = { body: { ...body, customer: { name: 'Mar', email: 'mar@cliente.example' } } };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => calls.call(api.createCase, given, as, { idempotencyKey: 'diez' })),
  );
  expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1);
  const rows = await db
    .selectFrom('intake')
    .select(['channel', 'case_id'])
    .where('from_address', '=', 'mar@cliente.example')
    .execute();
  expect(rows).toEqual([{ channel: 'api', case_id: answers[0]?.id }]);
  await calls.refused(api.createCase, { body: { ...given.body, reasonCode: 'no_such' } }, as);
  expect(
    await db.selectFrom('intake').select('id').where('from_address', '=', 'mar@cliente.example').execute(),
  ).toHaveLength(1);
});

test('accepted = rows = outcomes; a counter where nobody comes for a month rings no bell', async () => {
  for (const channel of ['counter', 'phone', 'post'] as const)
    await calls.call(api.createCase, { body: { ...body, channel } }, agent);
  const counted = await db
    .selectFrom('acceptance')
    .select(['channel', 'accepted'])
    .where('channel', '=', 'post')
    .execute();
  expect(counted.map(({ accepted }) => Number(accepted)).reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(await reconcile(it.house)).toEqual({ differences: [], unaccounted: [], missingBytes: [] });
  expect(await checkPromises(it.house)).toMatchObject({ withoutCase: 0, late: 0 });
  await db.deleteFrom('acceptance').where('channel', '=', 'post').execute();
  expect((await reconcile(it.house)).differences).toMatchObject([{ channel: 'post', accepted: 0, rows: 1 }]);
  it.house.clock.advance(28 * DAY);
  expect(await checkSilence(it.house)).toEqual([]);
});

test('the receipt of a call they let us record says how to get the recording; of one they did not, nothing (art. 12.1)', async () => {
  const clerk = await calls.signedIn(it.people.agent);
  const receipt = async (recording: boolean | null): Promise<string> => {
    const customer = { name: 'Olga Paz', email: `olga-${String(recording)}@cliente.example` };
    const asked = { recording, receipt: null };
    const made = await calls.call(api.createCase, { body: { ...body, customer, channel: 'phone', asked } }, clerk);
    const mail = await db
      .selectFrom('outbox')
      .select('mail')
      .where('case_id', '=', made.id)
      .where('kind', '=', 'acknowledgement')
      .executeTakeFirstOrThrow();
    return JSON.stringify(mail.mail);
  };
  expect(await receipt(true)).toContain('Para oírla o recibir una copia');
  expect(await receipt(false)).not.toContain('grabar');
  expect(await receipt(null)).not.toContain('grabar');
});
