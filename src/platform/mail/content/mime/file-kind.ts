import { fileTypeFromBuffer } from 'file-type';

import { plainName } from './header-words.ts';

// What an attachment is, told by its bytes, and a name fit for showing.

/** Text formats have no magic number: the declaration is believed, but only among these. */
const DECLARED_TEXT = new Set([
  'text/plain',
  'text/csv',
  'text/calendar',
  'text/html',
  'text/vcard',
  'text/x-vcard',
  'text/markdown',
  'text/rfc822-headers',
  'message/delivery-status',
  'message/disposition-notification',
  'application/json',
  'application/pgp-signature',
  'application/pgp-keys',
  'application/pgp-encrypted',
]);

/** Zip and old Office containers look alike from the first bytes: the declaration decides among these. */
const IN_CONTAINER: Record<string, RegExp> = {
  'application/zip':
    /^application\/(vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.[a-z.-]+|epub\+zip|vnd\.ms-[a-z]+\.[a-z.]+)$/,
  'application/x-cfb': /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook|office)|vnd\.visio)$/,
};

const BY_EXTENSION: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};

/** `head`: the first bytes of the file. Never throws. */
export async function fileKind(head: Buffer, declared: string, name: string): Promise<string> {
  if (declared === 'message/rfc822' || declared === 'application/pkcs7-signature') return declared;
  const told = await fileTypeFromBuffer(head).catch(() => undefined);
  if (told !== undefined) {
    const inside = IN_CONTAINER[told.mime];
    if (inside === undefined) return told.mime;
    const guess = inside.test(declared) ? declared : BY_EXTENSION[extensionOf(name)];
    return guess !== undefined && inside.test(guess) ? guess : told.mime;
  }
  if (!looksLikeText(head)) return declared === 'application/pkcs7-mime' ? declared : 'application/octet-stream';
  if (/^\s{0,99}<(?:!doctype html|html|head|body|script|svg)\b/i.test(head.toString('latin1', 0, 500))) {
    return declared === 'image/svg+xml' || /<svg\b/i.test(head.toString('latin1', 0, 2_000))
      ? 'image/svg+xml'
      : 'text/html';
  }
  return DECLARED_TEXT.has(declared) ? declared : 'text/plain';
}

function looksLikeText(head: Buffer): boolean {
  for (const byte of head.subarray(0, 4_096)) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) return false;
  }
  return true;
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

const EXTENSION_OF: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'message/disposition-notification': 'txt',
  'text/rfc822-headers': 'txt',
  'application/pgp-encrypted': 'asc',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pgp-signature': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
};

const LONGEST_NAME = 180;

/** A name to show and to offer on download: one line, no path, the extension kept when it is cut. */
export function showableName(raw: string, part: string, declared: string): string {
  const base = plainName(raw.slice(0, 4_000))
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  if (base === '') {
    const extension = EXTENSION_OF[declared] ?? /^(?:image|audio|video)\/([a-z0-9]{2,5})$/.exec(declared)?.[1];
    return `attachment-${part.replaceAll('/', '.')}${extension === undefined ? '' : `.${extension}`}`;
  }
  if (base.length <= LONGEST_NAME) return base;
  const extension = /\.[a-z0-9]{1,8}$/i.exec(base)?.[0] ?? '';
  return base.slice(0, LONGEST_NAME - extension.length) + extension;
}
