import nodemailer from 'nodemailer';
import { api } from './calls.ts';
import type { BenchHouse } from './house.ts';
import { drive, type Figures } from './measure.ts';

export const MAILBOX = 'atencion@ribera.example';
const TEXT = 'Buenos días:\n\nEl pedido llegó sin dos piezas y las necesito antes del viernes. '.repeat(34);
let sequence = 0;

/** Mails of about 3 KB from `senders` connections, each counted when the listener has said 250: after the commit. One in four answers an earlier one. */
export async function arrivals(smtpPort: number, total: number, senders: number): Promise<Figures> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: smtpPort,
    pool: true,
    maxConnections: senders,
    maxMessages: Number.POSITIVE_INFINITY,
    tls: { rejectUnauthorized: false },
  });
  const first = sequence;
  sequence += total;
  const figures = await drive(senders, total, async (n) => {
    const number = first + n;
    const answered = n % 4 === 3 && n > 64 ? number - 63 : null;
    await transport.sendMail({
      from: `Marta Núñez <cliente.${answered ?? number}@correo.example>`,
      to: MAILBOX,
      subject: `Pedido ${answered ?? number} incompleto`,
      text: TEXT,
      messageId: idOf(number),
      ...(answered === null ? {} : { inReplyTo: idOf(answered) }),
    });
  });
  transport.close();
  return figures;
}

const idOf = (n: number): string => `<bench.${process.pid}.${n}@correo.example>`;

/** How many a second become cases: watched until nothing waits, from the first that did. */
export async function processing(house: BenchHouse): Promise<number> {
  const waiting = async (): Promise<number> => {
    const page = await api(house.url, '/api/v1/intake?state=waiting&limit=1');
    return (page as { counts: { waiting: number } }).counts.waiting;
  };
  const all = await waiting();
  let left = all;
  while (left === all) left = await later(waiting, 20);
  const [began, from] = [performance.now(), left];
  while (left > 0) left = await later(waiting, 100);
  return from / ((performance.now() - began) / 1_000);
}

async function later<T>(look: () => Promise<T>, ms: number): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return look();
}
