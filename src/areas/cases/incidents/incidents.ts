import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';
import {
  attach,
  casesAlike,
  casesNamed,
  detach,
  findIncident,
  insertIncident,
  type IncidentFacts,
  type IncidentState,
  type Likeness,
  markClosed,
  writeFacts,
} from './incident.store.ts';

/** A fault that many cases share (Ley 10/2025, arts. 4.5 and 13.9). @throws incident.public_needs_text, case.not_found */
export async function openIncident(
  work: Work,
  given: IncidentFacts & { references: readonly string[] },
): Promise<string> {
  demandWriter(work);
  demandPublicText(given);
  const id = await insertIncident(work, given);
  record(work, ['incident', id], 'incident.opened', { public: given.public }, { fresh: true });
  await attachNamed(work, id, given.references);
  return id;
}

export async function editIncident(
  work: Work,
  id: string,
  change: { [K in keyof IncidentFacts]?: IncidentFacts[K] | undefined },
): Promise<void> {
  const now = await demandIncident(work, id);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: IncidentFacts = { ...now, ...given };
  demandPublicText(next);
  await writeFacts(work.db, id, next);
  record(work, ['incident', id], 'incident.changed', { fields: Object.keys(given) });
}

const MOST_ALIKE = 1_000;

/** @throws incident.closed, case.not_found, incident.none_alike, incident.too_many_alike */
export async function attachCases(
  work: Work,
  id: string,
  given: { references: readonly string[]; like?: Likeness | undefined },
): Promise<void> {
  const { state } = await demandIncident(work, id);
  if (state === 'closed') throw conflict('incident.closed');
  await attachNamed(work, id, given.references);
  if (!given.like) return;
  const alike = await casesAlike(work.db, work.actor, given.like, MOST_ALIKE);
  if (alike.length > MOST_ALIKE) throw invalid('incident.too_many_alike', { most: MOST_ALIKE });
  if (alike.length === 0) throw invalid('incident.none_alike');
  await tellAttached(work, id, await attach(work, id, alike));
}

async function attachNamed(work: Work, id: string, references: readonly string[]): Promise<void> {
  const wanted = [...new Set(references)];
  if (wanted.length === 0) return;
  const found = await casesNamed(work.db, work.actor, wanted);
  if (found.length < wanted.length) throw missing('case.not_found');
  await tellAttached(work, id, await attach(work, id, found));
}

async function tellAttached(work: Work, id: string, caseIds: readonly string[]): Promise<void> {
  for (const caseId of caseIds) record(work, ['case', caseId], 'incident.attached', { incident: id });
  if (caseIds.length > 0) record(work, ['incident', id], 'incident.cases_attached', { cases: caseIds.length });
}

export async function detachCase(work: Work, id: string, reference: string): Promise<void> {
  await demandIncident(work, id);
  const [caseId] = await casesNamed(work.db, work.actor, [reference]);
  if (!caseId || !(await detach(work, id, caseId))) throw missing('case.not_found');
  record(work, ['case', caseId], 'incident.detached', { incident: id });
  record(work, ['incident', id], 'incident.changed', { fields: ['cases'] });
}

/** It is over. Its cases stay as they are: each gets its own answer. */
export async function closeIncident(work: Work, id: string): Promise<void> {
  const { state } = await demandIncident(work, id);
  if (state === 'closed') throw conflict('incident.closed');
  await markClosed(work, id);
  record(work, ['incident', id], 'incident.closed', {});
}

/** Found and locked by somebody who may change it. */
export async function demandIncident(work: Work, id: string): Promise<IncidentState> {
  demandWriter(work);
  const found = await findIncident(work.db, id, true);
  if (!found) throw missing('incident.not_found');
  return found;
}

function demandWriter(work: Work): void {
  demand(canWrite(work.actor) ? { ok: true } : { ok: false, reason: 'case.reads_only' });
}

function demandPublicText(given: Pick<IncidentFacts, 'public' | 'publicText'>): void {
  if (given.public && !given.publicText) throw invalid('incident.public_needs_text');
}
