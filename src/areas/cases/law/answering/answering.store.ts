import { sql } from 'kysely';
import { addMs, DAY } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { visibleTo } from '../../access/access.store.ts';
import type { Said } from './resemblance.rules.ts';
import type { Differs } from './same-way.rules.ts';

const LOOKED_BACK = 30 * DAY;
const LOOKED_AT = 300;

/** What was lately answered in other cases the person may see, the newest first. */
export async function saidLately(
  { db, actor, now }: { db: Db; actor: Actor; now: Date },
  caseId: string,
): Promise<Said[]> {
  const found = await sql<Said>`
    select m.text, f.reference from message m join case_inbox i on i.case_id = m.case_id join case_file f on f.id = m.case_id
    where m.direction = 'out' and m.automatic is null and m.author_id is not null and m.undone_at is null and m.case_id <> ${caseId}
      and m.at > ${addMs(now, -LOOKED_BACK)} and ${visibleTo(actor)} order by m.id desc limit ${LOOKED_AT}`.execute(db);
  return found.rows;
}

/** All the customer wrote, and what they ask as it was written down. */
export async function theirWords(db: Db, caseId: string): Promise<string> {
  const found = await sql<{ words: string | null }>`
    select string_agg(words, ' ') as words from (
      (select subject || ' ' || text as words from message where case_id = ${caseId} and direction = 'in' and automatic is null and held_reason is null order by id desc limit 5)
      union all select text from petition where case_id = ${caseId} and removed_at is null) asked`.execute(db);
  return (found.rows[0]?.words ?? '').slice(0, 20_000);
}

export async function keepException(
  work: Work,
  given: { caseId: string; messageId: string; kind: 'language' | 'channel'; reason: string } & Differs,
): Promise<void> {
  const by = work.actor.kind === 'person' ? work.actor.id : null;
  await sql`
    insert into reply_exception (id, case_id, message_id, kind, expected, used, reason, by_id, at)
    values (${newId()}, ${given.caseId}, ${given.messageId}, ${given.kind}, ${given.expected}, ${given.used}, ${given.reason}, ${by}, ${work.now})`.execute(
    work.db,
  );
}
