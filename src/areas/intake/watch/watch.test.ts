import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { openMetrics } from '#platform/observe/metrics.ts';
import { makeHouse } from '#tests/support/house.ts';
import { keep } from '../keep.ts';
import { checkDisk } from './disk.ts';
import { checkPromises, intakeGauges } from './promises.ts';
import { checkReceipts } from './receipts.ts';
import { reconcile } from './reconcile.ts';
import { checkSilence } from './silence.ts';
import { isUnusuallySilent } from './silence.rules.ts';

const house = await makeHouse();
const { db } = house.database;
afterAll(() => house.close());
beforeEach(async () => {
  for (const table of ['intake', 'acceptance', 'channel_pulse', 'alarm'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  house.clock.set('2026-11-09T09:00:00.000Z');
});

let n = 0;
async function arrival(set: Record<string, unknown> = {}): Promise<string> {
  const raw = await house.files.put(Buffer.from(String((n += 1))));
  const { id } = await keep(house, { channel: 'form', dedupeKey: `k${n}`, raw, receivedAt: house.clock.now() });
  if (Object.keys(set).length > 0)
    await db
      .updateTable('intake')
      .set(set as never)
      .where('id', '=', id)
      .execute();
  return id;
}
async function ringing(): Promise<string[]> {
  return (
    await sql<{ kind: string }>`select kind from alarm where cleared_at is null order by kind`.execute(db)
  ).rows.map((row) => row.kind);
}

describe('the promises, every minute', () => {
  test('all kept: nothing rings', async () => {
    await arrival();
    expect(await checkPromises(house)).toEqual({ withoutCase: 0, late: 0, quarantined: 0, adrift: 0, ids: [] });
    expect(await ringing()).toEqual([]);
  });

  test('late, without case, set aside: each rings once with where to look, and stops by itself', async () => {
    const late = await arrival();
    const lost = await arrival({ state: 'done', outcome: 'case' });
    await arrival({ state: 'quarantined' });
    house.clock.advance(11 * MINUTE);
    expect(await checkPromises(house)).toMatchObject({ withoutCase: 1, late: 1, quarantined: 1 });
    await checkPromises(house);
    expect(await ringing()).toEqual(['contacts.late', 'contacts.quarantined', 'contacts.without_case']);
    const alarm = await sql<{ data: { ids: string[] } }>`select data from alarm where kind = 'contacts.late'`.execute(
      db,
    );
    expect(alarm.rows[0]?.data.ids.toSorted()).toEqual([late, lost].toSorted());
    const raised = await sql<{ n: number }>`select count(*)::int as n from event where type = 'alarm.raised'`.execute(
      db,
    );
    expect(raised.rows[0]?.n).toBe(3);
    await sql`delete from intake`.execute(db);
    await checkPromises(house);
    expect(await ringing()).toEqual([]);
    const cleared = await sql<{ n: number }>`select count(*)::int as n from event where type = 'alarm.cleared'`.execute(
      db,
    );
    expect(cleared.rows[0]?.n).toBe(3);
  });

  test('as metrics', async () => {
    await arrival({ state: 'quarantined' });
    expect(await openMetrics(house, intakeGauges).scrape()).toMatch(
      /cauce_contacts_quarantined 1\n[\s\S]*cauce_cases_adrift 0/,
    );
  });
});

describe('the reconciliation, every hour', () => {
  test('accepted = rows = outcomes = bytes', async () => {
    for (let i = 0; i < 5; i += 1) await arrival({ state: 'done', outcome: 'ignored' });
    expect(await reconcile(house)).toEqual({ differences: [], unaccounted: [], missingBytes: [] });
    expect(await ringing()).toEqual([]);
  });

  test('a row that is gone, one that tells nothing, bytes that are gone: named', async () => {
    const gone = await arrival();
    await arrival();
    const silent = await arrival({ state: 'done', outcome: null });
    const blank = await arrival({ raw_sha256: 'f'.repeat(64) });
    await sql`delete from intake where id = ${gone}`.execute(db);
    const found = await reconcile(house);
    expect(found).toMatchObject({
      differences: [{ channel: 'form', accepted: 4, rows: 3 }],
      unaccounted: [silent],
      missingBytes: [blank],
    });
    expect(await ringing()).toEqual(['intake.difference', 'intake.difference', 'intake.difference']);
  });

  test('a message that belongs to another arrival is no outcome', async () => {
    const id = await arrival({ state: 'done', outcome: 'message', message_id: null });
    expect((await reconcile(house)).unaccounted).toEqual([id]);
  });
});

describe('L3: silence', () => {
  const now = new Date('2026-11-09T12:00:00Z');
  const lastAt = new Date(now.getTime() - 4 * HOUR + MINUTE);
  /** The same hours of so many earlier weeks, each with this many contacts an hour. */
  function weeks(perHour: readonly number[]): Map<number, number> {
    const arrivals = new Map<number, number>();
    perHour.forEach((count, week) => {
      for (let hour = 1; hour <= 6; hour += 1) arrivals.set(now.getTime() - (week + 1) * 7 * DAY - hour * HOUR, count);
    });
    return arrivals;
  }
  const silent = (arrivals: Map<number, number>, since = new Date('2026-09-01T00:00:00Z'), at = lastAt): boolean =>
    isUnusuallySilent({ lastAt: at, now, since, arrivals });

  test('unusual only where the same hours always brought something', () => {
    expect(silent(weeks([3, 3, 3, 3]))).toBe(true);
    expect(silent(weeks([1, 1, 1, 1]))).toBe(false);
    expect(silent(weeks([3, 0, 3, 3]))).toBe(true);
    expect(silent(weeks([3, 0, 0, 3]))).toBe(false);
    expect(silent(weeks([]))).toBe(false);
    expect(silent(weeks([9, 9, 9, 9]), undefined, new Date(now.getTime() - 20 * MINUTE))).toBe(false);
  });

  test('a young channel has no usual pace yet', () => {
    expect(silent(weeks([3]), new Date(now.getTime() - 10 * DAY))).toBe(false);
    expect(silent(weeks([3, 3]), new Date(now.getTime() - 15 * DAY))).toBe(true);
  });

  test('rings, and stops with the next contact', async () => {
    for (const back of [7, 14, 21, 28]) {
      for (let hour = 0; hour < 6; hour += 1)
        await sql`insert into acceptance (channel, subject, hour, shard, accepted) values ('form', '', ${new Date(now.getTime() - back * DAY - hour * HOUR)}, ${hour}, 4)`.execute(
          db,
        );
    }
    await sql`insert into channel_pulse (channel, subject, last_at) values ('form', '', ${lastAt})`.execute(db);
    house.clock.set(now);
    expect(await checkSilence(house)).toEqual(['form']);
    expect(await ringing()).toEqual(['channel.silent']);
    await sql`update channel_pulse set last_at = ${now}`.execute(db);
    expect(await checkSilence(house)).toEqual([]);
    expect(await ringing()).toEqual([]);
  });
});

test('F6: the disk rings at eighty per cent', async () => {
  const used = await checkDisk(house);
  expect(used).toBeGreaterThan(0);
  expect(await ringing()).toEqual(used >= 0.8 ? ['disk.filling'] : []);
  const full = await checkDisk(house, '/proc');
  expect(full).toBe(0);
});

test('a mailbox that fell silent rings, and stops once it speaks again', async () => {
  const id = newId();
  await db
    .insertInto('mailbox')
    .values({ id, address: 'atencion@ribera.example', name: 'Atención', source: 'smtp', created_at: house.clock.now() })
    .execute();
  const answered = (count: number) =>
    sql`insert into auto_answer (address, mailbox_id, kind, at) select 'c' || n || '@cliente.example', ${id}::uuid, 'acknowledgement', ${house.clock.now()}::timestamptz from generate_series(1, ${count}) n`.execute(
      db,
    );
  await answered(999);
  expect(await checkReceipts(house)).toEqual([]);
  await answered(1);
  expect(await checkReceipts(house)).toEqual([id]);
  expect(await ringing()).toEqual(['receipts.stopped']);
  // Switched off it is watched no more, so nothing would end the ringing.
  const active = (is: boolean) => db.updateTable('mailbox').set({ active: is }).where('id', '=', id).execute();
  await active(false);
  expect(await checkReceipts(house)).toEqual([]);
  expect(await ringing()).toEqual([]);
  await active(true);
  expect(await checkReceipts(house)).toEqual([id]);
  house.clock.advance(11 * MINUTE);
  expect(await checkReceipts(house)).toEqual([]);
  expect(await ringing()).toEqual([]);
});
