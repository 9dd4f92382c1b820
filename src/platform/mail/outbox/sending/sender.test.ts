import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { addMs, DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { transact, system } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { ana, eventsOf, queued, rowOf, startAfresh, startOddServer, withReceiver } from '../outbox.fixture.ts';
import { markBounced, sentMailOf } from '../bounce.ts';
import { retryMail } from '../retry-mail.ts';
import { wordsHash } from '../spent-mail.ts';
import { claimDue, saveOutcome } from './sender.store.ts';
import { sendDue, startSender } from './sender.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());
beforeEach(() => startAfresh(house));

const headers = (raw: string): string[] =>
  (raw.split('\r\n\r\n')[0] as string).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
const header = (raw: string, name: string): string[] =>
  headers(raw).filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));

/** The column as it is kept. */
const keptOf = async (mail: { outboxId: string }): Promise<string> =>
  JSON.stringify(
    (await sql<{ mail: unknown }>`select mail from outbox where id = ${mail.outboxId}`.execute(house.database.db)).rows,
  );
const rows = (mails: readonly { outboxId: string }[]) => Promise.all(mails.map((mail) => rowOf(house, mail.outboxId)));

describe('sending', () => {
  it('sends once, marks it sent, and says so in the log', () =>
    withReceiver({}, async (receiver) => {
      const mail = await queued(house);
      await sendDue(house, { relayUrl: receiver.url });
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(1);
      expect(receiver.mails[0]).toMatchObject({ from: 'clientes@ribera.example', to: ['marta@correo.example'] });
      expect(header(receiver.mails[0]?.raw ?? '', 'Message-ID')).toEqual([`Message-ID: ${mail.mailId}`]);
      expect(await rowOf(house, mail.outboxId)).toMatchObject({
        state: 'sent',
        attempts: 1,
        last_reply: null,
        lease_token: null,
      });
      expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.sent']);
    }));

  it('keeps no words of a mail of the house once it has left: its link may still work', () =>
    withReceiver({}, async (receiver) => {
      const link = 'https://ribera.example/app/invitation#secreto';
      const mail = await queued(house, { kind: 'system', text: `Entra aquí: ${link}`, html: `<p>${link}</p>` });
      const reply = await queued(house);
      expect(await keptOf(mail)).toContain('secreto');
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails.some(({ raw }) => raw.includes('secreto'))).toBe(true);
      expect(await keptOf(mail)).not.toContain('secreto');
      expect(await keptOf(reply)).toContain('Las dos piezas salen hoy.');
      const sent = await sentMailOf(house.database.db, { mailIds: [mail.mailId] });
      expect(sent?.wordsSha256).toBe(wordsHash(`Entra aquí:\r\n${link}\r\n`));
      // Come back, it can't be sent a second time, empty.
      const report = [{ address: 'marta@correo.example', permanent: true, reply: '550 no', status: '5.1.1' }];
      await transact(house, system('intake'), (work) => markBounced(work, mail.outboxId, report));
      expect(await transact(house, system('test'), (work) => retryMail(work, mail.outboxId))).toBe(false);
    }));

  it('shows Bcc to nobody but delivers to it', () =>
    withReceiver({}, async (receiver) => {
      await queued(house, {
        cc: [{ name: '', address: 'taller@correo.example' }],
        bcc: [{ name: '', address: 'secreto@correo.example' }],
      });
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails[0]?.to).toEqual([
        'marta@correo.example',
        'taller@correo.example',
        'secreto@correo.example',
      ]);
      expect(receiver.mails[0]?.raw).not.toContain('secreto');
    }));

  it('gives automatic mails no return address, and marks them so that no machine answers', () =>
    withReceiver({}, async (receiver) => {
      await queued(house, { kind: 'acknowledgement', bounceAddress: true });
      await sendDue(house, { relayUrl: receiver.url });
      const [mail] = receiver.mails;
      expect(mail?.from).toBe('');
      expect(headers(mail?.raw ?? '')).toEqual(
        expect.arrayContaining([
          'Auto-Submitted: auto-replied',
          'X-Auto-Response-Suppress: All',
          expect.stringMatching(/^X-Cauce-Loop: [a-z2-7]{16}$/),
        ]),
      );
    }));

  it('does not touch what is held until its time, nor what a person must approve', () =>
    withReceiver({}, async (receiver) => {
      const held = await queued(house, { holdUntil: new Date('2026-11-09T09:00:10.000Z') });
      expect(held.state).toBe('held');
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(0);
      house.clock.advance(10_000);
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(1);
      expect(header(receiver.mails[0]?.raw ?? '', 'Date')).toEqual(['Date: Mon, 09 Nov 2026 09:00:10 +0000']);
    }));

  it('waits visibly without a relay, and goes when there is one', () =>
    withReceiver({}, async (receiver) => {
      const mail = await queued(house);
      await sendDue(house, {});
      expect((await rowOf(house, mail.outboxId)).state).toBe('waiting');
      house.clock.advance(30 * DAY);
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(1);
      expect((await rowOf(house, mail.outboxId)).state).toBe('sent');
    }));

  it('leaves by itself when it is queued, and stops without cutting a send', () =>
    withReceiver({}, async (receiver) => {
      const sender = await startSender(house, { relayUrl: receiver.url });
      const mails = await Promise.all(
        Array.from({ length: 12 }, (_, n) => queued(house, { to: [{ name: '', address: `c${n}@d${n % 3}.example` }] })),
      );
      await expect.poll(() => receiver.mails.length, { timeout: 5_000 }).toBeGreaterThan(0);
      await sender.stop();
      const states = await Promise.all(mails.map(async (mail) => (await rowOf(house, mail.outboxId)).state));
      expect(states.filter((state) => state === 'sending')).toEqual([]);
      expect(states.filter((state) => state === 'sent')).toHaveLength(receiver.mails.length);
    }));
});

