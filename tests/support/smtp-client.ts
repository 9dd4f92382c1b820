import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface Reply {
  code: number;
  text: string;
}

/** A bare SMTP client that does exactly what it is told: for tests of refusals, cuts and pipelines. */
export class SmtpClient {
  #socket: Socket;
  #text = '';
  readonly #waiting: ((reply: Reply) => void)[] = [];
  readonly #replies: Reply[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  static async connect(port: number): Promise<SmtpClient> {
    const socket = connectTcp({ port, host: '127.0.0.1', noDelay: true });
    const client = new SmtpClient(socket);
    const greeting = await client.reply();
    if (greeting.code !== 220) throw Object.assign(new Error(greeting.text), { code: greeting.code });
    return client;
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk.toString('latin1')));
    this.#socket.on('close', () => this.#give({ code: 0, text: 'closed' }));
    this.#socket.on('error', () => undefined);
  }

  #read(chunk: string): void {
    this.#text += chunk;
    for (;;) {
      const match = /^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/.exec(this.#text);
      if (!match) return;
      this.#text = this.#text.slice(match[0].length);
      this.#give({ code: Number(match[1]), text: match[0] });
    }
  }

  #give(reply: Reply): void {
    const next = this.#waiting.shift();
    if (next) next(reply);
    else this.#replies.push(reply);
  }

  reply(): Promise<Reply> {
    const ready = this.#replies.shift();
    return ready ? Promise.resolve(ready) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  write(text: string | Buffer): boolean {
    return this.#socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
  }

  drained(): Promise<void> {
    return new Promise((resolve) => this.#socket.once('drain', () => resolve()));
  }

  async say(line: string): Promise<Reply> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  async startTls(): Promise<void> {
    await this.say('STARTTLS');
    this.#socket.removeAllListeners('data');
    this.#socket.removeAllListeners('close');
    this.#socket = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    this.#listen();
    await new Promise((resolve) => this.#socket.once('secureConnect', resolve));
  }

  /** One whole transaction; the first reply that is not a yes, or the last one. */
  async send(mail: { from: string; to: readonly string[]; data: string | Buffer }): Promise<Reply> {
    const first = await this.say(`MAIL FROM:<${mail.from}>`);
    if (first.code !== 250) return first;
    for (const to of mail.to) {
      const reply = await this.say(`RCPT TO:<${to}>`);
      if (reply.code !== 250) return reply;
    }
    const go = await this.say('DATA');
    if (go.code !== 354) return go;
    this.write(Buffer.concat([dotted(mail.data), Buffer.from('\r\n.\r\n')]));
    return this.reply();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

/** Lines that begin with a dot get another one (RFC 5321 4.5.2). */
export function dotted(data: string | Buffer): Buffer {
  const text = Buffer.isBuffer(data) ? data.toString('latin1') : Buffer.from(data, 'utf8').toString('latin1');
  return Buffer.from(text.replaceAll(/^\./gm, '..'), 'latin1');
}

/** Sends one mail over its own connection. */
export async function sendMail(
  port: number,
  mail: { from: string; to: readonly string[]; data: string | Buffer },
): Promise<Reply> {
  const client = await SmtpClient.connect(port);
  try {
    await client.say('EHLO test.example');
    return await client.send(mail);
  } finally {
    client.destroy();
  }
}
