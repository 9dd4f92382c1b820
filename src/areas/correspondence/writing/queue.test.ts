import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { DAY, HOUR, MINUTE } from '#platform/clock/index.ts';
import { type Receiver, startReceiver } from '#platform/mail/outbox/outbox.fixture.ts';
import { sendDue } from '#platform/mail/outbox/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import type { CaseOfMail } from './case-mail.ts';
import { aCase, aMailbox, aMessage, ribera, written } from '../correspondence.fixture.ts';
import { deliveriesOf } from '../outgoing/deliveries.ts';
import { type Acknowledged, type Acknowledgement, queueAcknowledgement } from './queue-acknowledgement.ts';
import { queueReply, type ReplyToSend } from './queue-reply.ts';
import { checkReplyMac, readReplyAddress } from './tokens.ts';

let house: TestHouse;
let mailboxId: string;
let receiver: Receiver;
beforeAll(async () => {
  house = await makeHouse({ CAUCE_BASE_URL: 'https://ayuda.ribera.example' });
  ({ mailboxId } = await ribera(house));
});
afterAll(() => house.close());
beforeEach(async () => {
  receiver = await startReceiver();
  return () => receiver.close();
});

const acknowledge = (ack: Acknowledgement): Promise<Acknowledged> =>
  transact(house, system('intake'), (work) => queueAcknowledgement(work, ack));
async function reply(
  about: CaseOfMail,
  change: Partial<ReplyToSend> = {},
): Promise<ReplyToSend & { queued: Awaited<ReturnType<typeof queueReply>> }> {
  const given: ReplyToSend = {
    ...about,
    messageId: await aMessage(house, about.caseId),
    to: [{ name: 'Marta Núñez', address: 'marta@correo.example' }],
    subject: 'RE: Pedido incompleto',
    text: 'Hola, Marta:\n\nLas dos piezas salen hoy.',
    author: { name: 'Ana Vidal', signature: '' },
    threadIds: { inReplyTo: '<m1@correo.example>', references: ['<m0@correo.example>'] },
    ...change,
  };
  return { ...given, queued: await transact(house, system('tests'), (work) => queueReply(work, given)) };
}
async function sent(): Promise<Email[]> {
  await sendDue(house, { relayUrl: receiver.url });
  return Promise.all(receiver.mails.map((mail) => PostalMime.parse(mail.raw)));
}
const text = (mail: Email | undefined): string => mail?.text ?? '';
const header = (mail: Email | undefined, name: string): string | undefined =>
  mail?.headers.find((one) => one.key === name)?.value;

