import { sql } from 'kysely';
import type { Work } from '#platform/work/index.ts';
import type { Selector } from './fields.rules.ts';
import type { Condition } from './select.store.ts';
import { selected } from './selection.ts';

/** The whole selector, its words too, as a condition on `i`. For few cases: each one's messages are looked at. */
export async function wholeCondition(work: Work, selector: Selector): Promise<Condition> {
  const terms = await selected(work, selector);
  return selector.words === ''
    ? terms
    : sql`(${terms}) and exists (select from message said where said.case_id = i.case_id and said.search @@ search_query(${selector.words}))`;
}

/** Whether one case is so now. */
export async function holds(work: Work, selector: Selector, caseId: string): Promise<boolean> {
  const condition = await wholeCondition(work, selector);
  const found = await sql`select from case_inbox i where i.case_id = ${caseId}::uuid and ${condition}`.execute(work.db);
  return found.rows.length > 0;
}
