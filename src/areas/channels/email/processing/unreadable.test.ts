import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { rereadOlderThan, startIntake } from '#areas/intake/index.ts';
import { startReaders, type MailReaders } from '#platform/mail/content/index.ts';
import { makeEmailHandler } from '../handler.ts';
import { openPostOffice } from './post-office.fixture.ts';

/** The real reader without patience: really failing. */
function hastyReaders(): MailReaders {
  const readers = startReaders();
  return {
    read: (source, options) => readers.read(source, { ...options, limits: { milliseconds: 10 } }),
    stop: () => readers.stop(),
  };
}
const office = await openPostOffice({ startReaders: hastyReaders, readerVersion: 1 });
const { house, deliver, settle, seen } = office;
afterAll(() => office.close());

test('L10: what cannot be read is a case with the whole mail attached, and is read again by a newer reader', async () => {
  const heavy = `From: Ana <ana@lejos.example>\r\nTo: soporte@ribera.example\r\nSubject: Pedido\r\nMessage-ID: <pesado@lejos.example>\r\nContent-Type: text/html\r\n\r\n<p>Mi factura</p>${'<td style="color:red"><a href="https://x.es/">x</a>'.repeat(12_000)}\r\n`;
  const first = await deliver({ headers: {}, raw: heavy });
  expect(first).toMatchObject({ state: 'retry', caseId: null });
  house.clock.advance(10_000);
  await expect.poll(async () => (await seen(first.id)).state, { timeout: 10_000 }).toBe('done');
  const one = await seen(first.id);
  expect(one).toMatchObject({ state: 'done', outcome: 'case', readable: false, warnings: ['unreadable'] });
  const files = (): Promise<{ rows: { name: string; type: string; size: number }[] }> =>
    sql<{
      name: string;
      type: string;
      size: number;
    }>`select name, type, size from attachment where message_id = ${one.messageId}`.execute(house.database.db);
  expect((await files()).rows).toEqual([
    { name: 'mensaje.eml', type: 'message/rfc822', size: Buffer.byteLength(heavy) },
  ]);
  const row = await sql<{
    subject: string;
    text: string;
  }>`select f.subject, m.text from case_file f join message m on m.id = ${one.messageId} where f.id = ${one.caseId}`.execute(
    house.database.db,
  );
  expect(row.rows[0]).toEqual({ subject: 'Pedido', text: '' });

  expect(await rereadOlderThan(house, { channel: 'email', readerVersion: 1 })).toBe(0);
  await office.pause();
  const better = startIntake(house, { handlers: { email: makeEmailHandler({ readerVersion: 2 }) }, pollMs: 20 });
  expect(await rereadOlderThan(house, { channel: 'email', readerVersion: 2 })).toBe(1);
  await settle();
  await better.stop();
  expect(await seen(one.id)).toMatchObject({
    state: 'done',
    outcome: 'case',
    reason: 'read_again',
    readable: true,
    caseId: one.caseId,
    messageId: one.messageId,
    warnings: expect.not.arrayContaining(['unreadable']),
  });
  const after = await sql<{
    text: string;
    n: number;
  }>`select text, (select count(*)::int from message where case_id = ${one.caseId} and direction = 'in') as n from message where id = ${one.messageId}`.execute(
    house.database.db,
  );
  expect(after.rows[0]?.text).toContain('Mi factura');
  expect(after.rows[0]?.n).toBe(1);
  expect(await rereadOlderThan(house, { channel: 'email', readerVersion: 2 })).toBe(0);

  // What a person said of it since is theirs: reading again does not take «spam» off.
  await sql`update intake set outcome = 'spam', readable = false where id = ${one.id}`.execute(house.database.db);
  const newest = startIntake(house, { handlers: { email: makeEmailHandler({ readerVersion: 3 }) }, pollMs: 20 });
  expect(await rereadOlderThan(house, { channel: 'email', readerVersion: 3 })).toBe(1);
  await settle();
  await newest.stop();
  expect(await seen(one.id)).toMatchObject({ state: 'done', outcome: 'spam', reason: 'read_again', readable: true });
});
