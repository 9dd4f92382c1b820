import { personOf } from '#areas/identity/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { problemsOf } from '../checking/problems.rules.ts';
import type { OpenPolicy, PolicyVersion } from '../contract.ts';
import { abilitiesIn } from '../policy.rules.ts';
import { findInForce, findKnown, findVersion, findVersions, type VersionRow } from './store.ts';

export async function listPolicies(work: Work): Promise<{ versions: PolicyVersion[]; can: OpenPolicy['can'] }> {
  const [rows, inForce] = await Promise.all([findVersions(work.db), findInForce(work.db, work.now)]);
  return {
    versions: rows.map((row) => asVersion(row, inForce?.number ?? null, work.now)),
    can: abilitiesIn(personOf(work)),
  };
}

/** @throws {DomainError} policy.not_found */
export async function openPolicy(work: Work, id: string): Promise<OpenPolicy> {
  const row = await findVersion(work.db, id);
  if (!row) throw missing('policy.not_found');
  const [inForce, known] = await Promise.all([findInForce(work.db, work.now), findKnown(work.db)]);
  return {
    ...asVersion(row, inForce?.number ?? null, work.now),
    definition: row.definition,
    problems: problemsOf(row.definition, known),
    can: abilitiesIn(personOf(work)),
  };
}

function asVersion(row: VersionRow, inForce: number | null, now: Date): PolicyVersion {
  return {
    id: row.id,
    number: row.number,
    state: row.state as PolicyVersion['state'],
    stage: stageOf(row, inForce, now),
    name: row.name,
    basedOn: row.basedOn,
    fromAdvice: row.advice !== null,
    revision: row.revision,
    rules: row.definition.rules.length,
    madeById: personIn(row.madeBy),
    madeAt: row.madeAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    reason: row.reason,
    effectiveAt: row.effectiveAt?.toISOString() ?? null,
    publishedById: row.publishedBy ? personIn(row.publishedBy) : null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

function stageOf(
  { state, number, effectiveAt }: VersionRow,
  inForce: number | null,
  now: Date,
): PolicyVersion['stage'] {
  if (state === 'draft' || state === 'discarded') return 'draft';
  if (state === 'withdrawn') return 'withdrawn';
  if (number === inForce) return 'in_force';
  return effectiveAt !== null && effectiveAt > now ? 'scheduled' : 'replaced';
}

function personIn(actor: string): string | null {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}
