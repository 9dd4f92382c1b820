import { sql } from 'kysely';
import { ANSWER_CLOCKS } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';

export interface CaseFacts {
  requester: string | null;
  team: string | null;
  /** When they were told to have an answer: our own date, never later than the law's. */
  promisedAt: Date | null;
  deliveryAt: Date | null;
  order: string | null;
  /** What the customer wrote first. */
  firstWords: string;
}

/** What templates say of a case besides what stands in its header. */
export async function factsOf(db: Db, caseId: string): Promise<CaseFacts> {
  const found = await sql<CaseFacts>`
    select (select nullif(p.name, '') from participant p where p.case_id = i.case_id and p.role = 'requester' order by p.added_at limit 1) as requester,
      (select name from team where id = i.team_id) as team,
      least(
        coalesce((select max(w.promised_at) from case_promise w where w.case_id = i.case_id and w.kind = 'answer' and w.state = 'open' and w.message_id is not null),
          (select min(t.due_at) from target t where t.case_id in (select id from with_merged(i.case_id)) and t.state = 'running' and t.kind in ('first_reply', 'resolve'))),
        (select min(l.due_at) from legal_clock l where l.case_id in (select id from with_merged(i.case_id)) and l.state = 'running' and l.clock = any(${ANSWER_CLOCKS}::text[]) and l.effect <> 'none')) as "promisedAt",
      (select max(w.promised_at) from case_promise w where w.case_id = i.case_id and w.kind = 'delivery' and w.state = 'open') as "deliveryAt",
      coalesce((select x.order_ref from proposal x where x.case_id = i.case_id and x.order_ref is not null order by x.made_at desc limit 1),
        (select y ->> 'text' from consultation x cross join jsonb_array_elements(x.customer_facts) y where x.case_id = i.case_id and y ->> 'code' = 'order' order by x.asked_at desc limit 1)) as "order",
      coalesce((select left(m.text, 4000) from message m where m.case_id = i.case_id and m.direction = 'in' and m.held_reason is null order by m.id limit 1), '') as "firstWords"
    from case_inbox i where i.case_id = ${caseId}`.execute(db);
  return (
    found.rows[0] ?? { requester: null, team: null, promisedAt: null, deliveryAt: null, order: null, firstWords: '' }
  );
}
