import { createHash } from 'node:crypto';
import { personOf } from '#areas/identity/index.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { canonicalJson, type EventValue } from '#platform/log/event.ts';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import { problemsOf } from '../checking/problems.rules.ts';
import type { OpenPolicy } from '../contract.ts';
import { mayPublish } from '../policy.rules.ts';
import { lockDraft } from './draft.ts';
import { findKnown, findVersion, lockLatest, writePublication, writeState } from './store.ts';
import { openPolicy } from './view.ts';

export interface Publication {
  reason: string;
  effectiveAt: string | null;
  revision: number;
  overNumber: number | null;
}

/**
 * From a moment on the draft rules, under the next number, and never changes again. Requests that wait keep the version they were made
 * under. @throws {DomainError} policy.superseded when another one was published meanwhile, policy.has_problems, policy.before_scheduled
 */
export async function publishPolicy(work: Work, id: string, asked: Publication): Promise<OpenPolicy> {
  demand(mayPublish(personOf(work)));
  const draft = await lockDraft(work, id, asked.revision);
  const { next, latest } = await lockLatest(work.db);
  if ((latest?.number ?? null) !== asked.overNumber) throw conflict('policy.superseded');
  const effectiveAt = asked.effectiveAt === null ? work.now : new Date(asked.effectiveAt);
  if (effectiveAt < work.now) throw invalid('policy.before_now');
  // Versions rule in the order of their numbers: whoever cites one knows which came after.
  if (latest?.effectiveAt && effectiveAt < latest.effectiveAt) throw conflict('policy.before_scheduled');
  const errors = problemsOf(draft.definition, await findKnown(work.db)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw conflict('policy.has_problems', { n: errors.length });
  const by = actorKey(work.actor);
  await writePublication(work.db, id, { number: next, reason: asked.reason, effectiveAt, by, at: work.now });
  record(work, ['policy', id], 'policy.published', {
    number: next,
    effectiveAt: effectiveAt.toISOString(),
    rules: draft.definition.rules.length,
    definition: hashOf(draft.definition as unknown as EventValue),
  });
  return openPolicy(work, id);
}

/** @throws {DomainError} policy.in_force when it rules or ruled */
export async function withdrawPolicy(work: Work, id: string): Promise<OpenPolicy> {
  demand(mayPublish(personOf(work)));
  await lockLatest(work.db);
  const version = await findVersion(work.db, id, true);
  if (!version || version.state !== 'published') throw missing('policy.not_found');
  if (version.effectiveAt !== null && version.effectiveAt <= work.now) throw conflict('policy.in_force');
  await writeState(work.db, id, 'withdrawn');
  record(work, ['policy', id], 'policy.withdrawn', { number: version.number });
  return openPolicy(work, id);
}

/** What the log keeps of the table: enough to prove that the row was not changed afterwards. */
function hashOf(definition: EventValue): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
