import { mailLanguage } from '#areas/correspondence/index.ts';
import { peopleByIds } from '#areas/identity/index.ts';
import type { Work } from '#platform/work/index.ts';
import { signatureFor } from './signature.rules.ts';
import { signaturesOf } from './signature.store.ts';

/** Who an answer is signed by; null: the house. */
export type Author = { id: string; name: string; signature: string } | null;

/** Whoever acts, with what they sign with in the language of the case. */
export async function authorOf(
  { db, actor }: Pick<Work, 'db' | 'actor'>,
  of: { language: string; teamId: string | null },
): Promise<Author> {
  if (actor.kind !== 'person') return null;
  const { id, name } = actor;
  const plain = (await peopleByIds(db, [id])).get(id)?.signature ?? '';
  const signatures = await signaturesOf(db, id);
  const how = { language: mailLanguage(of.language), teamId: of.teamId, plain, name };
  return { id, name, signature: signatureFor(signatures, how) };
}
