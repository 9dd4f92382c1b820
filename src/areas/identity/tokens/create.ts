import { hashToken, newId, newToken } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { SCOPES } from '../contract.ts';
import { insertToken } from './store.ts';

export type Scope = (typeof SCOPES)[number];
export interface TokenDraft {
  personId: string;
  name: string;
  scopes: readonly Scope[];
  expiresAt?: Date | null;
  /** Given by an unattended set-up; made here otherwise. */
  value?: string;
}

/** A token for the API. Its value exists here and with whoever gets it: only the hash is kept. */
export async function createToken(work: Work, draft: TokenDraft): Promise<{ id: string; value: string }> {
  const [id, value] = [newId(), draft.value ?? `cauce_${newToken()}`];
  await insertToken(work.db, {
    id,
    name: draft.name,
    token_hash: hashToken(value),
    person_id: draft.personId,
    scopes: draft.scopes,
    created_at: work.now,
    expires_at: draft.expiresAt ?? null,
  });
  record(work, ['person', draft.personId], 'token.created', { tokenId: id, scopes: [...draft.scopes] });
  return { id, value };
}
