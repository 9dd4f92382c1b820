import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { customerForPhone } from '#areas/customers/index.ts';
import { system } from '#platform/work/index.ts';
import { aMail, casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { addInbound } from '../index.ts';
import { readCursor, writeCursor } from './cursor.rules.ts';
import { isReadWhole } from '../searching/search.rules.ts';

const it = await casesHouse();
afterAll(it.close);
const { agent, lead } = it.callers;
type Query = Parameters<typeof it.api.call<typeof api.listCases>>[1]['query'];
const list = async (query: Query, who = agent) => it.api.call(api.listCases, { query }, who);
const references = async (query: Query, who = agent) => (await list(query, who)).cases.map((row) => row.reference);
const params = (reference: string) => ({ params: { reference } });

test('views and tabs hold what they say', async () => {
  const [a, b, c, d] = [
    await it.aCase(),
    await it.aCase(),
    await it.aCase({ given: { priority: 'high' } }),
    await it.aCase(),
  ];
  await it.api.call(api.take, { ...params(a.reference), body: {} }, agent);
  await it.api.call(api.reply, { ...params(b.reference), body: { text: '¿Cuál?' } }, lead);
  await it.api.call(
    api.resolve,
    { ...params(d.reference), body: { petitions: [{ text: 'x', outcome: 'informed', reason: 'y' }], text: 'Hecho' } },
    lead,
  );
  expect(await references({ view: 'mine' })).toEqual([a.reference]);
  expect(await references({ view: 'mine', ball: 'customer' }, lead)).toEqual([b.reference]);
  expect(await references({ view: 'unassigned' })).toEqual([c.reference]);
  expect((await references({ view: 'team', ball: 'ours' })).toSorted()).toEqual([a.reference, c.reference].toSorted());
  expect(await references({ view: 'all', ball: 'resolved' })).toEqual([d.reference]);
  // What is due first on top; the resolved are not among the open.
  expect((await references({ view: 'all' }))[0]).toBe(c.reference);
  expect(await references({ view: 'all' })).not.toContain(d.reference);
  const counts = await it.api.call(api.countCases, { query: { view: 'all' } }, agent);
  expect(counts.balls).toEqual({ ours: 2, inside: 0, customer: 1, snoozed: 0, resolved: 0 });
  expect(counts.views).toMatchObject({ mine: 1, unassigned: 1, team: 2, mentions: 0 });
  expect(await references({ view: 'due_today' })).toEqual(expect.arrayContaining([c.reference]));
});

test('pages go on where they ended, each case once, in every order', async () => {
  for (let n = 0; n < 7; n++) {
    it.house.clock.advance(1_000);
    await it.aCase();
  }
  for (const query of [
    { order: 'due' },
    { order: 'newest' },
    { order: 'oldest' },
    { ball: 'resolved' as const },
  ] as const) {
    const whole = await references({ ...query, limit: 100 });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ ...query, limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.cases.map((row) => row.reference));
      expect(page.more).toBe(page.next !== null);
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(whole);
  }
  expect(await references({ after: 'no-es-un-cursor', limit: 3 })).toEqual(await references({ limit: 3 }));
});

test('a cursor reads back as itself, and a changed one is none', () => {
  const cursor = { at: new Date('2026-11-09T09:00:00.123Z'), id: '01a20053-64c8-7a69-91df-3c50bbf8a793' };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  for (const text of [
    '',
    'x',
    writeCursor(cursor).slice(3),
    Buffer.from("2026-01-01T00:00:00Z '; drop table").toString('base64url'),
  ])
    expect(readCursor(text)).toBeNull();
});

test('rows carry the clock, what is unread and what may be done', async () => {
  const { reference } = await it.aCase({ given: { priority: 'high' } });
  const row = (await list({ q: reference })).cases[0];
  expect(row).toMatchObject({
    reference,
    customer: 'Ana Ruiz',
    unread: true,
    priority: 'high',
    due: { kind: 'acknowledge', state: 'normal', internal: true },
    can: { reply: true, take: true, wake: 'case.not_snoozed' },
  });
  it.house.clock.advance(3 * 3_600_000);
  expect((await list({ q: reference })).cases[0]?.due).toMatchObject({ state: 'overdue' });
});

