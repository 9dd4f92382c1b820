import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { readable } from '#tests/support/readable.ts';
import { canonicalEvent, canonicalJson, GENESIS } from './event.ts';
import {
  advance,
  catchUp,
  endOfLog,
  readAfter,
  record,
  sealDay,
  START,
  verifyLog,
  type LogEvent,
  type Reader,
} from './index.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

async function write(stream: string, ...types: string[]): Promise<void> {
  await transact(house, system('test'), async (work) => {
    for (const type of types) record(work, ['case', stream], type, { amount: 1_234, ñ: 'código' });
  });
}
/** As a superuser with the triggers off: what an intruder with the database would do. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: house.database.ownerUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

describe('the chain (invariant 3)', () => {
  test('the canonical form is RFC 8785 inside eight documented lines', () => {
    expect(canonicalJson({ b: [1, 'ñ', null, true], a: { z: 1, A: 2 } })).toBe(
      '{"a":{"A":2,"z":1},"b":[1,"ñ",null,true]}',
    );
    const text = canonicalEvent({
      stream: 'case:1',
      n: 1,
      type: 'case.opened',
      actor: 'system:test',
      at: new Date('2026-11-09T09:00:00Z'),
      data: {},
      prev: GENESIS,
    });
    expect(text).toBe(
      `cauce-event-1\ncase:1\n1\ncase.opened\nsystem:test\n2026-11-09T09:00:00.000Z\n{}\n${'00'.repeat(32)}`,
    );
  });

  test('an untouched log verifies, across streams and appends', async () => {
    await write('a', 'case.opened', 'case.taken');
    await write('b', 'case.opened');
    await write('a', 'case.resolved');
    expect(await verifyLog(house.database.db)).toEqual({ events: 4, streams: 2, seals: 0, broken: [] });
  });

  test.each([
    ['an altered row', `update event set data = '{"amount": 9}' where n = 2`, 'altered'],
    ['an altered time', `update event set at = at + interval '1 second' where n = 2`, 'altered'],
    ['a deleted row', 'delete from event where n = 2', 'missing'],
    [
      'two re-ordered rows',
      'update event set n = -2 where n = 2; update event set n = 2 where n = 3; update event set n = 3 where n = -2',
      'inserted',
    ],
    ['a cut tail', 'delete from event where n >= 3', 'missing'],
    [
      'an inserted row',
      `update event set n = -n where n >= 2; insert into event (stream, n, type, actor, at, data, prev, hash) select stream, 2, 'case.noted', actor, at, data, prev, decode(repeat('ab', 32), 'hex') from event where n = -2; update event set n = -n + 1 where n < 0; update stream set n = n + 1`,
      'altered',
    ],
  ])('%s is named', async (_, statement, what) => {
    await write('a', 'case.opened', 'case.taken', 'case.noted', 'case.resolved');
    await tamper(statement);
    const { broken } = await verifyLog(house.database.db);
    expect(broken[0]).toMatchObject({ what, stream: 'case:a' });
  });

  test('the application may not change or empty the log, nor its seals', async () => {
    await write('a', 'case.opened');
    await sealDay(house);
    for (const statement of [
      `update event set type = 'x'`,
      'delete from event',
      'truncate event',
      'delete from seal_leaf',
      `update seal set streams = 0`,
    ]) {
      await expect(sql.raw(statement).execute(house.database.db), statement).rejects.toThrow(/permission denied/);
    }
  });

  test('even the owner is refused by the trigger', async () => {
    await write('a', 'case.opened');
    const owner = new pg.Client({ connectionString: house.database.ownerUrl });
    await owner.connect();
    await expect(owner.query('delete from event')).rejects.toThrow(/append-only/);
    await expect(owner.query('truncate event')).rejects.toThrow(/append-only/);
    await owner.end();
  });

  test('the daily seal catches a chain rewritten from its head to its stream', async () => {
    await write('a', 'case.opened', 'case.taken');
    expect(await sealDay(house)).toBeInstanceOf(Buffer);
    expect(await sealDay(house)).toBeNull();
    await tamper(
      `delete from event where n = 2; update stream s set n = 1, head = e.hash from event e where e.stream = s.id and e.n = 1`,
    );
    const { broken } = await verifyLog(house.database.db);
    expect(broken).toContainEqual(expect.objectContaining({ what: 'seal', stream: 'case:a', n: 2 }));
  });

  test('two commands on one stream never fork the chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => write('a', `case.noted${i}`, 'case.tagged')));
    const { broken, events } = await verifyLog(house.database.db);
    expect({ broken, events }).toEqual({ broken: [], events: 40 });
  });
});

describe('readers (invariant 4)', () => {
  function counting(seen: LogEvent[]): Reader {
    return { name: 'counting', types: ['case.opened'], handle: async (_, event) => void seen.push(event) };
  }

  test('a transaction that commits late is not skipped by a reader that saw a later one', async () => {
    const slow = await house.database.pool.connect();
    await slow.query('begin');
    await slow.query(
      `insert into event (stream, n, type, actor, at, prev, hash) values ('case:slow', 1, 'case.opened', 'system:test', now(), '', '')`,
    );
    await write('quick', 'case.opened');
    const seen: LogEvent[] = [];
    await catchUp(house, counting(seen));
    expect(seen).toEqual([]);
    await slow.query('commit');
    slow.release();
    await readable(house);
    await catchUp(house, counting(seen));
    expect(seen.map((event) => event.stream)).toEqual(['case:slow', 'case:quick']);
    expect(await readAfter(house.database.db, await endOfLog(house.database.db), 10)).toEqual([]);
  });

  test('a reader killed between handling and moving its cursor repeats, and keeps its rows once', async () => {
    await write('a', 'case.opened');
    let dies = true;
    const reader: Reader = {
      name: 'mortal',
      types: ['case.opened'],
      async handle(work, event) {
        await sql`insert into setting (key, value, changed_at, changed_by) values (${`seen:${event.id}`}, '1', now(), 'test')`.execute(
          work.db,
        );
        if (dies) throw new Error('killed');
      },
    };
    await readable(house);
    await expect(advance(house, reader)).rejects.toThrow('killed');
    dies = false;
    await readable(house);
    expect(await advance(house, reader)).toBe(1);
    expect(await advance(house, reader)).toBe(0);
    const rows = await house.database.db.selectFrom('setting').select('key').where('key', 'like', 'seen:%').execute();
    expect(rows).toHaveLength(1);
  });

  test('two nodes with the same reader handle each event once', async () => {
    for (let i = 0; i < 30; i += 1) await write(`s${i}`, 'case.opened');
    const seen: LogEvent[] = [];
    await readable(house);
    await Promise.all([catchUp(house, counting(seen)), catchUp(house, counting(seen)), catchUp(house, counting(seen))]);
    await catchUp(house, counting(seen));
    expect(new Set(seen.map((event) => event.id)).size).toBe(30);
    expect(seen).toHaveLength(30);
  });

  test('reading from the start gives everything in (tx, id) order', async () => {
    await write('a', 'case.opened', 'case.taken');
    await write('b', 'case.opened');
    await readable(house);
    const events = await readAfter(house.database.db, START, 100);
    expect(events.map((event) => `${event.stream} ${event.n}`)).toEqual(['case:a 1', 'case:a 2', 'case:b 1']);
  });
});
