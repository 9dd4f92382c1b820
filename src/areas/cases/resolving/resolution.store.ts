import { sql } from 'kysely';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { AdrBlock } from '../law/adr/adr.ts';
import type { CaseState } from '../course/case.store.ts';
import type { SurveyFacts } from './survey.rules.ts';

/** `adr`: what they were told of who settles what was not granted. `discardedAs`: why it was never a case of ours, when it is not resolved but put away. */
export async function startResolution(
  work: Work,
  state: CaseState,
  {
    messageId = null,
    discardedAs = null,
    adr = null,
  }: { messageId?: string | null; discardedAs?: string | null; adr?: AdrBlock | null },
): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    with made as (insert into resolution (id, case_id, by_id, at, message_id, adr) values (${newId()}, ${state.id}, ${by}, ${work.now}, ${messageId}, ${adr ? JSON.stringify(adr) : null}::jsonb))
    update case_file set resolved_at = ${work.now}, discarded_as = ${discardedAs} where id = ${state.id}`.execute(
    work.db,
  );
  state.resolvedAt = work.now;
}

export async function endResolution(work: Work, state: CaseState, why: string): Promise<void> {
  await sql`
    with ended as (update resolution set reopened_at = ${work.now}, reopened_by = ${actorKey(work.actor)}, reopened_why = ${storable(why)} where case_id = ${state.id} and reopened_at is null)
    update case_file set resolved_at = null, discarded_as = null where id = ${state.id}`.execute(work.db);
  state.resolvedAt = null;
}

/** The reply that went with the open resolution, if one did. */
export async function resolutionMessage(db: Work['db'], caseId: string): Promise<string | null> {
  const found = await sql<{
    message_id: string | null;
  }>`select message_id from resolution where case_id = ${caseId} and reopened_at is null`.execute(db);
  return found.rows[0]?.message_id ?? null;
}

/** Where a case stands for whoever wants to ask its customer how it went. */
export async function surveyFacts(db: Work['db'], caseId: string): Promise<SurveyFacts | null> {
  const found = await sql<SurveyFacts>`
    select f.resolved_at as "resolvedAt", r.notified_at as "notifiedAt", f.discarded_as is not null as discarded
    from case_file f left join resolution r on r.case_id = f.id and r.reopened_at is null where f.id = ${caseId}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}