describe('refusals', () => {
  it('tries a 4xx again later, with the same bytes', () =>
    withReceiver(
      {
        recipient: (_address, nth) => (nth === 1 ? { code: 450, text: '4.2.0 Greylisted, come back' } : undefined),
        content: (nth) => (nth === 1 ? { code: 451, text: 'later' } : undefined),
      },
      async (receiver) => {
        const file = await house.files.put(Buffer.from('albarán'));
        const mail = await queued(house, {
          html: '<p>Hola</p>',
          attachments: [{ sha256: file.sha256, name: 'albarán.txt', type: 'text/plain' }],
        });
        await sendDue(house, { relayUrl: receiver.url });
        const first = await rowOf(house, mail.outboxId);
        expect(first).toMatchObject({ state: 'deferred', last_reply: '450 4.2.0 Greylisted, come back' });
        expect(first.next_try_at.getTime() - house.clock.now().getTime()).toBeGreaterThanOrEqual(0.75 * MINUTE);
        await sendDue(house, { relayUrl: receiver.url });
        expect((await rowOf(house, mail.outboxId)).attempts).toBe(1);
        house.clock.advance(2 * MINUTE);
        await sendDue(house, { relayUrl: receiver.url });
        expect((await rowOf(house, mail.outboxId)).state).toBe('deferred');
        house.clock.advance(10 * MINUTE);
        await sendDue(house, { relayUrl: receiver.url });
        expect(await rowOf(house, mail.outboxId)).toMatchObject({ state: 'sent', attempts: 3 });
        expect(receiver.mails).toHaveLength(1);
        expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.deferred', 'mail.sent']);
      },
    ));

  it('fails at once on 5xx, keeps what was said, and a retry carries the same Message-ID and bytes', () =>
    withReceiver(
      { content: (nth) => (nth === 1 ? { code: 554, text: '5.7.1 Content refused' } : undefined) },
      async (receiver) => {
        const mail = await queued(house);
        await sendDue(house, { relayUrl: receiver.url });
        expect(await rowOf(house, mail.outboxId)).toMatchObject({
          state: 'failed',
          last_reply: '554 5.7.1 Content refused',
        });
        expect(await transact(house, ana, (work) => retryMail(work, mail.outboxId))).toBe(true);
        await sendDue(house, { relayUrl: receiver.url });
        expect((await rowOf(house, mail.outboxId)).state).toBe('sent');
        expect(header(receiver.mails[0]?.raw ?? '', 'Message-ID')).toEqual([`Message-ID: ${mail.mailId}`]);
        expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.failed', 'mail.retried', 'mail.sent']);
        expect(await transact(house, ana, (work) => retryMail(work, mail.outboxId))).toBe(false);
      },
    ));

  it('keeps an answer for each recipient, and sends again only to whoever has not got it', () =>
    withReceiver(
      {
        recipient: (address, nth) =>
          address.startsWith('nadie')
            ? { code: 550, text: '5.1.1 No such user' }
            : address.startsWith('luego') && nth === 1
              ? { code: 452, text: 'full' }
              : undefined,
      },
      async (receiver) => {
        const mail = await queued(house, {
          to: ['marta', 'nadie', 'luego'].map((name) => ({ name: '', address: `${name}@correo.example` })),
        });
        await sendDue(house, { relayUrl: receiver.url });
        const row = await rowOf(house, mail.outboxId);
        expect(row.state).toBe('deferred');
        expect(row.recipients.map((one) => [one.address.split('@')[0], one.state])).toEqual([
          ['marta', 'sent'],
          ['nadie', 'failed'],
          ['luego', 'deferred'],
        ]);
        house.clock.advance(2 * MINUTE);
        await sendDue(house, { relayUrl: receiver.url });
        expect(receiver.mails.map((one) => one.to)).toEqual([['marta@correo.example'], ['luego@correo.example']]);
        expect(receiver.mails[0]?.raw).toBe(receiver.mails[1]?.raw);
        const last = await rowOf(house, mail.outboxId);
        expect(last).toMatchObject({ state: 'failed', last_reply: '550 5.1.1 No such user' });
        expect(last.sent_at).not.toBeNull();
        expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.sent', 'mail.failed', 'mail.deferred']);
      },
    ));

  it('has reached whom it is addressed to, whatever becomes of a copy; the copy’s failure is told beside', () =>
    withReceiver(
      {
        recipient: (address, nth) =>
          address.startsWith('nadie') && nth === 1
            ? { code: 550, text: '5.1.1 No such user' }
            : address.startsWith('luego') && nth === 1
              ? { code: 452, text: 'full' }
              : undefined,
      },
      async (receiver) => {
        const mail = await queued(house, {
          cc: ['nadie', 'luego'].map((name) => ({ name: '', address: `${name}@correo.example` })),
        });
        await sendDue(house, { relayUrl: receiver.url });
        const told = ['mail.sent', 'mail.failed', 'mail.deferred'];
        expect(await eventsOf(house, mail.outboxId)).toEqual(told);
        house.clock.advance(2 * MINUTE);
        await sendDue(house, { relayUrl: receiver.url });
        expect((await rowOf(house, mail.outboxId)).state).toBe('failed');
        await transact(house, ana, (work) => retryMail(work, mail.outboxId));
        await sendDue(house, { relayUrl: receiver.url });
        expect((await rowOf(house, mail.outboxId)).state).toBe('sent');
        expect(await eventsOf(house, mail.outboxId)).toEqual([...told, 'mail.retried']);
      },
    ));

  it('to a lost addressee has not been sent, although a copy arrived; a retry that gets through says so', () =>
    withReceiver(
      {
        recipient: (address, nth) => (address.startsWith('marta') && nth === 1 ? { code: 550, text: 'no' } : undefined),
      },
      async (receiver) => {
        const mail = await queued(house, { cc: [{ name: '', address: 'taller@correo.example' }] });
        await sendDue(house, { relayUrl: receiver.url });
        expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.failed']);
        await transact(house, ana, (work) => retryMail(work, mail.outboxId));
        await sendDue(house, { relayUrl: receiver.url });
        expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.failed', 'mail.retried', 'mail.sent']);
      },
    ));

  it('tells once that it is late after 4 h, and gives up after 5 days', () =>
    withReceiver({ recipient: () => ({ code: 421, text: 'busy' }) }, async (receiver) => {
      const mail = await queued(house);
      for (let hours = 0; hours < 5 * 24 + 5; hours += hours < 6 ? 1 : 5) {
        house.clock.set(addMs(new Date('2026-11-09T09:00:00.000Z'), hours * HOUR));
        await sendDue(house, { relayUrl: receiver.url });
      }
      const row = await rowOf(house, mail.outboxId);
      expect(row).toMatchObject({ state: 'failed', last_reply: '421 busy' });
      expect(row.late_told_at?.toISOString()).toBe('2026-11-09T13:00:00.000Z');
      expect(await eventsOf(house, mail.outboxId)).toEqual(['mail.deferred', 'mail.late', 'mail.failed']);
    }));
});

