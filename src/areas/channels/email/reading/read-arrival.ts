import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { activeMailboxes, type Mailbox } from '#areas/correspondence/index.ts';
import type { InboundMessage } from '#areas/cases/index.ts';
import type { Arrival } from '#areas/intake/index.ts';
import { sha256Hex } from '#platform/ids/index.ts';
import type { MailReaders, ParsedMail } from '#platform/mail/content/index.ts';
import { loopMark } from '#platform/mail/outbox/index.ts';
import type { House } from '#platform/work/index.ts';
import type { MailEnvelope } from '../door.ts';
import { colleaguesOf } from './colleagues.ts';
import { authenticateMail } from './authenticate.ts';
import type { Authenticity, SenderChecks } from './sender-checks.ts';
import { isCalledSpam } from './spam.rules.ts';

type KeptFile = InboundMessage['attachments'][number];

/** A mail understood as far as it can be, its files kept, its sender judged by DNS. Nothing is written in the database yet. */
export interface ReadMail {
  envelope: MailEnvelope;
  mail: ParsedMail;
  files: KeptFile[];
  authenticity: Authenticity;
  spam: boolean;
  /** The mail it is, wherever it shows up: its Message-ID, or the hash of its bytes. */
  mailKey: string;
  /** What a person sees of it: the same mail by another road has other headers but says the same. */
  contentSha256: string;
  /** Of the reader. */
  version: number;
  /** Asked before the transaction: inside it nothing may wait for a second connection. */
  house: { mailboxes: ReadonlyMap<string, Mailbox>; colleagues: ReadonlySet<string> };
}

export async function readArrival(
  house: House,
  arrival: Arrival,
  { readers, checks, version }: { readers: MailReaders; checks: SenderChecks; version: number },
): Promise<ReadMail> {
  const envelope = arrival.envelope as unknown as MailEnvelope;
  const [mailboxes, colleagues] = await Promise.all([activeMailboxes(house.database.db), colleaguesOf(house)]);
  const scratch = await house.files.scratch();
  try {
    const options = {
      into: scratch,
      ownAddresses: [...mailboxes.keys()],
      loopMark: loopMark(house.secrets),
      ...(envelope.from === null ? {} : { envelopeFrom: envelope.from }),
    };
    const mail = await readers.read({ path: house.files.path(arrival.raw_sha256) }, options);
    // A machine under load is slow for every mail: it gets another try before it counts as unreadable.
    if (mail.reason === 'time-out' && arrival.failures === 0) throw new Error('reading took too long');
    const has = (header: string): boolean => mail.rawHeaders.some(({ name }) => name === header);
    const [files, authenticity] = await Promise.all([
      mail.readable ? keepFiles(house, mail) : [wholeMail(arrival)],
      authenticateMail(
        house,
        { sha256: arrival.raw_sha256, envelope, signed: has('dkim-signature'), relayed: has('received') },
        checks,
      ),
    ]);
    return {
      envelope,
      mail,
      files,
      authenticity,
      spam: isCalledSpam(mail.rawHeaders),
      mailKey: mail.messageId ?? `sha256:${arrival.raw_sha256}`,
      contentSha256: contentOf(mail, arrival),
      version,
      house: { mailboxes, colleagues },
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** One after the other: a mail with hundreds of parts must not take every open file of the process. */
async function keepFiles(house: House, mail: ParsedMail): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const { storedAt, name, type, inline, contentId } of mail.attachments) {
    if (!storedAt) continue;
    const stored = await house.files.put(createReadStream(storedAt));
    files.push({ ...stored, name, type, inline, contentId });
  }
  return files;
}

/** What could not be read is still there for people, whole. */
function wholeMail(arrival: Arrival): KeptFile {
  return {
    sha256: arrival.raw_sha256,
    size: arrival.raw_size,
    name: 'mensaje.eml',
    type: 'message/rfc822',
    inline: false,
    contentId: null,
  };
}

function contentOf(mail: ParsedMail, arrival: Arrival): string {
  if (!mail.readable) return arrival.raw_sha256;
  return sha256Hex(
    JSON.stringify([
      mail.from?.address.toLowerCase() ?? '',
      mail.date,
      mail.subject,
      mail.text,
      mail.attachments.map((one) => one.sha256),
    ]),
  );
}
