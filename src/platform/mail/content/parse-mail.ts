import { readHeaderFields } from './mail-headers.ts';
import type { HeaderFields } from './mail-headers.ts';
import { shownBody, warn } from './mail-body.ts';
import { detectLanguage } from './meaning/language.ts';
import { readBounce } from './meaning/bounce.ts';
import { readCalendar } from './meaning/calendar.ts';
import { readForwarded } from './meaning/forwarded.ts';
import { classifyMail } from './meaning/kind.ts';
import type { ByteSource } from './mime/byte-source.ts';
import { decodeBytes } from './mime/charset.ts';
import { collectParts } from './mime/collect-parts.ts';
import type { MailPart } from './mime/collect-parts.ts';
import { fileKind, showableName } from './mime/file-kind.ts';
import { PartStore } from './mime/part-store.ts';
import type { StoredPart } from './mime/part-store.ts';
import { openParts } from './open-parts.ts';
import type { AttachedPart } from './open-parts.ts';
import { ownWords, splitReply } from './reply/split-reply.ts';
import type { ForwardedMail, MailAttachment, MailBounce, MailLimits, ParsedMail, ReadMailOptions } from './types.ts';

/** Reads one mail, in the thread it is called from (a reader thread). Throws only when the source can't be read. */
export async function parseMail(source: ByteSource, options: ReadMailOptions, limits: MailLimits): Promise<ParsedMail> {
  const store = new PartStore(options.into ?? null);
  try {
    return await parse(source, options, limits, store);
  } finally {
    store.dispose();
  }
}

async function parse(
  source: ByteSource,
  options: ReadMailOptions,
  limits: MailLimits,
  store: PartStore,
): Promise<ParsedMail> {
  const collected = collectParts(source, store, limits);
  const { root } = collected;
  const fields = readHeaderFields(root.headers, limits, options.envelopeFrom);
  const { warnings } = fields;
  if (collected.parts > limits.parts) warn(warnings, 'parts-cut', collected.parts);
  if (collected.tooDeep) warn(warnings, 'nesting-cut');
  if (collected.notClosed) warn(warnings, 'not-closed');

  const opened = openParts(root, { store, limits, warnings });
  const shown = shownBody(opened.body, imagesOf(opened.attachments), warnings);
  const split = splitReply(shown.text);
  const calendar = calendarOf(opened.attachments);
  const bounce = bounceOf(opened.attachments, fields, shown.text, root);
  return {
    readable: true,
    reason: null,
    detail: null,
    ...fields,
    text: shown.text,
    ...split,
    html: shown.html,
    hasRemoteContent: shown.hasRemoteContent,
    language: detectLanguage(ownWords(split.visible.slice(0, 20_000))),
    attachments: await describeAll(opened.attachments, opened.body.html),
    ...kindOf(fields, root, options, { bounce, calendarMethod: calendar?.method ?? '', text: split.visible }),
    bounce,
    calendar,
    forwarded: bounce === null ? forwardedOf(opened.attachments, fields.subject, shown.text, limits) : null,
    protection: opened.protection,
  };
}

/** By Content-Id, lower case, as HTML refers to them. */
function imagesOf(attachments: AttachedPart[]): Map<string, string> {
  return new Map(
    attachments
      .filter(({ contentId }) => contentId !== '')
      .map(({ contentId, stored }) => [contentId.toLowerCase(), stored.sha256]),
  );
}

