import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** The addresses of whoever asks in a case, and of its customer. */
function theirsOf(caseId: RawBuilder<unknown>): RawBuilder<unknown> {
  const customer = sql`(select g.customer_id from case_file g where g.id = ${caseId})`;
  return sql`
    select p.address from participant p where p.case_id = ${caseId} and p.address like '%@%' and (p.role = 'requester' or p.customer_id = ${customer})
    union select lower(a.value) from customer_address a where a.kind = 'email' and a.customer_id = ${customer}`;
}

/** Whether a message `m` was mailed to one of their addresses (To or Cc). */
const NAMED = sql`exists (select from jsonb_array_elements(m."to" || m.cc) r where lower(r ->> 'address') = theirs.address)`;

/** Of a message `m`: said, printed or in the portal, or a mail that one of `theirs` fits. Where none of theirs is known, it is. */
function theirsWhere(fits: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(m.channel <> 'email' or (
  with theirs as (${theirsOf(sql`m.case_id`)}) select count(*) = 0 or bool_or(${fits}) from theirs))`;
}

/** Whether a message `m` of ours is for the customer. A mail to somebody else on the way (courier, shop) answers nothing. */
export const toCustomer = theirsWhere(NAMED);

/**
 * Whether a message `m` that came in is the customer's to read again: written by them, or with them among those it was sent to. What
 * a courier or a shop answered us alone is between us.
 */
export const ofCustomer = theirsWhere(sql`lower(m.from_address) = theirs.address or ${NAMED}`);

/** Somebody wrote in a case after an instant, and nobody has answered the customer since. */
export function wordWaitsSince(caseId: RawBuilder<unknown>, since: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from message w where w.case_id = ${caseId} and w.direction = 'in' and w.automatic is null and w.held_reason is null and w.received_at > ${since}
  and not exists (select from message m where m.case_id = w.case_id and m.direction = 'out' and m.automatic is null and m.undone_at is null and m.at > w.received_at and ${toCustomer}))`;
}

export async function isToCustomer(db: Db, messageId: string): Promise<boolean> {
  const found = await sql<{
    theirs: boolean;
  }>`select ${toCustomer} as theirs from message m where m.id = ${messageId}`.execute(db);
  return found.rows[0]?.theirs ?? false;
}

/** Whether a mail to these (To and Cc) would be for somebody else. */
export async function isToOthers(db: Db, caseId: string, addresses: readonly string[]): Promise<boolean> {
  const found = await sql<{ aside: boolean }>`
    with theirs as (${theirsOf(sql`${caseId}::uuid`)})
    select count(*) > 0 and not bool_or(address = any(${addresses.map((one) => one.toLowerCase())}::text[])) as aside from theirs`.execute(
    db,
  );
  return found.rows[0]?.aside ?? false;
}
