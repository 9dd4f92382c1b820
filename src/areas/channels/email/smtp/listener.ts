import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { MINUTE, SECOND } from '#platform/clock/index.ts';
import { TooLarge } from '#platform/files/index.ts';
import type { Running } from '#platform/jobs/runner.ts';
import type { House } from '#platform/work/index.ts';
import { mailboxAt } from '#areas/correspondence/index.ts';
import { keepMail, storeMail, type StoredMail } from '../door.ts';
import { deliveriesFor } from '../recipients.ts';
import { AWAY, TOO_LARGE, TOO_LATE, TOO_MANY, TOO_SLOW, UNKNOWN, type Refusal } from './refusals.ts';

export interface RunningSmtp extends Running {
  port: number;
}

const MAX_CLIENTS = 200;
const MAX_CLIENTS_PER_ADDRESS = 50;
const MAX_RECIPIENTS = 100;
/** A sender may be slow, not endless. */
const MAX_TRANSFER_MS = 10 * MINUTE;
/** Then it is told to come again: if the commit succeeded meanwhile, its second try finds the mail kept. */
const MAX_COMMIT_MS = 30 * SECOND;

/** The inbound listener: known recipients only, no sign-in, no relaying. 250 leaves only after file and row are safe. */
export async function startSmtp(house: House): Promise<RunningSmtp> {
  const { host, smtp } = house.config;
  const perAddress = new Map<string, number>();
  const tls = smtp.tls && {
    cert: readFileSync(smtp.tls.cert),
    key: readFileSync(smtp.tls.key),
    minVersion: 'TLSv1.2' as const,
  };
  const server = new SMTPServer({
    ...tls,
    banner: 'Cauce',
    logger: false,
    size: smtp.maxBytes,
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    maxClients: MAX_CLIENTS,
    maxRecipients: MAX_RECIPIENTS,
    maxAllowedUnauthenticatedCommands: false,
    socketTimeout: MINUTE,
    closeTimeout: 15 * SECOND,
    onConnect: (session, done) => done(enter(perAddress, session)),
    onClose: (session) => leave(perAddress, session),
    onRcptTo: ({ address }, _session, done) => void knowRecipient(house, address).then((refusal) => done(refusal)),
    onData: (stream, session, done) =>
      void receive(house, stream, session).then(
        (ids) => done(null, `kept as ${ids.join(' ')}`),
        (error: unknown) => done(refusalOf(house, error)),
      ),
  });
  server.on('error', (error) => house.log.debug({ err: error }, 'smtp: connection ended badly'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(smtp.port, host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Mails under way finish; who only keeps the line open is asked to leave.
        for (const connection of server.connections) {
          if (!connection.session.envelope?.mailFrom) connection.send(421, 'Server shutting down');
        }
      }),
  };
}

function enter(perAddress: Map<string, number>, { remoteAddress }: SMTPServerSession): Refusal | null {
  const open = (perAddress.get(remoteAddress) ?? 0) + 1;
  perAddress.set(remoteAddress, open);
  return open > MAX_CLIENTS_PER_ADDRESS ? TOO_MANY : null;
}

function leave(perAddress: Map<string, number>, { remoteAddress }: SMTPServerSession): void {
  const left = (perAddress.get(remoteAddress) ?? 1) - 1;
  if (left > 0) perAddress.set(remoteAddress, left);
  else perAddress.delete(remoteAddress);
}

async function knowRecipient(house: House, address: string): Promise<Refusal | null> {
  try {
    return (await mailboxAt(house.database.db, address)) ? null : UNKNOWN;
  } catch (error) {
    return refusalOf(house, error);
  }
}

/** Bytes to disk, then one row for each mailbox of ours among the recipients; returns their ids once all are committed. */
async function receive(house: House, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string[]> {
  const tooSlow = setTimeout(() => stream.destroy(TOO_SLOW), MAX_TRANSFER_MS);
  try {
    const raw = await storeMail(house.files, stream, house.config.smtp.maxBytes);
    return await within(MAX_COMMIT_MS, keepFor(house, session, raw));
  } finally {
    clearTimeout(tooSlow);
    // What was not read (too large, disk full) is let through to the final dot: only then can the sender hear why not.
    stream.resume();
  }
}

async function keepFor(house: House, session: SMTPServerSession, raw: StoredMail): Promise<string[]> {
  const { mailFrom, rcptTo } = session.envelope;
  const deliveries = await deliveriesFor(
    house.database.db,
    rcptTo.map((one) => one.address),
  );
  if (deliveries.length === 0) throw UNKNOWN;
  const about = {
    door: 'smtp' as const,
    from: mailFrom ? mailFrom.address : null,
    remoteIp: session.remoteAddress,
    helo: session.hostNameAppearsAs || '',
    tls: session.secure,
  };
  const kept = await Promise.all(
    deliveries.map(({ mailbox, to }) => keepMail(house, { mailbox, raw, envelope: { ...about, to } })),
  );
  return kept.map((one) => one.id);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(TOO_LATE), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function refusalOf(house: House, error: unknown): Refusal {
  if (error instanceof TooLarge) return TOO_LARGE;
  if (error instanceof Error && 'responseCode' in error) return error as Refusal;
  house.log.error({ err: error }, 'smtp: a mail could not be kept; its sender was told to try again');
  return AWAY;
}
