import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

const MOST = 2_000;

export interface AttendedData {
  id: string;
  reference: string;
  customerId: string | null;
  customer: string;
  by: string;
  /** By the Director or whoever held the line; not by whom it was given back to. */
  inPerson: boolean;
  askedAt: Date;
  attendedAt: Date;
  firstPromisedAt: Date;
  learnt: string;
}

/** Contacts answered since then, newest first. */
export async function attendedSince(db: Db, since: Date): Promise<AttendedData[]> {
  const found = await sql<AttendedData>`
    select d.id, f.reference, f.customer_id as "customerId", coalesce(k.name, '') as customer, p.name as by, d.attended_by is distinct from d.returned_to as "inPerson", d.asked_at as "askedAt", d.attended_at as "attendedAt",
      d.first_promised_at as "firstPromisedAt", d.learnt
    from direct_contact d join case_file f on f.id = d.case_id left join customer k on k.id = f.customer_id join person p on p.id = d.attended_by
    where d.attended_at >= ${since} order by d.attended_at desc, d.id limit ${MOST}`.execute(db);
  return found.rows;
}

export interface FindingData {
  id: string;
  area: string;
  summary: string;
  state: 'open' | 'accepted' | 'explained';
  madeAt: Date;
}

/** What was noted from contacts with the Director since then. */
export async function findingsSince(db: Db, since: Date): Promise<FindingData[]> {
  const found = await sql<FindingData>`
    select g.id, a.name as area, g.summary, g.state, g.made_at as "madeAt" from finding g join area a on a.id = g.area_id
    where g.contact_id is not null and g.made_at >= ${since} order by g.made_at desc, g.id limit ${MOST}`.execute(db);
  return found.rows;
}
