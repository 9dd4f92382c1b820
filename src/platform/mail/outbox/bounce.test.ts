import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { type Bounced, markBounced, sentMailOf } from './bounce.ts';
import { eventsOf, queued, rowOf, startReceiver } from './outbox.fixture.ts';
import { retryMail } from './retry-mail.ts';
import { retryDelay } from './sending/retry.rules.ts';
import { sendDue } from './sending/sender.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const gone = (address: string): Bounced => ({
  address,
  permanent: true,
  reply: '550 5.1.1 User unknown',
  status: '5.1.1',
});
const bounce = (id: string, report: Bounced[]): Promise<string[]> =>
  transact(house, system('intake'), (work) => markBounced(work, id, report));

describe('a mail that comes back', () => {
  it('is found by the address it came back to, by our Message-ID and by the relay’s', async () => {
    const receiver = await startReceiver();
    const mail = await queued(house, { bounceAddress: true });
    await queued(house, { bounceAddress: true });
    await sendDue(house, { relayUrl: receiver.url });
    await receiver.close();
    const { db } = house.database;
    const row = await rowOf(house, mail.outboxId);
    expect(row.envelope_from).toMatch(/^clientes\+b\.[a-z2-7]{16}@ribera\.example$/);
    await sql`update outbox set relay_mail_id = '<0102@eu.relay.example>' where id = ${mail.outboxId}`.execute(db);
    for (const named of [
      { addresses: [row.envelope_from.toUpperCase()] },
      { mailIds: ['<otro@x>', mail.mailId] },
      { mailIds: ['<0102@eu.relay.example>'] },
    ])
      expect((await sentMailOf(db, named))?.id).toBe(mail.outboxId);
    for (const named of [{}, { addresses: ['clientes@ribera.example'] }, { mailIds: ['<x@y>'] }])
      expect(await sentMailOf(db, named)).toBeUndefined();
  });

  it('is marked for whom it came back, once, and can be sent again to them only', async () => {
    const receiver = await startReceiver();
    const mail = await queued(house, {
      to: ['marta', 'nadie'].map((name) => ({ name: '', address: `${name}@correo.example` })),
    });
    await sendDue(house, { relayUrl: receiver.url });
    expect(await bounce(mail.outboxId, [{ ...gone('marta@correo.example'), permanent: false }])).toEqual([]);
    expect((await rowOf(house, mail.outboxId)).state).toBe('sent');
    expect(await bounce(mail.outboxId, [gone('Nadie@correo.example')])).toEqual(['nadie@correo.example']);
    expect(await bounce(mail.outboxId, [gone('nadie@correo.example')])).toEqual([]);
    expect(await bounce(mail.outboxId, [gone('otra@correo.example')])).toEqual([]);
    const row = await rowOf(house, mail.outboxId);
    expect(row).toMatchObject({ state: 'bounced', last_reply: '550 5.1.1 User unknown' });
    expect(row.recipients.map((one) => one.state)).toEqual(['sent', 'bounced']);
    expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.sent', 'mail.bounced']);
    await transact(house, system('test'), (work) => retryMail(work, mail.outboxId));
    await sendDue(house, { relayUrl: receiver.url });
    await receiver.close();
    expect(receiver.mails.map((one) => one.to)).toEqual([
      ['marta@correo.example', 'nadie@correo.example'],
      ['nadie@correo.example'],
    ]);
  });

  it('whose report names a forwarding address is still known when it went to one person', async () => {
    const mail = await queued(house);
    expect(await bounce(mail.outboxId, [gone('marta@otro-sitio.example')])).toEqual(['marta@correo.example']);
  });
});

describe('the time between tries', () => {
  it('grows from a minute to four hours, spread so that a crowd does not come back at once', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempts) => retryDelay(attempts, 0.5) / 60_000);
    expect(minutes).toEqual([1, 3, 8, 15, 30, 60, 120, 240, 240]);
    expect([retryDelay(1, 0), retryDelay(1, 0.999_999)]).toEqual([45_000, 75_000]);
  });
});
