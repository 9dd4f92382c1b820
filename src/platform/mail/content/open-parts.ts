import { memorySource } from './mime/byte-source.ts';
import { collectParts, isSmime, isWinmail } from './mime/collect-parts.ts';
import type { MailPart } from './mime/collect-parts.ts';
import type { PartStore, StoredPart } from './mime/part-store.ts';
import { writtenBody, warn } from './mail-body.ts';
import type { WrittenBody } from './mail-body.ts';
import type { MailLimits, MailProtection, ParsedMail } from './types.ts';
import { cmsKind, eachSignedPiece } from './unpack/signed-message.ts';
import { readWinmail } from './unpack/winmail.ts';

// Opens what is wrapped (winmail.dat, opaque signatures) and lists what is attached.

export interface AttachedPart {
  part: string;
  fileName: string;
  declaredType: string;
  contentId: string;
  stored: StoredPart;
}

export interface OpenedMail {
  body: WrittenBody;
  attachments: AttachedPart[];
  protection: MailProtection | null;
}

interface Opening {
  store: PartStore;
  limits: MailLimits;
  warnings: ParsedMail['warnings'];
}

const DEEPEST_WRAPPING = 3;

export function openParts(root: MailPart, opening: Opening, under = '', depth = 0): OpenedMail {
  const mail: OpenedMail = {
    body: writtenBody(root, opening.warnings),
    attachments: [],
    protection: protectionOf(root, null),
  };
  mail.protection ??= inlinePgp(mail.body.plain);
  for (const part of leaves(root)) {
    if (part.stored === null) continue;
    const path = under + (part.path || '1');
    if (isWinmail(part) && openWinmail(mail, path, part.stored, opening)) continue;
    if (isSmime(part) && openSigned(mail, path, part.stored, opening, depth)) continue;
    mail.attachments.push({
      part: path,
      fileName: part.fileName,
      declaredType: part.type,
      contentId: (part.headers.get('content-id') ?? '').replace(/^\s*<|>\s*$/g, '').trim(),
      stored: part.stored,
    });
  }
  return mail;
}

function* leaves(part: MailPart): Generator<MailPart> {
  if (part.children.length === 0) yield part;
  for (const child of part.children) yield* leaves(child);
}

function openWinmail(mail: OpenedMail, path: string, stored: StoredPart, { store, warnings }: Opening): boolean {
  const source = stored.open();
  try {
    const inside = readWinmail(source, store);
    mail.body.plain ??= inside.text;
    mail.body.html ??= inside.html;
    inside.attachments.forEach(({ name, type, contentId, stored: file }, index) =>
      mail.attachments.push({
        part: `${path}/${index + 1}`,
        fileName: name,
        declaredType: type || 'application/octet-stream',
        contentId,
        stored: file,
      }),
    );
  } catch {
    warn(warnings, 'winmail-unreadable');
    return false;
  } finally {
    source.close();
  }
  stored.discard();
  return true;
}

/** Encrypted wrappers stay attachments; signed ones give way to what they hold. */
function openSigned(mail: OpenedMail, path: string, stored: StoredPart, opening: Opening, depth: number): boolean {
  const source = stored.open();
  const content = opening.store.sink(false);
  let inner: StoredPart | null = null;
  try {
    const kind = cmsKind(source);
    if (kind === 'encrypted') mail.protection = { format: 'smime', how: 'encrypted' };
    if (kind !== 'signed' || depth >= DEEPEST_WRAPPING) return false;
    mail.protection = { format: 'smime', how: 'opaque-signed' };
    eachSignedPiece(source, (chunk) => content.write(chunk));
  } catch {
    warn(opening.warnings, 'signed-unreadable');
    return false;
  } finally {
    source.close();
    inner = content.finish();
    if (mail.protection?.how !== 'opaque-signed') inner.discard();
  }
  const innerSource = inner.size === 0 ? memorySource(Buffer.alloc(0)) : inner.open();
  try {
    const collected = collectParts(innerSource, opening.store, opening.limits);
    const opened = openParts(collected.root, opening, `${path}/`, depth + 1);
    mail.body.plain ??= opened.body.plain;
    mail.body.html ??= opened.body.html;
    mail.attachments.push(...opened.attachments);
  } finally {
    innerSource.close();
    inner.discard();
  }
  stored.discard();
  return true;
}

/** Signed and encrypted containers are shown as such; nothing in them is changed or checked here. */
function protectionOf(part: MailPart, found: MailProtection | null): MailProtection | null {
  if (found !== null) return found;
  const protocol = (part.params['protocol'] ?? '').toLowerCase();
  const format = protocol.includes('pgp') ? 'pgp' : 'smime';
  if (part.type === 'multipart/signed') return { format, how: 'signed' };
  if (part.type === 'multipart/encrypted') return { format, how: 'encrypted' };
  // A list may wrap a signed mail once more.
  return part.type === 'multipart/mixed'
    ? part.children.reduce<MailProtection | null>((sum, child) => protectionOf(child, sum), null)
    : null;
}

function inlinePgp(plain: string | null): MailProtection | null {
  const start = plain?.trimStart().slice(0, 60) ?? '';
  if (start.startsWith('-----BEGIN PGP MESSAGE-----')) return { format: 'pgp', how: 'encrypted' };
  return start.startsWith('-----BEGIN PGP SIGNED MESSAGE-----') ? { format: 'pgp', how: 'signed' } : null;
}
