import type { MailboxView } from '#areas/correspondence/contract.ts';

/** A mailbox as its form has it: flat, with numbers as they are typed. */
export interface MailboxValues {
  address: string;
  name: string;
  aliases: string[];
  brandId: string | null;
  teamId: string | null;
  source: 'smtp' | 'imap';
  active: boolean;
  host: string;
  port: number;
  tls: 'tls' | 'starttls' | 'none';
  user: string;
  auth: 'password' | 'oauth2';
  folder: string;
  pollSeconds: number;
  deleteAfterIntake: boolean;
  tokenUrl: string;
  clientId: string;
  scope: string;
  /** Password, or refresh token. Empty leaves the one that is kept. */
  secret: string;
  clientSecret: string;
}

export function startOf(box: MailboxView | undefined): MailboxValues {
  const imap = box?.imap;
  return {
    address: box?.address ?? '',
    name: box?.name ?? '',
    aliases: box?.aliases ?? [],
    brandId: box?.brandId ?? null,
    teamId: box?.teamId ?? null,
    source: box?.source ?? 'imap',
    active: box?.active ?? true,
    host: imap?.host ?? '',
    port: imap?.port ?? 993,
    tls: imap?.tls ?? 'tls',
    user: imap?.user ?? '',
    auth: imap?.auth ?? 'password',
    folder: imap?.folder ?? 'INBOX',
    pollSeconds: imap?.pollSeconds ?? 60,
    deleteAfterIntake: imap?.deleteAfterIntake ?? false,
    tokenUrl: imap?.oauth?.tokenUrl ?? '',
    clientId: imap?.oauth?.clientId ?? '',
    scope: imap?.oauth?.scope ?? '',
    secret: '',
    clientSecret: '',
  };
}

export function bodyOf(values: MailboxValues) {
  const { address, name, aliases, brandId, teamId, source, active } = values;
  const common = { address: address.trim(), name, aliases, brandId, teamId, source, active };
  if (source === 'smtp') return common;
  const { host, port, tls, user, auth, folder, pollSeconds, deleteAfterIntake } = values;
  const oauth =
    auth === 'oauth2' ? { oauth: { tokenUrl: values.tokenUrl, clientId: values.clientId, scope: values.scope } } : {};
  const imap = { host, port, tls, user, auth, folder, pollSeconds, deleteAfterIntake, ...oauth };
  const secret = auth === 'oauth2' && values.clientSecret ? `${values.secret}\n${values.clientSecret}` : values.secret;
  return { ...common, imap, ...(values.secret ? { secret } : {}) };
}
