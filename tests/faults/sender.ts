import { setTimeout as sleep } from 'node:timers/promises';
import { SmtpClient, type Reply } from '#tests/support/smtp-client.ts';

export interface Sent {
  /** Its Message-ID: the fixed id it is sent under until somebody says yes. */
  id: string;
  from: string;
  /** The mail it answers, accepted before it was sent. */
  answers: string | null;
}

export interface Sending {
  accepted: Sent[];
  /** Milliseconds from the first try of each mail to its yes. */
  waits: number[];
  /** How often each code came that was no yes. 0: the line was cut, or nobody listened. */
  refusals: Map<number, number>;
  done: Promise<void>;
}

const EACH_ANSWERS = 4;

/** A mail server that does not give up: each mail is sent again, whatever happened, until it hears 250. Every fourth answers an earlier one. */
export function sendAll(port: number, to: string, count: number, senders = 16): Sending {
  const sending: Sending = { accepted: [], waits: [], refusals: new Map(), done: Promise.resolve() };
  const mailOf = mailsOf(sending);
  let next = 0;
  const work = async (): Promise<void> => {
    const line = new Line(port);
    while (next < count) {
      const mail = mailOf((next += 1));
      const data = textOf(mail, to);
      const start = performance.now();
      for (;;) {
        const { code } = await line.send({ from: mail.from, to: [to], data });
        if (code === 250) break;
        sending.refusals.set(code, (sending.refusals.get(code) ?? 0) + 1);
        await sleep(50 + Math.random() * 150);
      }
      sending.waits.push(performance.now() - start);
      sending.accepted.push(mail);
    }
    line.end();
  };
  sending.done = Promise.all(Array.from({ length: senders }, work)).then(() => undefined);
  return sending;
}

/** New conversations, and answers by the same person to the mail that began one. */
function mailsOf({ accepted }: Sending): (n: number) => Sent {
  const run = `${process.pid}.${Math.random().toString(36).slice(2, 8)}`;
  return (n) => {
    const id = `<${n}.${run}@faults.example>`;
    const earlier = n % EACH_ANSWERS === 3 ? accepted[Math.floor(Math.random() * accepted.length)] : undefined;
    if (!earlier) return { id, from: `c${n}.${run}@faults.example`, answers: null };
    return { id, from: earlier.from, answers: earlier.answers ?? earlier.id };
  };
}

/** One connection, opened again whenever it did not serve. */
class Line {
  readonly #port: number;
  #client: SmtpClient | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  async send(mail: { from: string; to: readonly string[]; data: string }): Promise<Reply> {
    const reply = await this.#trySend(mail);
    if (reply.code !== 250) this.end();
    return reply;
  }

  async #trySend(mail: { from: string; to: readonly string[]; data: string }): Promise<Reply> {
    if (!this.#client) {
      try {
        this.#client = await SmtpClient.connect(this.#port);
      } catch (error) {
        return { code: (error as { code?: number }).code ?? 0, text: 'no greeting' };
      }
      const hello = await this.#client.say('EHLO faults.example');
      if (hello.code !== 250) return hello;
    }
    return this.#client.send(mail);
  }

  end(): void {
    this.#client?.destroy();
    this.#client = null;
  }
}

const BODY = 'La lavadora que compré el mes pasado pierde agua por debajo y no centrifuga bien. '.repeat(35);

function textOf({ id, from, answers }: Sent, to: string): string {
  const headers = [
    `From: Cliente <${from}>`,
    `To: ${to}`,
    'Subject: Mi lavadora',
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(answers ? [`In-Reply-To: ${answers}`] : []),
  ];
  return `${headers.join('\r\n')}\r\n\r\n${BODY}\r\n`;
}
