import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { forgetMailboxes } from '#areas/correspondence/index.ts';
import { raiseAlarm } from '#areas/intake/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { cuttingProxy, type CuttingProxy } from '#tests/support/cutting-proxy.ts';
import { startDovecot } from '#tests/support/dovecot.ts';
import { makeHouse } from '#tests/support/house.ts';
import { mailText, makeMailbox } from '../mailbox.fixture.ts';
import { checkMailboxes } from './health.ts';
import { isFailing } from './health.rules.ts';
import { startMailboxes } from './mailboxes.ts';

const dovecot = await startDovecot();
const house = await makeHouse();
const running: Running[] = [];
const proxies: CuttingProxy[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await Promise.all(proxies.splice(0).map((one) => one.close()));
  await sql`update mailbox set active = false`.execute(house.database.db);
  forgetMailboxes(house.database.db);
});
afterAll(async () => {
  await dovecot?.stop();
  await house.close();
});

let accounts = 0;
interface Box {
  id: string;
  account: string;
}
async function box(more: { port?: number; password?: string; [setting: string]: unknown } = {}): Promise<Box> {
  const { port = dovecot?.port, password = dovecot?.password, ...imap } = more;
  const account = `buzon${(accounts += 1)}@ribera.example`;
  const id = await makeMailbox(house, {
    address: account,
    secret: house.secrets.encrypt('mailbox', password as string),
    imap: {
      host: '127.0.0.1',
      port,
      tls: 'none',
      user: account,
      auth: 'password',
      folder: 'INBOX',
      pollSeconds: 15,
      deleteAfterIntake: false,
      ...imap,
    },
  });
  return { id, account };
}
/** A process of its own that looks often. */
function follow(at: House = { ...house }): Running {
  const one = startMailboxes(at, 100);
  running.push(one);
  return one;
}
async function keptOf(id: string) {
  return (
    await sql<{
      dedupe_key: string;
      raw_sha256: string;
      envelope: { internalDate: string };
    }>`select dedupe_key, raw_sha256, envelope from intake where mailbox_id = ${id} order by received_at, id`.execute(
      house.database.db,
    )
  ).rows;
}
async function uidsOf(id: string): Promise<number> {
  return (
    (
      await sql<{ n: number }>`select count(*)::int as n from imap_uid where mailbox_id = ${id}`.execute(
        house.database.db,
      )
    ).rows[0]?.n ?? 0
  );
}
const mails = (count: number, body = 'Hola'): string[] =>
  Array.from({ length: count }, (_, n) =>
    mailText(
      {
        From: 'ana@cliente.example',
        Subject: `Pedido ${n}`,
        'Message-ID': `<${accounts}.${n}.${body.length}@cliente.example>`,
      },
      body,
    ),
  );
const until = (check: () => Promise<number>, n: number, timeout = 20_000) =>
  expect.poll(check, { timeout, interval: 30 }).toBe(n);

