import { sql, type RawBuilder } from 'kysely';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import { notYetTried } from '#platform/mail/outbox/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';
import type { AdrBlock } from '../law/adr/adr.ts';
import type { CaseState } from '../course/case.store.ts';
import { toCustomer } from '../replying/to-customer.store.ts';
import type { SurveyFacts } from './survey.rules.ts';

/** `messageId`: the answer it stands on, written with it or before. `adr`: what they were told of who settles what was not granted. `discardedAs`: why it was never a case of ours, when it is not resolved but put away. */
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

/** The answer the open resolution stands on, if there is one. */
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

/** Whether the customer may know how case `f` was resolved: the answer that says it has left. Until then it may be taken back. */
export const outcomeTold: RawBuilder<boolean> = sql<boolean>`(f.resolved_at is not null and not exists (
  select from resolution r join message m on m.case_id = r.case_id and (m.id = r.message_id or (r.message_id is null and m.direction = 'out' and m.automatic is null and ${toCustomer}))
    join outbox o on o.message_id = m.id and ${notYetTried}
  where r.case_id = f.id and r.reopened_at is null))`;

export async function isOutcomeTold(db: Work['db'], caseId: string): Promise<boolean> {
  const found = await sql<{
    told: boolean;
  }>`select ${outcomeTold} as told from case_file f where f.id = ${caseId}`.execute(db);
  return found.rows[0]?.told ?? false;
}
