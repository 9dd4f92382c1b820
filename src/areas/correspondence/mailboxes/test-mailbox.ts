import { ImapFlow } from 'imapflow';
import { conflict, missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { imapAccess, ImapRefused } from './imap-access.ts';
import { findMailbox, type ImapSettings } from './mailbox.store.ts';
import { say } from '../say.ts';

/** Signs in for real and says what happened in words an administrator can act on. */
export async function testMailbox(work: Work, id: string): Promise<{ ok: boolean; detail: string }> {
  const mailbox = await findMailbox(work.db, id);
  if (!mailbox) throw missing('mailbox.not_found');
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const tell = (key: string, values: Record<string, string | number> = {}): string =>
    say(language, key, { ...placeOf(mailbox.imap), ...values });
  try {
    const access = await imapAccess(work.house, mailbox);
    const count = await signIn(
      new ImapFlow({ ...access, disableAutoIdle: true }),
      (mailbox.imap as ImapSettings).folder,
    );
    return { ok: true, detail: tell('imap.ok', { count }) };
  } catch (error) {
    if (error instanceof ImapRefused && error.reason === 'unset') throw conflict('mailbox.imap_needed');
    const { key, reply } = explain(error as ImapError);
    return { ok: false, detail: tell(key, { reply }) };
  }
}

function placeOf(imap: ImapSettings | null): Record<string, string | number> {
  return { host: imap?.host ?? '', port: String(imap?.port ?? ''), folder: imap?.folder ?? '' };
}

class FolderMissing extends Error {}

async function signIn(client: ImapFlow, folder: string): Promise<number> {
  // What breaks after the answer is no concern of this test.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const status = await client.status(folder, { messages: true }).catch(() => {
      throw new FolderMissing();
    });
    return status === false ? 0 : (status.messages ?? 0);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

interface ImapError extends Error {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|ERR_TLS/;
const AWAY = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNRESET/;

function explain(error: ImapError): { key: string; reply: string } {
  const code = error.code ?? '';
  const reply = (error.responseText ?? error.message).replaceAll(/\s+/g, ' ').slice(0, 200);
  if (error instanceof ImapRefused) return { key: 'imap.token', reply };
  if (error instanceof FolderMissing) return { key: 'imap.folder', reply };
  if (error.authenticationFailed) return { key: 'imap.credentials', reply };
  if (CERTIFICATE.test(code)) return { key: 'imap.certificate', reply };
  if (AWAY.test(code)) return { key: 'imap.unreachable', reply: code };
  if (/TIMEOUT|ETIMEDOUT/i.test(code)) return { key: 'imap.timeout', reply };
  return { key: 'imap.failed', reply };
}
