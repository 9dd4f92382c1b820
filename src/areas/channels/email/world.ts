import type { Mailbox } from '#areas/correspondence/index.ts';
import { arrive, arriveUnread, callSpam } from '#areas/intake/world.ts';
import { addMs, HOUR, MINUTE, SECOND } from '#platform/clock/index.ts';
import { record } from '#platform/log/index.ts';
import { startReaders, type MailReaders } from '#platform/mail/content/index.ts';
import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import { arrivalOf, storeBytes } from './door.ts';
import { makeEmailHandler } from './handler.ts';
import type { Resolve } from './reading/dns.ts';
import { awaitedThreads, markLeft, type SampleReceipt, type SampleThread } from './world.store.ts';
import { MAILS, type SampleMail } from './world-mails.ts';

interface Boxes {
  main: Mailbox;
  peru: Mailbox;
  colombia: Mailbox;
}

/** Mails of the last two days, through the same reader as all mail: cases, answers, bounces, forgeries and what nobody could read. */
export async function loadMails(house: House, boxes: Boxes, agent: PersonActor): Promise<void> {
  const now = house.clock.now();
  const threads = await awaitedThreads(house.database.db, 3);
  const reading = makeEmailHandler({ resolver: sampleNames });
  const failing = makeEmailHandler({ resolver: sampleNames, startReaders: hurried });
  try {
    for (const mail of MAILS) {
      const thread = mail.answers === undefined ? undefined : threads[mail.answers];
      if (mail.answers !== undefined && !thread) continue;
      const at = addMs(now, -mail.hoursAgo * HOUR);
      const box = boxes[mail.to ?? 'main'];
      const text = write(mail, box, at, thread);
      const one = await arrivalFor(house, box, mail, text, at);
      if (mail.unread === 'quarantined') {
        await arriveUnread(house, one, { from: addressIn(mail.from), subject: mail.subject });
        continue;
      }
      const id = await arrive(house, mail.unread ? failing : reading, one, mail.unread ? 1 : 0);
      const [receipt] = await leave(house, id, addMs(at, 6 * SECOND));
      if (mail.twice) await again(house, box, mail, text, addMs(at, 3 * MINUTE), reading);
      if (mail.bounces && receipt) await comeBack(house, box, receipt, addMs(at, 4 * MINUTE), reading);
      if (mail.spamAfterHours) await callSpam(house, agent, id, addMs(at, mail.spamAfterHours * HOUR));
    }
  } finally {
    await Promise.all([reading.close?.(), failing.close?.()]);
  }
}

type Reading = ReturnType<typeof makeEmailHandler>;

/** The same mail by a mailing list of their own: other headers, the same words. */
async function again(house: House, box: Mailbox, mail: SampleMail, text: string, at: Date, reading: Reading) {
  const road = `Received: from lista.example by mx.ribera.example; ${mailDate(at)}\r\n${text}`;
  await arrive(house, reading, await arrivalFor(house, box, mail, road, at));
}

async function comeBack(house: House, box: Mailbox, receipt: SampleReceipt, at: Date, reading: Reading) {
  const raw = await storeBytes(house.files, Buffer.from(notDelivered(receipt, at)));
  const envelope = { door: 'smtp' as const, from: '', to: [receipt.envelopeFrom], remoteIp: GOOD, helo: 'mx.example' };
  await arrive(house, reading, { ...arrivalOf(house, { mailbox: box, raw, envelope }), receivedAt: at });
}

async function leave(house: House, intakeId: string, at: Date): Promise<SampleReceipt[]> {
  return transact(
    house,
    system('outbox'),
    async (work) => {
      const left = await markLeft(work.db, intakeId, at);
      for (const { id, caseId, messageId, kind } of left)
        record(work, ['mail', id], 'mail.sent', { messageId, caseId, kind });
      return left;
    },
    { now: at },
  );
}

const GOOD = '192.0.2.25';
const BAD = '198.51.100.7';

async function arrivalFor(house: House, mailbox: Mailbox, mail: SampleMail, text: string, at: Date) {
  const raw = await storeBytes(house.files, Buffer.from(text));
  const envelope = {
    door: 'smtp' as const,
    from: addressIn(mail.from) || `rebote@${mailbox.address.split('@')[1]}`,
    to: [mailbox.address],
    remoteIp: mail.forged ? BAD : GOOD,
    helo: 'mx.example',
    tls: true,
  };
  return { ...arrivalOf(house, { mailbox, raw, envelope }), receivedAt: at };
}

function write(mail: SampleMail, box: Mailbox, at: Date, thread?: SampleThread): string {
  const from = mail.from || `${thread?.name} <${thread?.address}>`;
  const fields = {
    From: from.replace(/^(.*) </, (_, name: string) => `${encoded(name)} <`),
    To: `${encoded(box.name)} <${box.address}>`,
    Subject: encoded(mail.subject || `Re: ${thread?.subject} [${thread?.reference}]`),
    Date: mailDate(at),
    'Message-ID': `<${at.getTime().toString(36)}.${mail.hoursAgo}@${addressIn(from).split('@')[1]}>`,
    ...(thread ? { 'In-Reply-To': thread.mailId, References: thread.mailId } : {}),
    'MIME-Version': '1.0',
    ...mail.headers,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', mail.text];
  if (!mail.file) return [...head, ...plain, ''].join('\n').replaceAll('\n', '\r\n');
  const { name, type, text } = mail.file;
  const part = [
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
  ];
  return [...head, 'Content-Type: multipart/mixed; boundary="p"', '', '--p', ...plain, '--p', ...part, '--p--', '']
    .join('\n')
    .replaceAll('\n', '\r\n');
}

function notDelivered({ address, mailId, envelopeFrom }: SampleReceipt, at: Date): string {
  return [
    `From: Mail Delivery System <mailer-daemon@mx.example>`,
    `To: ${envelopeFrom}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${mailDate(at)}`,
    `Message-ID: <${at.getTime().toString(36)}.dsn@mx.example>`,
    `In-Reply-To: ${mailId}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="d"',
    '',
    '--d',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${address}>: host mx.example said: 550 5.1.1 User unknown`,
    '--d',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '--d',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mailId}`,
    '--d--',
    '',
  ].join('\r\n');
}

function addressIn(from: string): string {
  return /<([^>]*)>/.exec(from)?.[1] ?? from;
}

function encoded(words: string): string {
  return /^[\x20-\x7E]*$/.test(words) ? words : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
}

function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}

/** Nothing is asked of the network: in the sample's world every name lets one server send, and wants others refused. */
const sampleNames: Resolve = (name, type) => {
  if (type !== 'TXT') return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENODATA' }));
  return Promise.resolve([[name.startsWith('_dmarc.') ? 'v=DMARC1; p=reject' : `v=spf1 ip4:${GOOD} -all`]]);
};

/** A reader without patience: what it can't read in a millisecond stays unread. */
function hurried(): MailReaders {
  const readers = startReaders();
  return {
    read: (source, options) => readers.read(source, { ...options, limits: { milliseconds: 1 } }),
    stop: () => readers.stop(),
  };
}
