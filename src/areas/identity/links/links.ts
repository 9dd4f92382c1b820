import { addMs, HOUR } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { DomainError } from '#platform/errors/index.ts';
import { hashToken, newToken } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import { looksLikeToken, PENDING_MS } from '../sessions/session.rules.ts';
import { dropLinks, insertLink, liveLink, spendLink } from './store.ts';

/** Personal links of this area: random, kept as a hash, used once, with an end. Several half-made sign-ins may live side by side. */
const PURPOSES = {
  invitation: { ttlMs: 72 * HOUR, onlyOne: true },
  reset: { ttlMs: HOUR, onlyOne: true },
  second_factor: { ttlMs: PENDING_MS, onlyOne: false },
} as const;
export type LinkPurpose = keyof typeof PURPOSES;

/** A new token for this person; for invitations and resets the former one dies. */
export async function issueLink(work: Work, purpose: LinkPurpose, personId: string): Promise<string> {
  const { ttlMs, onlyOne } = PURPOSES[purpose];
  if (onlyOne) await dropLinks(work.db, personId, [purpose]);
  const token = newToken();
  await insertLink(work.db, {
    hash: hashToken(token),
    purpose,
    subject: personId,
    created_at: work.now,
    expires_at: addMs(work.now, ttlMs),
  });
  return token;
}

/**
 * Whose link this is, without using it. Anything that is not exactly a token of ours is refused before it is looked up (T8).
 * @throws {DomainError} link.invalid, the same for unknown, used, replaced and expired
 */
export async function readLink(db: Db, purpose: LinkPurpose, token: string | undefined, now: Date): Promise<string> {
  const found = looksLikeToken(token) ? await liveLink(db, purpose, hashToken(token), now) : undefined;
  if (!found) throw deadLink(purpose);
  return found.subject;
}

/** Uses it up. @throws {DomainError} link.invalid */
export async function useLink(work: Work, purpose: LinkPurpose, token: string | undefined): Promise<string> {
  const found = looksLikeToken(token) ? await spendLink(work.db, purpose, hashToken(token), work.now) : undefined;
  if (!found) throw deadLink(purpose);
  return found.subject;
}

/** Whatever was sent to or begun by this person opens nothing any more. */
export async function killLinks(work: Work, personId: string): Promise<void> {
  await dropLinks(work.db, personId, Object.keys(PURPOSES));
}

function deadLink(purpose: LinkPurpose): DomainError {
  return new DomainError('expired', purpose === 'second_factor' ? 'session.expired' : 'link.invalid');
}