test('found by number, key, address, phone, name, file and words', async () => {
  const found = await it.aCase({
    given: { subject: 'Cafetera que gotea' },
    message: {
      from: { name: 'Begoña Núñez', address: 'bego.nunez@correo.example' },
      text: 'La reclamación es por la cafetera: gotea desde ayer.',
      cc: [],
    },
  });
  const stored = await it.house.files.put(Buffer.from('x'));
  await it.as(system('intake'), (work) =>
    addInbound(
      work,
      found.id,
      aMail(work.now, {
        from: { name: 'Begoña Núñez', address: 'bego.nunez@correo.example' },
        text: 'Foto',
        attachments: [{ ...stored, name: 'Cafetera-rota.jpg', type: 'image/jpeg', inline: false, contentId: null }],
      }),
    ),
  );
  const byPhone = await it.as(
    system('intake'),
    async (work) => (await customerForPhone(work, { phone: '612345678', name: 'Rosa' }))?.id ?? null,
  );
  const called = await it.aCase({ given: { customerId: byPhone, channel: 'phone' }, message: { channel: 'phone' } });
  const finds: [string, string][] = [
    [found.reference, found.reference],
    [found.reference.toLowerCase(), found.reference],
    [found.reference.slice(3), found.reference],
    [found.key, found.reference],
    [found.key.replaceAll('-', '').toLowerCase(), found.reference],
    ['bego.nunez@correo.example', found.reference],
    ['bego.nun', found.reference],
    ['nuñez', found.reference],
    ['NUNEZ', found.reference],
    ['begona', found.reference],
    ['cafetera', found.reference],
    ['reclamaciones cafeteras', found.reference],
    ['reclamacion', found.reference],
    ['RECLAMACIÓN', found.reference],
    ['cafetera-rota', found.reference],
    ['"gotea desde ayer"', found.reference],
    ['612 34 56 78', called.reference],
    ['+34612345678', called.reference],
  ];
  for (const [q, reference] of finds) expect(await references({ q }), q).toContain(reference);
  for (const q of ['zanahoria', 'cafetera -gotea', '%', "'; drop table case_file; --", '***'])
    expect(await references({ q }), q).not.toContain(found.reference);
  expect(await references({ q: 'cafetera', ball: 'resolved' })).toEqual([]);
});

test.each([
  // As found at a million cases: two names, one name, a word of half of all messages.
  [4_120, 3_256_904, true],
  [31_430, 3_256_904, false],
  [1_700_000, 3_256_904, false],
  // Nobody has counted yet.
  [4_500, -1, false],
])('%i hits among %i messages are read whole: %s', (hits, messages, whole) => {
  expect(isReadWhole(hits, messages, 200)).toBe(whole);
});

test('of a very long case the last messages are read, and that there are earlier ones is said', async () => {
  const { messageId, reference } = await it.aCase();
  const more = (n: number, to: number) =>
    sql`
    insert into message select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'intake_id', null, 'text', 'Otra ' || n, 'at', m.at + n * interval '1 second'))).*
    from message m, generate_series(${n}::int, ${to}::int) n where m.id = ${messageId}`.execute(it.house.database.db);
  await more(1, 99);
  const whole = await it.api.call(api.getCase, { params: { reference } }, agent);
  expect([whole.messages.length, whole.hasEarlier]).toEqual([100, undefined]);
  await more(100, 249);
  const cut = await it.api.call(api.getCase, { params: { reference } }, agent);
  expect([cut.messages.length, cut.hasEarlier, cut.messages.at(-1)?.text]).toEqual([100, true, 'Otra 249']);
  const before = async (message: { id: string } | undefined) =>
    it.api.call(api.earlierMessages, { params: { reference }, query: { before: message?.id ?? '' } }, agent);
  const second = await before(cut.messages[0]);
  const third = await before(second.messages[0]);
  const texts = [...third.messages, ...second.messages, ...cut.messages].map(({ text }) => text);
  expect([second.hasEarlier, third.hasEarlier, texts.length]).toEqual([true, false, 250]);
  expect(texts.slice(1)).toEqual(Array.from({ length: 249 }, (_, n) => `Otra ${n + 1}`));
  const other = await it.aCase();
  expect((await before({ id: other.messageId })).messages).toEqual([]);
});
