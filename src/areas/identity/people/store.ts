import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Role } from '../contract.ts';

export interface NewPerson {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  status: 'invited' | 'active';
  language: 'es' | 'en';
  job_title: string;
  password_hash: string | null;
  created_at: Date;
}

/** False when the e-mail is taken. */
export async function insertPerson(db: Db, person: NewPerson): Promise<boolean> {
  const inserted = await db
    .insertInto('person')
    .values({ ...person, roles: [...person.roles] })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export interface PersonBrief {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  status: 'invited' | 'active' | 'disabled';
  language: 'es' | 'en';
  jobTitle: string;
  signature: string;
  available: boolean;
}

/** People by id, in one look-up; whoever isn't there isn't in the map. */
export async function peopleByIds(db: Db, ids: Iterable<string>): Promise<Map<string, PersonBrief>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await sql<PersonBrief>`
    select id, name, email, roles, status, language, job_title as "jobTitle", signature, available
    from person where id = any(${wanted}::uuid[])`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Those who can run the house: active, with the administrator's role, the first one first. */
export async function activeAdministrators(
  db: Db,
): Promise<{ id: string; name: string; email: string; language: 'es' | 'en' }[]> {
  const found = await sql<{ id: string; name: string; email: string; language: 'es' | 'en' }>`
    select id, name, email, language from person where status = 'active' and 'administrator' = any(roles) order by created_at, id`.execute(
    db,
  );
  return found.rows;
}

/** Addresses of everybody who may sign in, lower case: a mail that claims to be from one of them must prove it. */
export async function activeEmails(db: Db): Promise<string[]> {
  return (await db.selectFrom('person').select('email').where('status', '=', 'active').execute()).map(
    (row) => row.email,
  );
}

export async function anybodyExists(db: Db): Promise<boolean> {
  const found = await sql<{ exists: boolean }>`select exists (select from person)`.execute(db);
  return found.rows[0]?.exists ?? false;
}
