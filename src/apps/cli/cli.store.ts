import type { Db } from '#platform/db/index.ts';

export async function activePerson(db: Db, email: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export async function newestSeal(db: Db): Promise<{ day: Date; root: Buffer } | undefined> {
  return db.selectFrom('seal').select(['day', 'root']).orderBy('day', 'desc').limit(1).executeTakeFirst();
}