describe('faults of the line (F18)', () => {
  it('sends again with the same Message-ID when cut off after the content, whatever became of it', async () => {
    const contents: string[] = [];
    const odd = await startOddServer((socket) => {
      socket.write('220 odd\r\n');
      let content: string | null = null;
      socket.on('data', (chunk) => {
        const text = chunk.toString();
        if (content !== null || /^DATA/m.test(text)) {
          if (content === null) {
            content = '';
            return void socket.write('354 go\r\n');
          }
          content += text;
          if (content.endsWith('\r\n.\r\n')) {
            contents.push(content);
            socket.destroy();
          }
          return;
        }
        socket.write('250 ok\r\n');
      });
    });
    const mail = await queued(house);
    await sendDue(house, { relayUrl: odd.url });
    expect((await rowOf(house, mail.outboxId)).state).toBe('deferred');
    house.clock.advance(2 * MINUTE);
    await sendDue(house, { relayUrl: odd.url });
    await odd.close();
    expect(contents).toHaveLength(2);
    expect(contents[0]).toBe(contents[1]);
    expect(contents[0]).toContain(mail.mailId);
  });

  it(
    'a server that answers one byte a second holds nobody else up',
    () =>
      withReceiver({}, async (receiver) => {
        const target = new URL(receiver.url);
        // A relay that crawls for one domain: after RCPT TO for it, the answer comes one byte at a time.
        const odd = await startOddServer((client) => {
          const upstream = connect(Number(target.port), '127.0.0.1');
          let slow = false;
          client.on('data', (chunk) => {
            slow ||= chunk.toString().includes('@tarpit.example');
            upstream.write(chunk);
          });
          upstream.on('data', (chunk) =>
            slow ? void setInterval(() => client.write('2'), 1_000).unref() : void client.write(chunk),
          );
          upstream.on('error', () => client.destroy());
          upstream.on('close', () => client.end());
          client.on('close', () => upstream.destroy());
        });
        const slow = await Promise.all(
          Array.from({ length: 10 }, (_, n) => queued(house, { to: [{ name: '', address: `c${n}@tarpit.example` }] })),
        );
        const quick = await Promise.all(
          Array.from({ length: 10 }, (_, n) => queued(house, { to: [{ name: '', address: `c${n}@correo.example` }] })),
        );
        const sender = await startSender(house, { relayUrl: odd.url, limits: { wholeMs: 7_000 } });
        try {
          // All of them, while the slow ones still have the line to themselves.
          await expect
            .poll(() => receiver.mails.filter((one) => one.to[0]?.endsWith('@correo.example')).length, {
              timeout: 6_900,
            })
            .toBe(10);
          expect((await rows(slow)).filter((row) => row.state === 'sending')).toHaveLength(2);
        } finally {
          await sender.stop();
          await odd.close();
        }
        expect((await rows(quick)).every((row) => row.state === 'sent')).toBe(true);
        const given = (await rows(slow)).filter((row) => row.state === 'deferred');
        expect(given.map((row) => row.last_reply)).toEqual(Array(2).fill(expect.stringMatching(/time-out/)));
      }),
    30_000,
  );

  it('defers when nobody listens, and never logs an address', async () => {
    const mail = await queued(house);
    await sendDue(house, { relayUrl: 'smtp://127.0.0.1:1' });
    expect(await rowOf(house, mail.outboxId)).toMatchObject({
      state: 'deferred',
      last_reply: expect.stringContaining('ECONNREFUSED'),
    });
    expect(house.lines.join('\n')).not.toContain('marta@');
  });
});

