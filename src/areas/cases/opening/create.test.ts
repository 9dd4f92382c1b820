import { afterAll, expect, test } from 'vitest';
import { createToken } from '#areas/identity/index.ts';
import { system } from '#platform/work/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;
const { agent } = it.callers;
const body = {
  subject: 'Grifo que gotea',
  text: 'Gotea desde ayer',
  customer: { name: 'Rosa Gil', email: 'rosa@cliente.example' },
};
const read = (reference: string) => it.api.call(api.getCase, { params: { reference } }, agent);
const refused = async (changes: object) =>
  (await it.api.refused(api.createCase, { body: { ...body, ...changes } }, agent)).code;

test('an agent writes down a call: the date it was received counts, its key was told', async () => {
  const receivedAt = new Date(it.house.clock.now().getTime() - 3_600_000).toISOString();
  const opened = await it.api.call(
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
  const program = it.api.withToken(value);
  const given = { body: { ...body, customer: { name: 'Luz', email: 'luz@cliente.example' } } };
  const first = await it.api.call(api.createCase, given, program, { idempotencyKey: 'uno' });
  const second = await it.api.call(api.createCase, given, program, { idempotencyKey: 'uno' });
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
  const silent = await it.api.call(api.createCase, { body: { ...given.body, acknowledge: false } }, program);
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
  expect((await it.api.refused(api.createCase, { body }, it.callers.auditor)).code).toBe('case.reads_only');
  expect((await it.api.refused(api.createCase, { body }, it.callers.area_member)).code).toBe('case.reads_only');
});

test('odd characters are kept or left out, never a fault', async () => {
  const odd = 'a\u0000b\ud83d \u202Ec';
  const view = await it.api.call(
    api.createCase,
    { body: { subject: odd, text: odd, customer: { name: 'Zoe' }, petitions: [odd] } },
    agent,
  );
  expect(view.subject).toBe('ab\ufffd \u202Ec');
  const call = { params: { reference: view.reference } };
  expect((await it.api.send(api.addNote, { ...call, body: { text: odd } }, agent)).statusCode).toBe(200);
  expect(
    (
      await it.api.send(
        api.reply,
        { ...call, body: { text: odd, subject: odd, to: [`${odd} <z@cliente.example>`] } },
        agent,
      )
    ).statusCode,
  ).toBe(200);
  expect((await it.api.send(api.listCases, { query: { q: odd } }, agent)).statusCode).toBe(200);
  expect((await it.api.send(api.classify, { ...call, body: { subject: odd } }, agent)).statusCode).toBe(200);
});

test('too big a file is refused and nothing of it kept', async () => {
  const bytes = Buffer.alloc(50 * 1024 * 1024 + 1);
  const answer = await it.api.send(api.uploadFile, { query: { name: 'grande.bin' } }, agent, {
    content: { type: 'application/octet-stream', bytes },
  });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'file.too_large']);
  expect(await db.selectFrom('upload').select('id').execute()).toEqual([]);
});
