import { allStorable } from '#platform/db/storable.rules.ts';
import { conflict, demand, missing, no, YES } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';
import { draftsOf, findCaseId, findDraft, listOwn, markSent, writeDraft, type DraftKey } from './draft.store.ts';
import type { DraftContent, DraftKind, KeptDraft } from './drafting.contract.ts';
import { sameContent } from './same-content.rules.ts';

interface Saving {
  kind: DraftKind;
  id: string;
  revision: number;
  content: DraftContent | null;
}

/** Keeps what one writes beside the case: the case is not locked, the log does not hear of it, nobody else reads it. */
export async function saveDraft(
  work: Work,
  reference: string,
  given: Saving,
): Promise<{ revision: number; savedAt: string }> {
  const { personId, caseId } = await ownPlace(work, reference);
  const key = { personId, caseId, kind: given.kind };
  const content = allStorable(given.content) as DraftContent | null;
  const revision = await writeDraft(work, key, { ...given, content });
  if (revision !== undefined) return { revision, savedAt: work.now.toISOString() };
  const kept = await findDraft(work.db, key);
  if (kept?.sentIds.includes(given.id)) throw conflict('draft.already_sent');
  // The same said twice, because the first answer was lost on its way.
  if (kept?.id === given.id && sameContent(kept.content, content))
    return { revision: kept.revision, savedAt: kept.savedAt.toISOString() };
  throw conflict('draft.changed_elsewhere', { revision: kept?.revision ?? 0 });
}

export async function readDrafts(work: Work, reference: string): Promise<{ drafts: KeptDraft[] }> {
  const caseId = await findCaseId(work.db, work.actor, reference);
  if (!caseId) throw missing('case.not_found');
  if (work.actor.kind !== 'person') return { drafts: [] };
  const rows = await draftsOf(work.db, work.actor.id, caseId);
  return {
    drafts: rows.map(({ id, kind, revision, savedAt, content, sentIds }) => ({
      id,
      kind,
      revision,
      savedAt: savedAt.toISOString(),
      content,
      sentIds,
    })),
  };
}

export async function listDrafts(work: Work) {
  if (work.actor.kind !== 'person') return { drafts: [] };
  const rows = await listOwn(work.db, work.actor, work.actor.id);
  return { drafts: rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() })) };
}

/** A draft leaves once, from whichever device and however often it is tried. Asked with the case locked. */
export async function demandUnsent(work: Work, caseId: string, kind: DraftKind, id: string | undefined): Promise<void> {
  const key = ownKey(work, caseId, kind);
  if (!key || id === undefined) return;
  const kept = await findDraft(work.db, key);
  if (kept?.sentIds.includes(id)) throw conflict('draft.already_sent');
}

/** In the commit that sends it. */
export async function closeDraft(work: Work, caseId: string, kind: DraftKind, id: string | undefined): Promise<void> {
  const key = ownKey(work, caseId, kind);
  if (key && id !== undefined) await markSent(work, key, id);
}

function ownKey({ actor }: Work, caseId: string, kind: DraftKind): DraftKey | undefined {
  return actor.kind === 'person' ? { personId: actor.id, caseId, kind } : undefined;
}

async function ownPlace(work: Work, reference: string): Promise<{ personId: string; caseId: string }> {
  const caseId = await findCaseId(work.db, work.actor, reference);
  if (!caseId) throw missing('case.not_found');
  demand(canWrite(work.actor) ? YES : no('case.reads_only'));
  if (work.actor.kind !== 'person') throw missing('case.not_found');
  return { personId: work.actor.id, caseId };
}
