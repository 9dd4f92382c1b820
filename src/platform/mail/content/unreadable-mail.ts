import { open } from 'node:fs/promises';

import { readHeaderFields, scanHeaders } from './mail-headers.ts';
import { classifyMail } from './meaning/kind.ts';
import type { MailLimits, MailSource, ParsedMail, ReadMailOptions, UnreadableReason } from './types.ts';

const HEAD = 65_536;

/** What the first kilobytes tell about a mail that could not be read: enough to make a contact of it. */
export async function unreadableMail(
  source: MailSource,
  options: ReadMailOptions,
  limits: MailLimits,
  reason: UnreadableReason,
  detail: string | null,
): Promise<ParsedMail> {
  const headers = scanHeaders(await beginning(source), limits);
  const fields = readHeaderFields(headers, limits, options.envelopeFrom);
  const { kind, reasons } = classifyMail({
    headers,
    subject: fields.subject,
    from: fields.from,
    replyTo: fields.replyTo,
    returnPath: fields.returnPath,
    isBounce: false,
    reportType: '',
    calendarMethod: '',
    text: '',
    ownAddresses: options.ownAddresses ?? [],
    loopMark: options.loopMark ?? null,
  });
  return {
    readable: false,
    reason,
    detail,
    ...fields,
    text: '',
    visible: '',
    signature: '',
    quoted: '',
    html: null,
    hasRemoteContent: false,
    language: null,
    attachments: [],
    kind,
    kindReasons: reasons,
    bounce: null,
    calendar: null,
    forwarded: null,
    protection: null,
  };
}

async function beginning(source: MailSource): Promise<Buffer> {
  if ('bytes' in source) return Buffer.from(source.bytes.subarray(0, HEAD));
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
