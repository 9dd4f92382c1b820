import { sql, type RawBuilder } from 'kysely';
import type { Condition } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { TimeTrigger, Trigger } from '../rules/rule.contract.ts';
import type { Stretch } from './moments.rules.ts';

/** The moment a rule counts from, and where it counts at all; on `i`, the case_inbox row, and `f`, its case. */
function momentOf(trigger: TimeTrigger): { moment: RawBuilder<Date>; where: Condition } {
  if (trigger.on === 'before_due') return { moment: sql`i.due_at`, where: sql`i.due_state = 'running'` };
  if (trigger.on === 'daily' || trigger.moment === 'opened')
    return { moment: sql`f.opened_at`, where: sql`i.ball <> 'resolved'` };
  return { moment: sql`i.ball_since`, where: sql`i.ball = ${trigger.moment}` };
}

/** Whether what a rule waited for is still so: an event has been, a moment may have moved. */
export async function momentStands(db: Db, trigger: Trigger, caseId: string, at: Date): Promise<boolean> {
  if (trigger.on === 'event') return true;
  const { moment, where } = momentOf(trigger);
  const same = trigger.on === 'daily' ? sql`true` : sql`${moment} = ${at}`;
  const found = await sql`
    select from case_inbox i join case_file f on f.id = i.case_id where i.case_id = ${caseId}::uuid and ${where} and ${same}`.execute(
    db,
  );
  return found.rows.length > 0;
}

/** Cases whose moment lies in the stretch, that are so, and that the rule has not met at this moment yet. */
export async function momentsIn(
  db: Db,
  {
    ruleId,
    trigger,
    stretch,
    condition,
  }: { ruleId: string; trigger: TimeTrigger; stretch: Stretch; condition: Condition },
  limit: number,
): Promise<{ caseId: string; at: Date }[]> {
  const { moment, where } = momentOf(trigger);
  const daily = trigger.on === 'daily';
  const at = daily ? sql<Date>`${stretch.to}::timestamptz` : moment;
  const within = daily ? sql`true` : sql`${moment} > ${stretch.from} and ${moment} <= ${stretch.to}`;
  const found = await sql<{ caseId: string; at: Date }>`
    select i.case_id as "caseId", ${at} as at from case_inbox i join case_file f on f.id = i.case_id
    where ${where} and ${within} and ${condition} and not exists (select from automation_run r where r.case_id = i.case_id and r.automation_id = ${ruleId}::uuid
      and (r.occasion = 'moment:' || i.case_id || ':' || (extract(epoch from ${at}) * 1000)::bigint))
    order by ${moment}, i.case_id limit ${limit}`.execute(db);
  return found.rows;
}

export function occasionOf(caseId: string, at: Date): string {
  return `moment:${caseId}:${at.getTime()}`;
}
