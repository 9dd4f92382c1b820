import type { Db } from '#platform/db/index.ts';
import { hashToken, newToken } from '#platform/ids/index.ts';
import type { Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { findLink, insertLink, markRevoked, markRevokedOf } from './links.store.ts';

export type LinkPurpose = 'authorisation' | 'consultation';

export interface NewLink {
  purpose: LinkPurpose;
  /** The authorisation or consultation it opens, and nothing else. */
  subject: string;
  personId: string | null;
  areaId: string | null;
  expiresAt: Date;
}

export interface PersonalLink {
  subject: string;
  personId: string | null;
  areaId: string | null;
  expiresAt: Date;
  /** Only a live one may decide; the others open the page that says what became of it. Past its date it is expired, whatever else. */
  state: 'live' | 'expired' | 'revoked';
  /** It was revoked because others have the question now: what they do with it is not for this link. */
  passed: boolean;
}

/** A new personal link: 256 random bits, of which only the hash is kept (T8, T10). */
export async function issueLink(work: Work, link: NewLink): Promise<string> {
  const token = newToken();
  await insertLink(work, {
    hash: hashToken(token),
    purpose: link.purpose,
    subject: link.subject,
    data: { personId: link.personId, areaId: link.areaId },
    expiresAt: link.expiresAt,
  });
  return token;
}

/** 32 bytes in base64url: 43 characters, exactly. Anything else is refused before it is looked up (T8). */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What a token opens, without using it; null for whatever is not exactly one of ours, for this purpose, or is of somebody who has left. */
export async function readLink(
  db: Db,
  purpose: LinkPurpose,
  token: string | undefined,
  now: Date,
): Promise<PersonalLink | null> {
  if (token === undefined || !TOKEN.test(token)) return null;
  const found = await findLink(db, purpose, hashToken(token));
  if (!found) return null;
  const { revokedAt, ...link } = found;
  return { ...link, state: link.expiresAt <= now ? 'expired' : revokedAt ? 'revoked' : 'live' };
}

/** Whatever was sent for this subject decides nothing any more; its pages still say what became of it. */
export async function revokeLinks(
  work: Work,
  purpose: LinkPurpose,
  subject: string,
  { passed = false }: { passed?: boolean } = {},
): Promise<void> {
  await markRevoked(work, purpose, subject, passed);
}

/** Whoever leaves decides and answers nothing by a link they were sent, not even once they are back. */
export const reader: Reader = {
  name: 'personal-links',
  types: ['person.disabled'],
  handle: (work, event) => markRevokedOf(work, event.stream.slice(event.stream.indexOf(':') + 1), event.at),
};
