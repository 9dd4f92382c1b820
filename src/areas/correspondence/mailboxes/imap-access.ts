import type { ImapFlowOptions } from 'imapflow';
import { postForm } from '#platform/egress/index.ts';
import type { House } from '#platform/work/index.ts';
import { findSecrets, keepRenewed, type Mailbox, type Secrets } from './mailbox.store.ts';

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
  const given = await findSecrets(house.database.db, mailbox.id);
  if (!mailbox.imap || !given) throw new ImapRefused('unset');
  const { host, port, tls, user, auth } = mailbox.imap;
  return {
    host,
    port,
    secure: tls === 'tls',
    doSTARTTLS: tls === 'starttls' ? true : tls === 'none' ? false : undefined,
    auth:
      auth === 'oauth2'
        ? { user, accessToken: await accessToken(house, mailbox, given) }
        : { user, pass: house.secrets.decrypt(SECRET_PURPOSE, given.secret) },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    logger: false,
  };
}

/**
 * RFC 6749 §6: the kept refresh token buys a short access token. The client's secret, if there is one, stands on the second
 * line. Providers that hand out another refresh token with it may take the old one back, so the new one is kept at once.
 */
async function accessToken(house: House, mailbox: Mailbox, given: Secrets): Promise<string> {
  if (!mailbox.imap?.oauth) throw new ImapRefused('unset');
  const open = (sealed: string): string => house.secrets.decrypt(SECRET_PURPOSE, sealed);
  const [first = '', clientSecret = ''] = open(given.secret)
    .split('\n')
    .map((line) => line.trim());
  const refreshToken = given.renewed ? open(given.renewed) : first;
  const { tokenUrl, clientId, scope } = mailbox.imap.oauth;
  const answer = await ask(house, tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    scope,
    ...(clientSecret ? { client_secret: clientSecret } : {}),
  });
  const renewed = answer.refresh_token;
  if (typeof renewed === 'string' && renewed !== '' && renewed !== refreshToken)
    await keepRenewed(house.database.db, mailbox.id, {
      secret: given.secret,
      renewed: house.secrets.encrypt(SECRET_PURPOSE, renewed),
    });
  return answer.access_token;
}

interface TokenAnswer {
  access_token: string;
  refresh_token?: unknown;
}

async function ask(house: House, tokenUrl: string, form: Record<string, string>): Promise<TokenAnswer> {
  const insideToo = house.config.mode === 'development' || house.config.mode === 'test';
  const { status, body } = await postForm(tokenUrl, form, { insideToo }).catch((error: Error) => {
    throw new ImapRefused('token', error.message);
  });
  const said = answered(body);
  if (status === 200 && typeof said.access_token === 'string')
    return { access_token: said.access_token, refresh_token: said.refresh_token };
  throw new ImapRefused('token', typeof said.error === 'string' ? said.error.slice(0, 100) : `HTTP ${status}`);
}

function answered(body: string): { access_token?: unknown; refresh_token?: unknown; error?: unknown } {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
