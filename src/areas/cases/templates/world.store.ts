import { sql } from 'kysely';
import type { Work } from '#platform/work/index.ts';
import type { TemplateView } from './templates.contract.ts';

const LAST = 900;

/** One answer in three of the last ones was written with a template of its type of case. */
export async function loadUses(work: Work, templates: readonly TemplateView[]): Promise<void> {
  const pairs = templates.flatMap(({ id, caseTypes }) => caseTypes.map((type) => ({ id, type })));
  await sql`
    insert into template_use (message_id, template_id, number, case_type, unchanged, at)
    select m.id, t.id, 1, m.type, m.place % 21 = 0, m.at
    from (
      select o.id, o.at, f.type, row_number() over (order by o.at desc) as place
      from message o join case_file f on f.id = o.case_id
      where o.direction = 'out' and o.automatic is null and o.author_id is not null and o.undone_at is null order by o.at desc limit ${LAST}) m
    join lateral (
      select x.id from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ type }) => type)}::text[]) with ordinality x (id, type, n)
      where x.type = m.type order by (x.n * 7 + m.place) % 5, x.n limit 1) t on true
    where m.place % 3 = 0`.execute(work.db);
}
