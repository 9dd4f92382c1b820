import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** What signing in needs to know of an account. */
export interface Account {
  id: string;
  name: string;
  email: string;
  language: 'es' | 'en';
  status: 'invited' | 'active' | 'disabled';
  password_hash: string | null;
  totp_secret: string | null;
  totp_on: boolean;
  passkeys: number;
}

const ACCOUNT = sql`p.id, p.name, p.email, p.language, p.status, p.password_hash, p.totp_secret, p.totp_confirmed_at is not null as totp_on,
  (select count(*)::int from passkey k where k.person_id = p.id) as passkeys`;

export async function accountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const found =
    await sql<Account>`select ${ACCOUNT} from person p where p.email = ${email.trim().toLowerCase()}`.execute(db);
  return found.rows[0];
}

export async function accountById(db: Db, id: string): Promise<Account | undefined> {
  const found = await sql<Account>`select ${ACCOUNT} from person p where p.id = ${id}`.execute(db);
  return found.rows[0];
}

export async function setPassword(db: Db, id: string, hash: string): Promise<void> {
  await db.updateTable('person').set({ password_hash: hash }).where('id', '=', id).execute();
}

/** From invited to active; false when the person was not waiting any more. */
export async function activate(db: Db, id: string, hash: string): Promise<boolean> {
  const changed = await db
    .updateTable('person')
    .set({ password_hash: hash, status: 'active' })
    .where('id', '=', id)
    .where('status', '=', 'invited')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function companyName(db: Db): Promise<string> {
  const found = await db.selectFrom('company').select('name').executeTakeFirst();
  return found?.name ?? 'Cauce';
}
