import { missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { personOf } from '../sign-in/context.ts';
import { createToken, type Scope } from './create.ts';
import { liveTokens, revokeTokens, type TokenRow } from './store.ts';

export async function listTokens(work: Work) {
  return (await liveTokens(work.db, work.now)).map(tokenView);
}

/** A token of the administrator who asks: it can do what its scopes say, and never more than that person. */
export async function newToken(work: Work, given: { name: string; scopes: Scope[]; expiresAt?: string | undefined }) {
  const actor = personOf(work);
  const expiresAt = given.expiresAt ? new Date(given.expiresAt) : null;
  const scopes = [...new Set(given.scopes)];
  const { id, value } = await createToken(work, { personId: actor.id, name: given.name, scopes, expiresAt });
  return {
    ...tokenView({
      id,
      name: given.name,
      scopes,
      created_at: work.now,
      expires_at: expiresAt,
      last_used_at: null,
      person: actor.name,
    }),
    value,
  };
}

export async function revokeToken(work: Work, id: string): Promise<void> {
  const actor = personOf(work);
  if ((await revokeTokens(work.db, work.now, { id })).length === 0) throw missing('token.not_found');
  record(work, ['person', actor.id], 'token.revoked', { tokenId: id });
}

function tokenView(row: TokenRow) {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes as Scope[],
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    person: row.person,
  };
}
