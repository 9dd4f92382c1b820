import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { sql } from 'kysely';
import { addMs } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { readAfter, START } from '#platform/log/index.ts';
import { personActor } from '#tests/support/actor.ts';
import type { TestHouse } from '#tests/support/house.ts';
import { readable } from '#tests/support/readable.ts';
import { system, transact, type Actor, type House } from '#platform/work/index.ts';
import type { DeliveryState, MailDraft, Queued, Recipient } from './draft.ts';
import { queueMail } from './queue.ts';

export interface Received {
  from: string;
  to: string[];
  raw: string;
}
export interface Receiver {
  url: string;
  mails: Received[];
  close(): Promise<void>;
}
export interface Answers {
  /** Answer to RCPT TO; `nth` counts the calls for that address from 1. */
  recipient?: (address: string, nth: number) => { code: number; text: string } | undefined;
  /** Answer after the content; `nth` counts the mails from 1. */
  content?: (nth: number) => { code: number; text: string } | undefined;
  server?: SMTPServerOptions;
}

/** A real SMTP server that answers as told. */
export async function startReceiver(answers: Answers = {}): Promise<Receiver> {
  const mails: Received[] = [];
  const asked = new Map<string, number>();
  let contents = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(address, _session, callback) {
      const nth = (asked.get(address.address) ?? 0) + 1;
      asked.set(address.address, nth);
      callback(refusal(answers.recipient?.(address.address, nth)));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        contents += 1;
        const answer = answers.content?.(contents);
        const { mailFrom, rcptTo } = session.envelope;
        if (!answer)
          mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map((one) => one.address),
            raw: Buffer.concat(chunks).toString('utf8'),
          });
        callback(refusal(answer));
      });
    },
    ...answers.server,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp${answers.server?.secure ? 's' : ''}://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function refusal(answer: { code: number; text: string } | undefined): Error | null {
  return answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null;
}

/** A server written line by line, for what a decent one never does. `onLine` sees each line of the client. */
export async function startOddServer(
  onConnect: (socket: Socket) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnect(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export const draft = (change: Partial<MailDraft> = {}): MailDraft => ({
  kind: 'reply',
  from: { name: 'Ana Vidal · Comercial Ribera', address: 'clientes@ribera.example' },
  to: [{ name: 'Marta Núñez', address: 'marta@correo.example' }],
  subject: 'Re: [RC-10001] Pedido incompleto',
  text: 'Las dos piezas salen hoy.\n',
  ...change,
});

export const ana = personActor('agent');

export function queued(house: House, change: Partial<MailDraft> = {}, actor: Actor = system('test')): Promise<Queued> {
  return transact(house, actor, (work) => queueMail(work, draft(change)));
}

export interface OutboxRow {
  id: string;
  state: DeliveryState;
  recipients: Recipient[];
  attempts: number;
  next_try_at: Date;
  last_reply: string | null;
  sent_at: Date | null;
  mail_id: string;
  envelope_from: string;
  lease_token: string | null;
  late_told_at: Date | null;
}
export async function rowOf(house: House, id: string): Promise<OutboxRow> {
  return (await sql<OutboxRow>`select * from outbox where id = ${id}`.execute(house.database.db)).rows[0] as OutboxRow;
}

/** Types of the events of one mail, in order. */
export async function eventsOf(house: House, id: string): Promise<string[]> {
  await readable(house);
  const events = await readAfter(house.database.db, START, 1_000);
  return events.filter((event) => event.stream === `mail:${id}`).map((event) => event.type);
}

/** An answer of a case, held for ten seconds. */
export async function heldMessage(house: House): Promise<{ messageId: string; outboxId: string }> {
  const [caseId, messageId] = [newId(), newId()];
  const now = house.clock.now();
  await sql`insert into case_file (id, reference, public_key, subject, channel, received_at, opened_at) values (${caseId}, ${caseId}, ${caseId}, 'x', 'email', ${now}, ${now})`.execute(
    house.database.db,
  );
  await sql`insert into message (id, case_id, origin_case_id, direction, channel, threaded_by, at, received_at) values (${messageId}, ${caseId}, ${caseId}, 'out', 'email', 'ours', ${now}, ${now})`.execute(
    house.database.db,
  );
  const { outboxId } = await queued(house, { messageId, caseId, holdUntil: addMs(now, 10_000) }, ana);
  return { messageId, outboxId };
}

/** A mail server that answers so, for as long as it is used. */
export async function withReceiver(
  answers: Parameters<typeof startReceiver>[0],
  use: (receiver: Receiver) => Promise<void>,
): Promise<void> {
  const receiver = await startReceiver(answers);
  await use(receiver).finally(() => receiver.close());
}

/** Before each test: an hour everybody knows, and nothing waiting to leave. */
export async function startAfresh(house: TestHouse): Promise<void> {
  house.clock.set('2026-11-09T09:00:00.000Z');
  await sql`delete from outbox`.execute(house.database.db);
}
