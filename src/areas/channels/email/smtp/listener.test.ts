import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#platform/db/index.ts';
import type { House } from '#platform/work/index.ts';
import { makeHouse } from '#tests/support/house.ts';
import { execute } from '#tests/support/postgres.ts';
import { SmtpClient, dotted, sendMail } from '#tests/support/smtp-client.ts';
import { makeCertificate } from '#tests/support/certificate.ts';
import { mailText, makeMailbox } from '../mailbox.fixture.ts';
import { startSmtp } from './listener.ts';

const house = await makeHouse({ CAUCE_SMTP_MAX_MB: '2' });
const support = await makeMailbox(house, { address: 'soporte@ribera.example', aliases: ['ayuda@ribera.example'] });
const sales = await makeMailbox(house, { address: 'ventas@ribera.example' });
await makeMailbox(house, { address: 'vieja@ribera.example', active: false });
const smtp = await startSmtp(house);
afterAll(async () => {
  await smtp.stop();
  await house.close();
});
beforeEach(() => sql`delete from intake`.execute(house.database.db));

function rows() {
  return house.database.db.selectFrom('intake').selectAll().orderBy('received_at').orderBy('id').execute();
}
const mail = (n: number, body = 'Hola'): string =>
  mailText(
    {
      From: 'ana@cliente.example',
      To: 'soporte@ribera.example',
      Subject: `Pedido ${n}`,
      'Message-ID': `<m${n}@cliente.example>`,
    },
    body,
  );

test('250 means kept: raw bytes as they came, envelope beside them', async () => {
  const data = mail(1, '.una línea con punto\n..dos');
  const reply = await sendMail(smtp.port, {
    from: 'ana@cliente.example',
    to: ['Soporte+rc-1.abc@ribera.example'],
    data,
  });
  expect(reply.code).toBe(250);
  const [row] = await rows();
  expect(row).toMatchObject({
    channel: 'email',
    mailbox_id: support,
    state: 'received',
    raw_sha256: createHash('sha256').update(`${data}\r\n`).digest('hex'),
  });
  expect(row?.envelope).toEqual({
    door: 'smtp',
    from: 'ana@cliente.example',
    to: ['Soporte+rc-1.abc@ribera.example'],
    remoteIp: '127.0.0.1',
    helo: 'test.example',
    tls: false,
  });
  expect(await text(house.files.read(row?.raw_sha256 as string))).toBe(`${data}\r\n`);
  expect(reply.text).toContain(row?.id);
});

test('the same mail again is the same row and gets its yes again', async () => {
  const codes = await Promise.all(
    [1, 2, 3, 4].map(() =>
      sendMail(smtp.port, { from: 'ana@cliente.example', to: ['soporte@ribera.example'], data: mail(2) }),
    ),
  );
  expect(codes.map((reply) => reply.code)).toEqual([250, 250, 250, 250]);
  expect(await rows()).toHaveLength(1);
});

test('L8: to two of our mailboxes, one of them by its alias too: one contact for each', async () => {
  await sendMail(smtp.port, {
    from: '',
    to: ['soporte@ribera.example', 'AYUDA@ribera.example', 'ventas@ribera.example'],
    data: mail(3),
  });
  const kept = await rows();
  expect(kept.map((row) => row.mailbox_id).toSorted()).toEqual([support, sales].toSorted());
  expect(kept.find((row) => row.mailbox_id === support)?.envelope).toMatchObject({
    from: '',
    to: ['soporte@ribera.example', 'AYUDA@ribera.example'],
  });
});

test('known recipients only', async () => {
  for (const to of [
    'nadie@ribera.example',
    'vieja@ribera.example',
    'soporte@otra.example',
    'soporte@ribera.example.evil.example',
  ]) {
    expect((await sendMail(smtp.port, { from: 'ana@cliente.example', to: [to], data: mail(4) })).code).toBe(550);
  }
  const client = await SmtpClient.connect(smtp.port);
  expect((await client.say('EHLO x')).text).not.toMatch(/AUTH|STARTTLS/);
  await client.say('MAIL FROM:<ana@cliente.example>');
  expect((await client.say('RCPT TO:<nadie@ribera.example>')).code).toBe(550);
  expect((await client.say('RCPT TO:<ventas@ribera.example>')).code).toBe(250);
  client.destroy();
  expect(await rows()).toHaveLength(0);
});

describe('F14: size', () => {
  test('declared: refused before a byte of it', async () => {
    const client = await SmtpClient.connect(smtp.port);
    expect((await client.say('EHLO x')).text).toContain('SIZE 2097152');
    expect((await client.say('MAIL FROM:<ana@cliente.example> SIZE=1073741824')).code).toBe(552);
    client.destroy();
  });

  test('undeclared: 552 after the last dot, nothing kept, the connection goes on', async () => {
    const client = await SmtpClient.connect(smtp.port);
    await client.say('EHLO x');
    const line = `${'x'.repeat(998)}\r\n`;
    expect(
      (await client.send({ from: 'a@b.example', to: ['soporte@ribera.example'], data: line.repeat(3_000) })).code,
    ).toBe(552);
    expect((await client.send({ from: 'a@b.example', to: ['soporte@ribera.example'], data: mail(5) })).code).toBe(250);
    client.destroy();
    expect(await rows()).toHaveLength(1);
  });

  test('just below the limit: streamed, kept whole', async () => {
    const data = mail(6, `${'y'.repeat(98)}\n`.repeat(20_000));
    expect((await sendMail(smtp.port, { from: 'a@b.example', to: ['soporte@ribera.example'], data })).code).toBe(250);
    const [row] = await rows();
    expect(row?.raw_size).toBe(Buffer.byteLength(data) + 2);
    expect(await text(house.files.read(row?.raw_sha256 as string))).toBe(`${data}\r\n`);
  });
});