describe('leases', () => {
  it('takes over from a sender that was killed between sending and marking; the dead one can no longer mark', () =>
    withReceiver({}, async (receiver) => {
      const mail = await queued(house);
      const dead = '0198a000-0000-7000-8000-00000000dead';
      const claim = { now: house.clock.now(), token: dead, slots: 4, perDomain: 2, busyDomains: [] };
      const [claimed] = await claimDue(house.database.db, claim);
      expect(claimed?.id).toBe(mail.outboxId);
      expect(await claimDue(house.database.db, { ...claim, token: mail.outboxId })).toEqual([]);
      house.clock.advance(2 * MINUTE);
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails).toHaveLength(1);
      const outcome = {
        state: 'failed' as const,
        recipients: [],
        reply: 'from the grave',
        code: null,
        newlyFailed: true,
        accepted: false,
        reached: false,
        nextTryAt: house.clock.now(),
        relayMailId: null,
        spent: null,
      };
      expect(await transact(house, system('test'), (work) => saveOutcome(work, mail.outboxId, dead, outcome))).toBe(
        false,
      );
      expect(await rowOf(house, mail.outboxId)).toMatchObject({ state: 'sent', attempts: 2 });
    }));

  it('two senders at once send each mail once', () =>
    withReceiver({}, async (receiver) => {
      await Promise.all(
        Array.from({ length: 40 }, (_, n) => queued(house, { to: [{ name: '', address: `c${n}@d${n % 7}.example` }] })),
      );
      await Promise.all([1, 2, 3].map(() => sendDue(house, { relayUrl: receiver.url })));
      await sendDue(house, { relayUrl: receiver.url });
      expect(receiver.mails.map((one) => one.to[0]).toSorted()).toEqual(
        Array.from({ length: 40 }, (_, n) => `c${n}@d${n % 7}.example`).toSorted(),
      );
    }));
});