describe('an answer', () => {
  it('comes from the person and the brand, in the customer’s thread, and its answers come back to the case', async () => {
    const about = await aCase(house, mailboxId);
    const { queued } = await reply(about);
    const [mail] = await sent();
    expect(mail?.from).toEqual({ name: 'Ana Vidal · Comercial Ribera', address: 'clientes@ribera.example' });
    expect(mail?.subject).toBe(`Re: [${about.reference}] Pedido incompleto`);
    expect(header(mail, 'thread-topic')).toBe('Pedido incompleto');
    expect(mail?.messageId).toBe(queued.mailId);
    expect([mail?.inReplyTo, mail?.references]).toEqual([
      '<m1@correo.example>',
      '<m0@correo.example> <m1@correo.example>',
    ]);
    const token = readReplyAddress(house.secrets, mail?.replyTo?.[0]?.address ?? '');
    expect(token?.reference).toBe(about.reference);
    expect(token && checkReplyMac(house.secrets, about.caseId, token)).toBe(true);
    expect(receiver.mails[0]?.from).toMatch(/^clientes\+b\.[a-z2-7]{16}@ribera\.example$/);
    expect(text(mail).trimEnd()).toBe(
      `Hola, Marta:\n\nLas dos piezas salen hoy.\n\n-- \nAna Vidal\n\nComercial Ribera, S. L.\n\nTu caso es el ${about.reference}. Puedes seguirlo en https://ayuda.ribera.example/caso/${about.key}\n\nHablar con la Dirección: https://ayuda.ribera.example/caso/${about.key}/direccion`,
    );
    expect(mail?.html).toContain('<p>Las dos piezas salen hoy.</p>');
    expect(header(mail, 'auto-submitted')).toBeUndefined();
  });

  it('speaks English to who does not read Spanish, and quotes only when asked', async () => {
    const about = { ...(await aCase(house, mailboxId)), language: 'fr' };
    await reply(about, {
      quote: {
        name: 'Marta',
        at: new Date('2026-11-09T08:58:00.000Z'),
        text: 'Il manque\ndeux pièces',
        zone: 'Europe/Madrid',
      },
    });
    const [mail] = await sent();
    expect(text(mail)).toContain(`Your case is ${about.reference}. You can follow it at`);
    expect(text(mail)).toContain('On Monday 9 November 2026 at 09:58, Marta wrote:\n> Il manque\n> deux pièces');
  });

  it('starts a thread where there is none to answer', async () => {
    const about = await aCase(house, mailboxId);
    await reply(about, { subject: 'Tu llamada', threadIds: { inReplyTo: null, references: [] } });
    const [mail] = await sent();
    expect([mail?.subject, mail?.inReplyTo]).toEqual([`[${about.reference}] Tu llamada`, undefined]);
  });

  it('promises no address that its own server may not know: fetched mailboxes get their plain one', async () => {
    const fetched = await aMailbox(house, {
      address: 'tienda@ribera.example',
      name: 'Tienda',
      imap: {
        host: 'mail.ribera.example',
        port: 993,
        tls: 'tls',
        user: 'x',
        auth: 'password',
        folder: 'INBOX',
        pollSeconds: 60,
        deleteAfterIntake: false,
      },
    });
    await reply(await aCase(house, fetched));
    const [mail] = await sent();
    expect(mail?.replyTo).toBeUndefined();
    expect(receiver.mails[0]?.from).toBe('tienda@ribera.example');
  });

  it('tells how it fared', async () => {
    const { messageId } = await reply(await aCase(house, mailboxId), {
      holdUntil: new Date(house.clock.now().getTime() + 10_000),
    });
    const before = (await deliveriesOf(house.database.db, [messageId])).get(messageId);
    expect(before).toMatchObject({
      state: 'held',
      attempts: 0,
      nextTryAt: '2026-11-09T09:00:10.000Z',
      sentAt: null,
      recipients: [{ address: 'marta@correo.example', state: 'queued' }],
    });
    house.clock.advance(10_000);
    await sent();
    expect((await deliveriesOf(house.database.db, [messageId])).get(messageId)).toMatchObject({
      state: 'sent',
      nextTryAt: null,
      sentAt: '2026-11-09T09:00:10.000Z',
    });
    house.clock.set('2026-11-09T09:00:00.000Z');
  });

  it('send later wins over the undo time', async () => {
    const sendAt = new Date('2026-11-10T07:00:00.000Z');
    const { queued, messageId } = await reply(await aCase(house, mailboxId), {
      holdUntil: new Date('2026-11-09T09:00:10.000Z'),
      sendAt,
    });
    expect(queued.state).toBe('held');
    expect((await deliveriesOf(house.database.db, [messageId])).get(messageId)?.nextTryAt).toBe(sendAt.toISOString());
    await sql`delete from outbox where state = 'held'`.execute(house.database.db);
  });
});

