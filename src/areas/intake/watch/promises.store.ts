import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface Unkept {
  /** Read, but without the case or message they should have become. */
  withoutCase: number;
  /** Still waiting to become one, from before that time. */
  late: number;
  quarantined: number;
  /** Some of the first two, so that whoever looks knows where to begin. */
  ids: string[];
}

/** Each count walks the few rows of a partial index. */
export async function countUnkept(db: Db, lateBefore: Date): Promise<Unkept> {
  const found = await sql<Unkept>`
    with lost as (select id from intake where state = 'done' and outcome in ('case', 'message') and (case_id is null or message_id is null)),
      late as (select id from intake where state in ('received', 'processing', 'retry') and case_id is null and received_at < ${lateBefore} order by next_try_at)
    select (select count(*)::int from lost) as "withoutCase", (select count(*)::int from late) as late, (select count(*)::int from intake where state = 'quarantined') as quarantined,
      array(select id::text from (select * from lost limit 10) l union all select id::text from (select * from late limit 10) t) as ids`.execute(
    db,
  );
  return found.rows[0] as Unkept;
}