describe.runIf(dovecot)('a real server', () => {
  test('L1, L2, L5, F19: everything there is, oldest first, however much, whoever has read it; nothing is marked', async () => {
    const { id, account } = await box();
    await dovecot?.deliver(account, mails(1_000));
    follow();
    await until(() => uidsOf(id), 1_000, 60_000);
    const kept = await keptOf(id);
    expect(kept).toHaveLength(1_000);
    expect(kept.every((row) => row.envelope.internalDate)).toBe(true);
    expect(await dovecot?.seenCount(account)).toBe(0);
  }, 90_000);

  test('IDLE: what arrives is fetched at once, long before the poll', async () => {
    const { id, account } = await box({ pollSeconds: 3600 });
    await dovecot?.deliver(account, mails(1));
    follow();
    await until(() => uidsOf(id), 1);
    await dovecot?.deliver(account, mails(2, 'Más'));
    await until(() => uidsOf(id), 3, 10_000);
  }, 40_000);

  test('L6: mails without Message-ID, even twins but for a word, are all kept', async () => {
    const { id, account } = await box();
    await dovecot?.deliver(account, [
      'From: a@b.example\r\n\r\nuno\r\n',
      'From: a@b.example\r\n\r\ndos\r\n',
      'Message-ID: \r\n\r\n',
    ]);
    follow();
    await until(() => uidsOf(id), 3);
    expect(await keptOf(id)).toHaveLength(3);
  }, 30_000);

  test('F19: the folder is renumbered: all is read again, nothing is kept twice, what is new is kept', async () => {
    const { id, account } = await box();
    await dovecot?.deliver(account, mails(20));
    const first = follow();
    await until(() => uidsOf(id), 20);
    await first.stop();
    running.splice(0);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await dovecot?.renumber(account);
    await dovecot?.deliver(account, mails(5, 'nuevo'));
    follow();
    await until(() => uidsOf(id), 45);
    expect(await keptOf(id)).toHaveLength(25);
    const validities = await sql<{
      n: number;
    }>`select count(distinct uidvalidity)::int as n from imap_uid where mailbox_id = ${id}`.execute(house.database.db);
    expect(validities.rows[0]?.n).toBe(2);
  }, 40_000);

  test('F19: the line is cut again and again in the middle: no mail missing, none twice', async () => {
    const proxy = await cuttingProxy(dovecot?.port as number, 40_000);
    proxies.push(proxy);
    const { id, account } = await box({ port: proxy.port });
    await dovecot?.deliver(account, mails(120, 'x'.repeat(900)));
    const far = follow();
    await expect.poll(() => proxy.cuts, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await uidsOf(id)).toBeLessThan(120);
    await expect.poll(() => proxy.cuts, { timeout: 30_000 }).toBeGreaterThan(2);
    // It never gets better, and yet some more get across each time.
    await expect.poll(() => uidsOf(id), { timeout: 40_000 }).toBeGreaterThan(0);
    proxy.cutAfter = Number.POSITIVE_INFINITY;
    await until(() => uidsOf(id), 120, 60_000);
    expect(await keptOf(id)).toHaveLength(120);
    await far.stop();
  }, 120_000);

  test('a large mail is streamed and kept whole', async () => {
    const { id, account } = await box();
    const large = mailText({ From: 'a@b.example', Subject: 'grande' }, `${'z'.repeat(76)}\n`.repeat(90_000));
    await dovecot?.deliver(account, [large, ...mails(2)]);
    follow();
    await until(() => uidsOf(id), 3);
    const sizes = await sql<{
      raw_size: number;
    }>`select raw_size from intake where mailbox_id = ${id} order by raw_size desc`.execute(house.database.db);
    expect(sizes.rows[0]?.raw_size).toBe(Buffer.byteLength(large));
  }, 40_000);

  test('L7: two processes: one of them fetches, and the other takes over when it ends', async () => {
    const { id, account } = await box();
    await dovecot?.deliver(account, mails(30));
    const first = follow();
    follow();
    await until(() => uidsOf(id), 30);
    const owners = await sql<{ lease_owner: string }>`select lease_owner from mailbox where id = ${id}`.execute(
      house.database.db,
    );
    await first.stop();
    await dovecot?.deliver(account, mails(10, 'después'));
    await until(() => uidsOf(id), 40);
    expect(await keptOf(id)).toHaveLength(40);
    expect(owners.rows[0]?.lease_owner).toBeTruthy();
  }, 40_000);

  test('deleted only where asked, and only what is committed', async () => {
    const { id, account } = await box({ deleteAfterIntake: true });
    await dovecot?.deliver(account, mails(3));
    follow();
    await until(() => uidsOf(id), 3);
    const other = await box({ user: account });
    await new Promise((resolve) => setTimeout(resolve, 300));
    follow();
    await dovecot?.deliver(account, mails(1, 'sigue'));
    await expect
      .poll(async () => (await keptOf(id)).length + (await keptOf(other.id)).length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(4);
    expect((await keptOf(other.id)).length).toBeLessThanOrEqual(1);
  }, 40_000);

  test('L9: a mail that our rows do not know is fetched by the next reconciliation', async () => {
    const { id, account } = await box();
    await dovecot?.deliver(account, mails(6));
    const first = follow();
    await until(() => uidsOf(id), 6);
    await first.stop();
    await sql`delete from imap_uid where mailbox_id = ${id} and uid = 3`.execute(house.database.db);
    await sql`delete from intake where mailbox_id = ${id} and id not in (select intake_id from imap_uid where mailbox_id = ${id})`.execute(
      house.database.db,
    );
    follow();
    await until(() => uidsOf(id), 6);
    expect(await keptOf(id)).toHaveLength(6);
    const alarms = await sql<{
      n: number;
    }>`select count(*)::int as n from alarm where kind = 'mailbox.difference' and cleared_at is null`.execute(
      house.database.db,
    );
    expect(alarms.rows[0]?.n).toBe(0);
  }, 40_000);

  test('L12: a mail that cannot be kept is set aside and rings; the rest flows; it is not lost', async () => {
    const { id, account } = await box({ pollSeconds: 1 });
    const poison = mails(1, 'veneno')[0] as string;
    await dovecot?.deliver(account, [...mails(3), poison, ...mails(4, 'detrás')]);
    let sick = true;
    const put: House['files']['put'] = (source, limit) =>
      sick && source instanceof Uint8Array && Buffer.from(source).includes('veneno')
        ? Promise.reject(new Error('this one never'))
        : house.files.put(source, limit);
    const first = follow({ ...house, files: { ...house.files, put } });
    await until(() => uidsOf(id), 7);
    const ringing = async () =>
      (
        await sql<{ data: { count: number; uids: number[] } }>`
          select data from alarm where kind = 'mailbox.difference' and subject = ${id} and cleared_at is null`.execute(
          house.database.db,
        )
      ).rows.map((row) => [row.data.count, row.data.uids]);
    await expect.poll(ringing, { timeout: 10_000 }).toEqual([[1, [4]]]);
    const failures = (): number =>
      house.lines.filter((line) => line.includes('could not be fetched') && line.includes(id)).length;
    await expect.poll(failures, { timeout: 10_000 }).toBe(3);
    await dovecot?.deliver(account, mails(2, 'más tarde'));
    await until(() => uidsOf(id), 9);
    expect(failures()).toBe(3);
    await first.stop();
    sick = false;
    follow();
    await until(() => uidsOf(id), 10);
    expect(await keptOf(id)).toHaveLength(10);
    await expect.poll(ringing, { timeout: 5_000 }).toEqual([]);
  }, 60_000);

  test('what rang about a mailbox rings no more once it is switched off', async () => {
    const { id } = await box();
    for (const kind of ['mailbox.failing', 'mailbox.difference'])
      await transact(house, system('watch'), (work) => raiseAlarm(work, { kind, subject: id }));
    await sql`update mailbox set active = false where id = ${id}`.execute(house.database.db);
    forgetMailboxes(house.database.db);
    await checkMailboxes(house);
    const open = await sql`select kind from alarm where subject = ${id} and cleared_at is null`.execute(
      house.database.db,
    );
    expect(open.rows).toEqual([]);
  });

  test('a wrong password: told in the mailbox, rings, and mends itself when it is right', async () => {
    const { id } = await box({ password: 'equivocada' });
    follow();
    const error = async (): Promise<string | null> =>
      (
        await sql<{ last_error: string | null }>`select last_error from mailbox where id = ${id}`.execute(
          house.database.db,
        )
      ).rows[0]?.last_error ?? null;
    await expect.poll(error, { timeout: 15_000 }).toMatch(/auth|fail/i);
    await expect
      .poll(async () => (await checkMailboxes(house)).map((one) => one.id), { timeout: 10_000, interval: 300 })
      .toContain(id);
    const alarm = await sql<{
      n: number;
    }>`select count(*)::int as n from alarm where kind = 'mailbox.failing' and subject = ${id} and cleared_at is null`.execute(
      house.database.db,
    );
    expect(alarm.rows[0]?.n).toBe(1);
    // Three failures: the fourth try would come 6 to 10 s later.
    const failures = () =>
      house.lines.filter((line) => line.includes('imap: connection failed') && line.includes(id)).length;
    await expect.poll(failures, { timeout: 20_000 }).toBeGreaterThan(2);
    await sql`update mailbox set secret = ${house.secrets.encrypt('mailbox', dovecot?.password as string)} where id = ${id}`.execute(
      house.database.db,
    );
    // At once, although the pause between two tries has grown by now.
    await expect.poll(error, { timeout: 5_000 }).toBeNull();
  }, 60_000);

  test('an OAuth2 provider that says no is told the same way', async () => {
    const provider = createServer((_request, response) =>
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
    );
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    const { id } = await box({
      auth: 'oauth2',
      oauth: {
        tokenUrl: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`,
        clientId: 'cauce',
        scope: 'imap',
      },
    });
    follow();
    await expect
      .poll(
        async () =>
          (
            await sql<{ last_error: string | null }>`select last_error from mailbox where id = ${id}`.execute(
              house.database.db,
            )
          ).rows[0]?.last_error,
        { timeout: 15_000 },
      )
      .toBe('invalid_grant');
    await new Promise((resolve) => provider.close(resolve));
  }, 30_000);
});

test('when a mailbox counts as failing', () => {
  const now = new Date('2026-11-09T10:00:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const failing = (lastOkAt: Date | null, lastErrorAt: Date | null, pollMs = 60_000): boolean =>
    isFailing({ lastOkAt, lastErrorAt, pollMs, now });
  expect(failing(ago(1), null)).toBe(false);
  expect(failing(ago(2), ago(1))).toBe(false);
  expect(failing(ago(4), ago(1))).toBe(true);
  expect(failing(ago(6), null)).toBe(true);
  expect(failing(ago(6), null, 30 * 60_000)).toBe(false);
  expect(failing(null, null)).toBe(false);
  expect(failing(null, ago(1))).toBe(true);
});
