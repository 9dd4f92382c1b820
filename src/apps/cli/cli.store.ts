import type { Db } from '#platform/db/index.ts';

/** Everything one case is made of, as rows; null when there is none with this reference. */
export async function caseRows(db: Db, reference: string) {
  const found = await db.selectFrom('case_file').selectAll().where('reference', '=', reference).executeTakeFirst();
  if (!found) return null;
  const stream = `case:${found.id}`;
  const [messages, notes, petitions, targets, events] = await Promise.all([
    db.selectFrom('message').selectAll().where('case_id', '=', found.id).orderBy('at').execute(),
    db.selectFrom('note').selectAll().where('case_id', '=', found.id).orderBy('at').execute(),
    db.selectFrom('petition').selectAll().where('case_id', '=', found.id).orderBy('position').execute(),
    db.selectFrom('target').selectAll().where('case_id', '=', found.id).orderBy('started_at').execute(),
    db
      .selectFrom('event')
      .select(['stream', 'n', 'type', 'actor', 'at', 'data', 'prev', 'hash'])
      .where('stream', '=', stream)
      .orderBy('n')
      .execute(),
  ]);
  return { found, messages, notes, petitions, targets, events };
}

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
