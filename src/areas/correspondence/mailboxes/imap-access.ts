import type { ImapFlowOptions } from 'imapflow';
import type { House } from '#platform/work/index.ts';
import { findSecret, type ImapSettings, type Mailbox } from './mailbox.store.ts';

export const SECRET_PURPOSE = 'mailbox';

/** Why a mailbox can't even be tried. `token`: the provider gave no access token. */
export class ImapRefused extends Error {
  readonly reason: 'unset' | 'token';
  constructor(reason: 'unset' | 'token', message: string = reason) {
    super(message);
    this.reason = reason;
  }
}

/**
 * How to sign in to a mailbox's server, its secret opened. Certificates are always checked (T48).
 * @throws ImapRefused when it has no server or secret, or when OAuth2 says no.
 */
export async function imapAccess(house: House, mailbox: Mailbox): Promise<ImapFlowOptions> {
  const sealed = await findSecret(house.database.db, mailbox.id);
  if (!mailbox.imap || !sealed) throw new ImapRefused('unset');
  const secret = house.secrets.decrypt(SECRET_PURPOSE, sealed);
  const { host, port, tls, user, auth } = mailbox.imap;
  return {
    host,
    port,
    secure: tls === 'tls',
    doSTARTTLS: tls === 'starttls' ? true : tls === 'none' ? false : undefined,
    auth: auth === 'oauth2' ? { user, accessToken: await accessToken(mailbox.imap, secret) } : { user, pass: secret },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    logger: false,
  };
}

/** RFC 6749 §6: the kept refresh token buys a short access token. The client's secret, if there is one, stands on the second line. */
async function accessToken(imap: ImapSettings, secret: string): Promise<string> {
  if (!imap.oauth) throw new ImapRefused('unset');
  const [refreshToken = '', clientSecret = ''] = secret.split('\n').map((line) => line.trim());
  const { tokenUrl, clientId, scope } = imap.oauth;
  const url = new URL(tokenUrl);
  if (url.protocol !== 'https:' && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    throw new ImapRefused('token', 'https needed');
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    scope,
    ...(clientSecret ? { client_secret: clientSecret } : {}),
  });
  const answer = await fetch(url, {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(15_000),
  }).catch((error: Error) => {
    throw new ImapRefused('token', ((error.cause as Error | undefined) ?? error).message);
  });
  const body = (await answer.json().catch(() => ({}))) as { access_token?: unknown; error?: unknown };
  if (!answer.ok || typeof body.access_token !== 'string')
    throw new ImapRefused('token', typeof body.error === 'string' ? body.error.slice(0, 100) : `HTTP ${answer.status}`);
  return body.access_token;
}
