import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { waitFor } from './wait.ts';

/** A mail that left Cauce, as the server of the addressee got it. */
export interface Delivered {
  /** The envelope, lower case. */
  to: string[];
  from: string;
  mail: Email;
  raw: Buffer;
  header(name: string): string | undefined;
}

export interface Outgoing {
  /** For CAUCE_SMTP_RELAY_URL. */
  relayUrl: string;
  mails: Delivered[];
  /** The first mail to this address that fits; waits for it. */
  to(address: string, fits?: (one: Delivered) => boolean): Promise<Delivered>;
  close(): Promise<void>;
}

/** The world outside: an SMTP server that takes whatever Cauce sends and keeps it, and says yes `slowMs` later. `auth`: from that user only. */
export async function collectOutgoing({
  slowMs = 0,
  auth,
}: { slowMs?: number; auth?: { user: string; password: string } } = {}): Promise<Outgoing> {
  const mails: Delivered[] = [];
  const server = new SMTPServer({
    authOptional: !auth,
    allowInsecureAuth: true,
    disabledCommands: auth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    onAuth({ username, password }, _session, done) {
      if (username === auth?.user && password === auth?.password) done(null, { user: username });
      else done(new Error(`wrong password of ${username}`));
    },
    async onData(stream, session, done) {
      const chunks = await Array.fromAsync(stream as AsyncIterable<Buffer>).catch(() => null);
      // Cut off in the middle: nothing was received.
      if (!chunks) return;
      const raw = Buffer.concat(chunks);
      const mail = await PostalMime.parse(raw);
      const { mailFrom, rcptTo } = session.envelope;
      mails.push({
        to: rcptTo.map(({ address }) => address.toLowerCase()),
        from: mailFrom === false ? '' : mailFrom.address.toLowerCase(),
        mail,
        raw,
        header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value,
      });
      setTimeout(done, slowMs);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const signIn = auth ? `${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.password)}@` : '';
  return {
    relayUrl: `smtp://${signIn}127.0.0.1:${port}`,
    mails,
    to: (address, fits = () => true) =>
      waitFor(
        `a mail to ${address}`,
        () => mails.find((one) => one.to.includes(address.toLowerCase()) && fits(one)),
        () => mails.map(({ to, mail }) => `${to.join()}: ${mail.subject}`).join('\n'),
      ),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Sends as a customer's mail program does; gives the Message-ID it went with. */
export async function sendAsCustomer(smtpPort: number, mail: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true, name: 'cliente.example' });
  try {
    return (await transport.sendMail(mail)).messageId;
  } finally {
    transport.close();
  }
}

/** The same mail as bytes, for servers that are not ours. */
export async function rawAsCustomer(mail: SendMailOptions): Promise<Buffer> {
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(mail);
  return composed.message as Buffer;
}

/** What a mail program puts in an answer to a mail: where it goes and what thread it is of. */
export function answering(received: Delivered): SendMailOptions {
  const { mail } = received;
  const to = mail.replyTo?.[0]?.address ?? mail.from?.address;
  if (!to || !mail.messageId) throw new Error('a mail that cannot be answered');
  return {
    to,
    subject: `Re: ${(mail.subject ?? '').replace(/^re:\s*/i, '')}`,
    inReplyTo: mail.messageId,
    references: `${mail.references ?? ''} ${mail.messageId}`.trim(),
  };
}

/** What stands below the answer: the mail it answers, as mail programs in Spanish quote it. */
export function quotedIn({ mail }: Delivered): string {
  const { name, address } = mail.from ?? {};
  return `El lun, 9 nov 2026 a las 10:00, ${name} (<${address}>) escribió:\n\n${(mail.text ?? '').replaceAll(/^/gm, '> ')}`;
}
