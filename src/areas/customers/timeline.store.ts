import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Actor, Work } from '#platform/work/index.ts';
import type { customerEntry } from './contract.ts';
import { findCustomer } from './store.ts';

type Entry = z.infer<typeof customerEntry>;
interface Row {
  at: Date;
  kind: Entry['kind'];
  text: string;
  reference: string | null;
  by: string | null;
}

const PAGE = 50;

/** Whether an actor sees the case of `i`, its row in case_inbox. */
export type SeesCase = (actor: Actor) => RawBuilder<boolean>;

/** Cases opened, resolved and discarded, notes, merges and changes of the record, newest first; of cases only those this person sees. Changes come from the log. */
export async function customerTimeline(
  work: Work,
  seesCase: SeesCase,
  id: string,
  before: string | undefined,
): Promise<{ entries: Entry[]; next: string | null }> {
  await findCustomer(work, id);
  const until = before ?? work.now.toISOString();
  const seen = seesCase(work.actor);
  const found = await sql<Row>`
    select * from (
      select f.opened_at as at, 'case' as kind, f.subject as text, f.reference, null as by from case_file f join case_inbox i on i.case_id = f.id where f.customer_id = ${id} and ${seen}
      union all
      select r.at, case when f.discarded_as is null then 'resolution' else 'discard' end, f.subject, f.reference, p.name from resolution r join case_file f on f.id = r.case_id join case_inbox i on i.case_id = f.id left join person p on p.id = r.by_id where f.customer_id = ${id} and ${seen} and r.reopened_at is null
      union all
      select n.created_at, 'note', n.text, null, p.name from customer_note n join person p on p.id = n.author_id where n.customer_id = ${id} and n.deleted_at is null
      union all
      select m.at, 'merge', c.name, null, p.name from customer_merge m join customer c on c.id = m.merged_id join person p on p.id = m.by_id where m.kept_id = ${id} and m.undone_at is null
      union all
      select e.at, 'change', e.type, null, p.name from event e left join person p on e.actor = 'person:' || p.id
      where e.stream = ${`customer:${id}`} and e.type in ('customer.created', 'customer.changed', 'customer.address_added', 'customer.address_removed', 'customer.address_bounced', 'customer.address_proven', 'customer.merge_undone')
    ) entry where at < ${until} order by at desc limit ${PAGE + 1}`.execute(work.db);
  const rows = found.rows.slice(0, PAGE);
  return {
    entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: found.rows.length > PAGE ? (rows.at(-1)?.at.toISOString() ?? null) : null,
  };
}