describe('an acknowledgement', () => {
  beforeEach(async () => {
    await sql`delete from auto_answer`.execute(house.database.db);
  });

  it('has key, date and time with zone, content word for word, promise and how to follow', async () => {
    const about = await aCase(house, mailboxId);
    const done = await acknowledge(written(about));
    expect(done.sent).toBe(true);
    const [mail] = await sent();
    expect(mail?.subject).toBe(`Re: [${about.reference}] Pedido incompleto`);
    expect(mail?.inReplyTo).toBe('<m1@correo.example>');
    expect(mail?.to).toEqual([{ name: 'Marta Núñez', address: 'marta@correo.example' }]);
    expect(receiver.mails[0]?.from).toBe('');
    expect(header(mail, 'auto-submitted')).toBe('auto-replied');
    for (const part of [
      'lunes 9 de noviembre de 2026 a las 9:58 (hora estándar de Europa central)',
      about.reference,
      about.key,
      `https://ayuda.ribera.example/caso/${about.key}`,
      `Hablar con la Dirección: https://ayuda.ribera.example/caso/${about.key}/direccion`,
      'Te responderemos antes del martes 10 de noviembre de 2026 a las 18:00',
      '> Pedido incompleto',
      '> Faltan dos piezas del 108810.',
    ])
      expect(text(mail)).toContain(part);
    expect(done.sent && done.text).not.toContain('108810');
  });

  it('to an unproven address says not one word that its sender chose (T3)', async () => {
    const about = { ...(await aCase(house, mailboxId)), language: 'en' };
    await acknowledge(
      written(about, { content: null, to: { name: 'Buy CHEAP pills', address: 'victim@correo.example' } }),
    );
    const [mail] = await sent();
    expect(receiver.mails[0]?.raw).not.toMatch(/pills|pedido|108810|Marta/i);
    expect(mail?.subject).toBe(`[${about.reference}] We have received your message`);
    expect(text(mail)).toContain('If it was not you who wrote, there is nothing you need to do.');
    expect(text(mail)).toContain(about.key);
  });

  it('keeps the caps: one a case and day, one in five minutes, ten a day', async () => {
    house.clock.set('2026-11-09T09:00:00.000Z');
    const first = await aCase(house, mailboxId);
    expect(await acknowledge(written(first))).toMatchObject({ sent: true });
    expect(await acknowledge(written(first))).toEqual({ sent: false, reason: 'case_day' });
    expect(await acknowledge(written(await aCase(house, mailboxId)))).toEqual({ sent: false, reason: 'pair_minutes' });
    house.clock.advance(6 * HOUR);
    expect(await acknowledge(written(first))).toEqual({ sent: false, reason: 'case_day' });
    for (let n = 1; n < 10; n += 1) {
      expect(
        await acknowledge(
          written(await aCase(house, mailboxId), { to: { name: '', address: 'MARTA@correo.example' } }),
        ),
      ).toMatchObject({ sent: true });
      house.clock.advance(6 * MINUTE);
    }
    expect(await acknowledge(written(await aCase(house, mailboxId)))).toEqual({ sent: false, reason: 'address_day' });
    expect(
      await acknowledge(written(await aCase(house, mailboxId), { to: { name: '', address: 'otra@correo.example' } })),
    ).toMatchObject({ sent: true });
    house.clock.advance(DAY);
    expect(await acknowledge(written(first))).toMatchObject({ sent: true });
    house.clock.set('2026-11-09T09:00:00.000Z');
  });

  it('two at once for one address are one', async () => {
    const cases = await Promise.all(Array.from({ length: 5 }, () => aCase(house, mailboxId)));
    const done = await Promise.all(cases.map((about) => acknowledge(written(about))));
    expect(done.filter((one) => one.sent)).toHaveLength(1);
  });

  it('a mailbox that answers too many falls silent', async () => {
    await sql`insert into setting (key, value, changed_at, changed_by) values ('mail.limits', '{"automaticPerMailbox": 3}', now(), 'test')`.execute(
      house.database.db,
    );
    const done: Acknowledged[] = [];
    for (let n = 0; n < 5; n += 1)
      done.push(
        await acknowledge(
          written(await aCase(house, mailboxId), { to: { name: '', address: `c${n}@correo.example` } }),
        ),
      );
    await sql`delete from setting where key = 'mail.limits'`.execute(house.database.db);
    expect(done.map((one) => (one.sent ? 'sent' : one.reason))).toEqual([
      'sent',
      'sent',
      'sent',
      'mailbox_breaker',
      'mailbox_breaker',
    ]);
  });

  it('two auto-responders that hide being one: at most two mails each way', async () => {
    const about = await aCase(house, mailboxId);
    let answers = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const done = await acknowledge(written(turn % 2 ? await aCase(house, mailboxId) : about));
      answers += Number(done.sent);
      house.clock.advance(10_000);
    }
    expect(answers).toBeLessThanOrEqual(2);
    house.clock.set('2026-11-09T09:00:00.000Z');
  });

  it('is not given to machines nor to ourselves', async () => {
    const about = await aCase(house, mailboxId);
    expect(await acknowledge(written(about, { incoming: { automatic: 'auto-reply' } }))).toEqual({
      sent: false,
      reason: 'automatic',
    });
    expect(await acknowledge(written(about, { to: { name: '', address: 'no-reply@tienda.example' } }))).toEqual({
      sent: false,
      reason: 'unanswerable',
    });
    expect(await acknowledge(written(about, { to: { name: '', address: 'clientes@ribera.example' } }))).toEqual({
      sent: false,
      reason: 'own_address',
    });
    expect(await acknowledge(written(about, { to: { name: '', address: '"x@y"@z' } }))).toEqual({
      sent: false,
      reason: 'unanswerable',
    });
    expect(await sql`select 1 from auto_answer`.execute(house.database.db)).toMatchObject({ rows: [] });
  });
});