test('cut in the middle of the data: nothing is kept', async () => {
  const client = await SmtpClient.connect(smtp.port);
  for (const line of ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<soporte@ribera.example>', 'DATA'])
    await client.say(line);
  client.write(mail(7));
  await new Promise((resolve) => setTimeout(resolve, 50));
  client.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await rows()).toHaveLength(0);
});

test('several mails in one pipelined connection', async () => {
  const client = await SmtpClient.connect(smtp.port);
  await client.say('EHLO x');
  for (let n = 10; n < 13; n += 1) {
    client.write('MAIL FROM:<a@b.example>\r\nRCPT TO:<soporte@ribera.example>\r\nDATA\r\n');
    expect([(await client.reply()).code, (await client.reply()).code, (await client.reply()).code]).toEqual([
      250, 250, 354,
    ]);
    client.write(Buffer.concat([dotted(mail(n)), Buffer.from('\r\n.\r\n')]));
    expect((await client.reply()).code).toBe(250);
  }
  client.destroy();
  expect(await rows()).toHaveLength(3);
});

test('one address cannot take every line', async () => {
  const clients = await Promise.all(Array.from({ length: 50 }, () => SmtpClient.connect(smtp.port)));
  await expect(SmtpClient.connect(smtp.port)).rejects.toMatchObject({ code: 421 });
  clients.forEach((client) => client.destroy());
  await expect
    .poll(() =>
      SmtpClient.connect(smtp.port).then(
        (client) => (client.destroy(), true),
        () => false,
      ),
    )
    .toBe(true);
});

test('STARTTLS with the given certificate; what follows is marked as protected', async () => {
  const { cert, key } = makeCertificate('mx.ribera.example');
  const files = { cert: path.join(house.config.dataDir, 'cert.pem'), key: path.join(house.config.dataDir, 'key.pem') };
  await Promise.all([writeFile(files.cert, cert), writeFile(files.key, key)]);
  const secure = await startSmtp({ ...house, config: { ...house.config, smtp: { ...house.config.smtp, tls: files } } });
  const client = await SmtpClient.connect(secure.port);
  expect((await client.say('EHLO x')).text).toContain('STARTTLS');
  await client.startTls();
  expect((await client.say('EHLO x')).text).not.toMatch(/STARTTLS|AUTH/);
  expect((await client.send({ from: 'a@b.example', to: ['soporte@ribera.example'], data: mail(20) })).code).toBe(250);
  client.destroy();
  await secure.stop();
  expect((await rows())[0]?.envelope).toMatchObject({ tls: true });
});

describe('when it cannot be stored: 451, and nothing is lost', () => {
  test('L11: the database is away', async () => {
    const away: House = { ...house, database: openDatabase('postgres://nobody@127.0.0.1:1/none') };
    const listener = await startSmtp(away);
    const reply = await sendMail(listener.port, {
      from: 'a@b.example',
      to: ['soporte@ribera.example'],
      data: mail(30),
    });
    expect(reply.code).toBe(451);
    await listener.stop();
    await away.database.close();
  });

  test('the database goes away after the recipient was accepted', async () => {
    const client = await SmtpClient.connect(smtp.port);
    for (const line of ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<soporte@ribera.example>', 'DATA'])
      await client.say(line);
    await execute(house.database.ownerUrl, 'alter table intake rename to intake_gone');
    client.write(Buffer.concat([dotted(mail(31)), Buffer.from('\r\n.\r\n')]));
    expect((await client.reply()).code).toBe(451);
    await execute(house.database.ownerUrl, 'alter table intake_gone rename to intake');
    expect((await client.send({ from: 'a@b.example', to: ['soporte@ribera.example'], data: mail(31) })).code).toBe(250);
    client.destroy();
    expect(await rows()).toHaveLength(1);
  });

  test('F6: the disk is full', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const listener = await startSmtp({ ...house, files: { ...house.files, put: () => Promise.reject(full) } });
    expect(
      (await sendMail(listener.port, { from: 'a@b.example', to: ['soporte@ribera.example'], data: mail(32) })).code,
    ).toBe(451);
    await listener.stop();
    expect(await rows()).toHaveLength(0);
  });
});

test('stopping: a mail under way is finished, an idle line is closed, nothing new is let in', async () => {
  const listener = await startSmtp(house);
  const [busy, idle] = await Promise.all([SmtpClient.connect(listener.port), SmtpClient.connect(listener.port)]);
  for (const line of ['EHLO x', 'MAIL FROM:<a@b.example>', 'RCPT TO:<soporte@ribera.example>', 'DATA'])
    await busy.say(line);
  await idle.say('EHLO x');
  const stopped = listener.stop();
  expect((await idle.reply()).code).toBe(421);
  busy.write(Buffer.concat([dotted(mail(40)), Buffer.from('\r\n.\r\n')]));
  expect((await busy.reply()).code).toBe(250);
  busy.destroy();
  await stopped;
  expect(await rows()).toHaveLength(1);
});
