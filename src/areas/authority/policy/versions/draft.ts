import { personOf } from '#areas/identity/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { conflict, demand, missing } from '#platform/errors/index.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { OpenPolicy, PolicyDefinition } from '../contract.ts';
import { mayDraft } from '../policy.rules.ts';
import { firstProposal } from './first-proposal.rules.ts';
import { findVersion, insertDraft, writeDraft, writeState, type VersionRow } from './store.ts';
import { openPolicy } from './view.ts';

/** A draft from another version, or from a first proposal to begin with. @throws {DomainError} policy.not_found */
export async function createPolicy(work: Work, asked: { name: string; fromId: string | null }): Promise<OpenPolicy> {
  demand(mayDraft(personOf(work)));
  const from = asked.fromId === null ? undefined : await found(work, asked.fromId);
  const { currency } = await companyInUse(work.db);
  const id = await addDraft(work, {
    name: asked.name,
    definition: from?.definition ?? firstProposal(currency),
    basedOn: from?.number ?? from?.basedOn ?? null,
    advice: null,
  });
  return openPolicy(work, id);
}

/** Writes a draft and its event. Gives its id. */
export async function addDraft(
  work: Work,
  draft: Pick<VersionRow, 'name' | 'definition' | 'basedOn' | 'advice'>,
): Promise<string> {
  const id = newId();
  await insertDraft(work.db, { ...draft, id, madeBy: actorKey(work.actor), madeAt: work.now });
  record(work, ['policy', id], 'policy.drafted', { basedOn: draft.basedOn, fromAdvice: draft.advice !== null });
  return id;
}

/** @throws {DomainError} policy.not_found, policy.published, policy.changed when somebody saved it meanwhile */
export async function updatePolicy(
  work: Work,
  id: string,
  change: { name: string; definition: PolicyDefinition; revision: number },
): Promise<OpenPolicy> {
  demand(mayDraft(personOf(work)));
  const draft = await lockDraft(work, id, change.revision);
  const revision = draft.revision + 1;
  await writeDraft(work.db, { id, name: change.name, definition: change.definition, revision, changedAt: work.now });
  record(work, ['policy', id], 'policy.changed', { revision, rules: change.definition.rules.length });
  return openPolicy(work, id);
}

/** @throws {DomainError} policy.not_found, policy.published */
export async function discardPolicy(work: Work, id: string): Promise<void> {
  demand(mayDraft(personOf(work)));
  await lockDraft(work, id);
  await writeState(work.db, id, 'discarded');
  record(work, ['policy', id], 'policy.discarded', {});
}

/** The draft, locked; of the revision that the person saw, where one is given. */
export async function lockDraft(work: Work, id: string, revision?: number): Promise<VersionRow> {
  const draft = await found(work, id, true);
  if (draft.state !== 'draft') throw conflict('policy.published');
  if (revision !== undefined && draft.revision !== revision) throw conflict('policy.changed');
  return draft;
}

async function found(work: Work, id: string, lock = false): Promise<VersionRow> {
  const row = await findVersion(work.db, id, lock);
  if (!row) throw missing('policy.not_found');
  return row;
}
