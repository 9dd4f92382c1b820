import nodemailer from 'nodemailer';
import { TOKEN, type BenchHouse } from './house.ts';
import { drive, type Figures } from './measure.ts';

/** Mails of about 3 KB from `senders` connections, each counted when the listener has said 250: after the commit. */
export async function arrivals(house: BenchHouse, total: number, senders: number): Promise<Figures> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: house.smtpPort,
    pool: true,
    maxConnections: senders,
    maxMessages: Number.POSITIVE_INFINITY,
    tls: { rejectUnauthorized: false },
  });
  const text = 'Buenos días:\n\nEl pedido llegó sin dos piezas y las necesito antes del viernes. '.repeat(34);
  const figures = await drive(senders, total, async (n) => {
    await transport.sendMail({
      from: `Marta Núñez <cliente.${n}@correo.example>`,
      to: 'atencion@ribera.example',
      subject: `Pedido ${n} incompleto`,
      text,
      messageId: `<bench.${n}@correo.example>`,
    });
  });
  transport.close();
  return figures;
}

/** How fast what waits becomes cases: watched until nothing waits. */
export async function processing(house: BenchHouse): Promise<number> {
  const waiting = async (): Promise<number> => {
    const response = await fetch(`${house.url}/api/v1/intake?state=waiting&limit=1`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    return ((await response.json()) as { counts: { waiting: number } }).counts.waiting;
  };
  const began = performance.now();
  const first = await waiting();
  let last = first;
  while (last > 0) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    last = await waiting();
  }
  return first / ((performance.now() - began) / 1_000);
}