async function describeAll(attachments: AttachedPart[], html: string | null): Promise<MailAttachment[]> {
  const used = new Set(
    (html?.match(/cid:[^"'\s>)]{1,300}/gi) ?? [])
      .values()
      .map((address) => unescapeId(address.slice(4)))
      .toArray(),
  );
  const described: MailAttachment[] = [];
  for (const { part, fileName, declaredType, contentId, stored } of attachments) {
    described.push({
      part,
      storedAt: stored.path,
      name: showableName(fileName, part, declaredType),
      declaredType,
      type: await fileKind(stored.head, declaredType, fileName),
      size: stored.size,
      sha256: stored.sha256,
      contentId: contentId === '' ? null : contentId.slice(0, 300),
      inline: contentId !== '' && used.has(contentId.toLowerCase()),
    });
  }
  return described;
}

function unescapeId(id: string): string {
  try {
    return decodeURIComponent(id).toLowerCase();
  } catch {
    return id.toLowerCase();
  }
}

function calendarOf(attachments: AttachedPart[]) {
  const part = attachments.find(
    ({ declaredType }) => declaredType === 'text/calendar' || declaredType === 'application/ics',
  );
  return part === undefined ? null : readCalendar(decodeBytes(part.stored.head, 'utf-8').text);
}

function bounceOf(attachments: AttachedPart[], fields: HeaderFields, text: string, root: MailPart): MailBounce | null {
  const isReport = root.type === 'multipart/report';
  const reportType = (root.params['report-type'] ?? '').toLowerCase();
  const status = attachments.find(({ declaredType }) => /^message\/(?:global-)?delivery-status$/.test(declaredType));
  const returned = attachments.find(({ declaredType }) =>
    /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/.test(declaredType),
  );
  const nullSender = fields.returnPath === '';
  const isDelivery = isReport && (reportType === 'delivery-status' || reportType === '');
  if (isReport && !isDelivery) return null;
  const fromAddress = fields.from?.address ?? '';
  // A person may pass on a report they got: then it is an attachment of theirs like any other.
  const isSystem = isDelivery || nullSender || /^(?:mailer-daemon|postmaster)@/i.test(fromAddress);
  return readBounce({
    report: status !== undefined && isSystem ? decodeBytes(status.stored.head).text : null,
    returned: returned === undefined ? null : headerBlock(returned.stored),
    text,
    subject: fields.subject,
    fromAddress,
    nullSender,
    failedRecipients: root.headers.get('x-failed-recipients') ?? '',
    related: [...fields.references, ...(fields.inReplyTo === null ? [] : [fields.inReplyTo])],
  });
}

function headerBlock(stored: StoredPart): string {
  const text = decodeBytes(stored.head).text;
  const end = text.search(/\r?\n\r?\n/);
  return end === -1 ? text : text.slice(0, end);
}

function kindOf(
  fields: HeaderFields,
  { headers, type, params }: MailPart,
  options: ReadMailOptions,
  found: { bounce: MailBounce | null; calendarMethod: string; text: string },
): Pick<ParsedMail, 'kind' | 'kindReasons'> {
  const { subject, from, replyTo, returnPath } = fields;
  const verdict = classifyMail({
    headers,
    subject,
    from,
    replyTo,
    returnPath,
    isBounce: found.bounce !== null,
    reportType: type === 'multipart/report' ? (params['report-type'] ?? '').toLowerCase().slice(0, 60) : '',
    calendarMethod: found.calendarMethod,
    text: found.text,
    ownAddresses: options.ownAddresses ?? [],
    loopMark: options.loopMark ?? null,
  });
  return { kind: verdict.kind, kindReasons: verdict.reasons };
}

function forwardedOf(
  attachments: AttachedPart[],
  subject: string,
  text: string,
  limits: MailLimits,
): ForwardedMail | null {
  const byText = readForwarded(subject, text);
  const attached = attachments.find(({ declaredType }) => declaredType === 'message/rfc822');
  return byText ?? (attached === undefined ? null : attachedMail(attached.stored, text, limits));
}

/** Only its headers and text: its own attachments stay inside it. */
function attachedMail(stored: StoredPart, note: string, limits: MailLimits): ForwardedMail {
  const store = new PartStore(null);
  const source = stored.open();
  try {
    const { root } = collectParts(source, store, { ...limits, parts: 50 });
    const { from, subject, date } = readHeaderFields(root.headers, limits);
    const { body } = openParts(root, { store, limits, warnings: [] });
    return { by: 'attachment', from, subject, date: date ?? '', note, text: shownBody(body, new Map(), []).text };
  } finally {
    source.close();
    store.dispose();
  }
}
