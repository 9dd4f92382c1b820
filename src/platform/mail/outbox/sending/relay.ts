import { isIP } from 'node:net';
import { pipeline, Transform, type Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Attempt, Refusal } from './outcome.rules.ts';
import { timeToSend } from './retry.rules.ts';

/** The server that takes our mail. */
export interface Relay {
  host: string;
  port: number;
  /** TLS from the first byte (smtps://). */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  /** How we introduce ourselves (EHLO); undefined leaves it to the machine's name. */
  name: string | undefined;
}

export interface SendLimits {
  connectMs: number;
  greetingMs: number;
  /** Silence on the line. */
  socketMs: number;
  /** The whole of one send, besides what the content needs on a slow line: stops a server that answers one byte a second. */
  wholeMs: number;
  /** Besides, from the last byte of the content to the answer to it: a server may read it through first (RFC 5321, 4.5.3.2.6). */
  yesMs: number;
}
export const SEND_LIMITS: SendLimits = {
  connectMs: 10_000,
  greetingMs: 10_000,
  socketMs: 600_000,
  wholeMs: 120_000,
  yesMs: 600_000,
};

/** Reads `smtp://user:password@host:port` or `smtps://…`. Throws a sentence for people when it is neither. */
export function readRelayUrl(text: string, baseUrl: string): Relay {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    throw new Error('CAUCE_SMTP_RELAY_URL: smtp://user:password@host:port or smtps://… expected');
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const own = new URL(baseUrl).hostname;
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : isLoopback(host) ? 25 : 587,
    secure,
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : null,
    name: own.includes('.') && isIP(own) === 0 ? own : undefined,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** One mail to one server. Never throws: whatever happens is an outcome of this try. */
export function sendOnce(
  relay: Relay,
  envelope: { from: string; to: string[] },
  message: () => Readable,
  limits: SendLimits,
): Promise<Attempt> {
  const connection = new SMTPConnection(connectionOptions(relay, limits));
  return new Promise((resolve) => {
    const began = performance.now();
    let content: Readable | undefined;
    const left = { bytes: 0, whole: false };
    const finish = (attempt: Attempt, clean = false): void => {
      clearTimeout(timer);
      content?.destroy();
      if (clean) connection.quit();
      else connection.close();
      resolve(attempt);
    };
    const watch = (): void => {
      const [taken, given] = [performance.now() - began, timeToSend(limits, left)];
      if (taken < given) timer = setTimeout(watch, given - taken);
      else finish({ kind: 'unreached', reply: `time-out: no end after ${Math.round(taken / 1_000)} s` });
    };
    let timer = setTimeout(watch, limits.wholeMs);
    // Stays on: a socket may break again after we have gone.
    connection.on('error', (error) => finish(outcomeOf(error)));
    const send = (): void => {
      content = counted(message(), (bytes) => (left.bytes += bytes));
      content.once('end', () => (left.whole = true));
      connection.send({ ...envelope, from: envelope.from || false }, content, (error, info) => {
        // Only a server that has answered is taken leave of: in the middle of the content, QUIT would be content.
        if (error || !info) return finish(outcomeOf(error), Boolean(error?.responseCode));
        finish(
          {
            kind: 'taken',
            accepted: info.accepted,
            refused: (info.rejectedErrors ?? []).map(refusalOf),
            reply: info.response,
            relayMailId: info.serverMessageId ?? null,
          },
          true,
        );
      });
    };
    connection.connect((error) => {
      if (error) return finish(outcomeOf(error));
      if (!relay.auth) return send();
      connection.login(relay.auth, (refused) => (refused ? finish(outcomeOf(refused)) : send()));
    });
  });
}

/** The same stream, its bytes told as they leave. A fault of either ends both. */
function counted(source: Readable, tell: (bytes: number) => void): Readable {
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      tell(chunk.length);
      done(null, chunk);
    },
  });
  return pipeline(source, counter, () => undefined);
}

/**
 * Certificates are always checked. STARTTLS is used wherever it is offered and demanded before a password is said; on this very
 * machine there is no line to protect, and local servers carry home-made certificates.
 */
function connectionOptions(relay: Relay, limits: SendLimits): ConstructorParameters<typeof SMTPConnection>[0] {
  const local = isLoopback(relay.host);
  return {
    host: relay.host,
    port: relay.port,
    secure: relay.secure,
    ...(relay.name ? { name: relay.name } : {}),
    requireTLS: !relay.secure && !local && relay.auth !== null,
    ignoreTLS: !relay.secure && local,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.socketMs,
    logger: false,
  };
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  recipient?: string;
  rejectedErrors?: SmtpError[];
}

// «Sign in first», «encrypt first»: about us and the relay, not about this mail.
const OUR_SETUP = new Set([530, 534, 535, 538]);

function outcomeOf(error: SmtpError | null): Attempt {
  const reply = replyOf(error);
  const code = error?.responseCode ?? 0;
  const said = error?.command ?? '';
  if (error?.code === 'ESTREAM') return { kind: 'broken', reply };
  if (said === 'RCPT TO' && error?.rejectedErrors?.length)
    return { kind: 'refused_recipients', refused: error.rejectedErrors.map(refusalOf) };
  if (code >= 400 && !OUR_SETUP.has(code) && ['MAIL FROM', 'RCPT TO', 'DATA'].includes(said))
    return { kind: 'refused', code, reply };
  // Said by our own client before the server heard of it: an address or size it can't carry.
  if (code === 0 && (error?.code === 'EENVELOPE' || error?.code === 'EMESSAGE')) return { kind: 'broken', reply };
  return { kind: 'unreached', reply };
}

function refusalOf(error: SmtpError): Refusal {
  return { address: error.recipient ?? '', code: error.responseCode ?? 450, reply: replyOf(error) };
}

function replyOf(error: SmtpError | null): string {
  return (error?.response ?? error?.message ?? 'no answer').replaceAll(/\s+/g, ' ').trim().slice(0, 500);
}
