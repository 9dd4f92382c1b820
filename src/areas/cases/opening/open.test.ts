import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '../cases.fixture.ts';
import { caseByKey, recomputeTargets } from '../index.ts';

const it = await casesHouse();
afterAll(it.close);
const { db } = it.house.database;

test('a mail opens a case with everything invariant 6 asks for, recorded', async () => {
  const { id, reference, key, messageId } = await it.aCase({
    message: { cc: [{ name: 'Luis', address: 'luis@otro.example' }] },
  });
  expect(reference).toMatch(/^RC-\d+$/);
  const inbox = await db.selectFrom('case_inbox').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow();
  expect(inbox).toMatchObject({
    ball: 'ours',
    owner_id: null,
    team_id: it.teamId,
    inbound_n: 1,
    due_kind: 'acknowledge',
    due_state: 'running',
    awaits_customer: false,
  });
  expect(inbox.next_at).toEqual(inbox.due_at);
  expect(inbox.excerpt).toBe('Hola: Falta una silla en mi pedido 108810. Gracias');
  expect(await db.selectFrom('waiting').select(['ball', 'until']).where('case_id', '=', id).execute()).toEqual([
    { ball: 'ours', until: null },
  ]);
  const participants = await db
    .selectFrom('participant')
    .select(['address', 'role'])
    .where('case_id', '=', id)
    .orderBy('address')
    .execute();
  expect(participants).toEqual([
    { address: 'ana@cliente.example', role: 'requester' },
    { address: 'luis@otro.example', role: 'third_party' },
  ]);
  const events = await it.events(id);
  expect(events.map((event) => event.type)).toEqual(['case.opened', 'case.key_issued', 'case.message_received']);
  expect(JSON.stringify(events)).not.toMatch(/ana@|Ruiz|Pedido|silla/);
  expect(events[0]?.data).toMatchObject({ ball: 'ours', team: it.teamId, channel: 'email' });
  expect(
    await db.selectFrom('message').select(['direction', 'automatic']).where('case_id', '=', id).orderBy('id').execute(),
  ).toEqual([
    { direction: 'in', automatic: null },
    { direction: 'out', automatic: 'acknowledgement' },
  ]);
  expect(await caseByKey(db, key.toLowerCase().replaceAll('-', ' '))).toMatchObject({ id, reference });
  expect(await db.selectFrom('message').select('id').where('id', '=', messageId).executeTakeFirst()).toBeDefined();
});

test('its clocks are those its log tells', async () => {
  const { id } = await it.aCase({ given: { priority: 'high' } });
  const rows = await db
    .selectFrom('target')
    .select(['kind', 'due_at', 'state', 'minutes'])
    .where('case_id', '=', id)
    .orderBy('kind')
    .execute();
  const told = (await recomputeTargets(db, id))
    .map(({ kind, dueAt, state, minutes }) => ({ kind, due_at: dueAt, state, minutes }))
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  expect(rows).toEqual(told);
  expect(rows.map((row) => [row.kind, row.minutes])).toEqual([
    ['acknowledge', 30],
    ['first_reply', 240],
    ['resolve', 2400],
    ['take_in_charge', 120],
  ]);
});

test('the acknowledgement holds what they wrote only when the address is proven theirs', async () => {
  const sent = async (caseId: string) =>
    (await db.selectFrom('outbox').select(['mail', 'kind']).where('case_id', '=', caseId).execute()).map((row) =>
      JSON.stringify(row.mail),
    );
  const stranger = await it.aCase({ message: { from: { name: 'Ivo', address: 'ivo@cliente.example' } } });
  expect(await sent(stranger.id)).toEqual([expect.not.stringContaining('silla')]);
  expect((await sent(stranger.id))[0]).toContain(stranger.key);
  const proven = await it.aCase({
    message: { from: { name: 'Eva', address: 'eva@cliente.example' }, authenticity: { dmarc: 'pass' } },
  });
  expect(await sent(proven.id)).toEqual([expect.stringContaining('Falta una silla')]);
});

test('automatic and held mail is not acknowledged and promises no acknowledgement', async () => {
  const machine = await it.aCase({ message: { automatic: 'auto-generated' } });
  expect(await db.selectFrom('outbox').select('id').where('case_id', '=', machine.id).execute()).toEqual([]);
  expect((await recomputeTargets(db, machine.id)).map((target) => target.kind)).not.toContain('acknowledge');
  const held = await it.aCase({ message: { heldReason: 'stranger' } });
  expect((await it.events(held.id)).map((event) => event.type)).toContain('case.message_held');
});

test('a mail without subject is known by its first words, and odd characters do not stop it', async () => {
  const { id } = await it.aCase({
    given: { subject: ' ' },
    message: {
      text: 'Sin a\0sunto \ud83d',
      cc: [{ name: 'X\0', address: 'x@cliente.example' }],
      from: { name: 'Yago', address: 'yago@cliente.example' },
      authenticity: { dmarc: 'pass' },
    },
  });
  expect(await db.selectFrom('case_file').select('subject').where('id', '=', id).executeTakeFirstOrThrow()).toEqual({
    subject: 'Sin asunto \ufffd',
  });
});

test('a date in the future is now; clocks count from when it was received', async () => {
  const later = new Date(it.house.clock.now().getTime() + 3_600_000);
  const { id } = await it.aCase({ given: { receivedAt: later } });
  const row = await db
    .selectFrom('case_file')
    .select(['received_at', 'opened_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.received_at).toEqual(row.opened_at);
});
