import type { Db } from '#platform/db/index.ts';
import type { Arrival } from './arrival.ts';

/** In the hands of one reader until `leaseUntil`: a worker that runs already leaves it alone. */
export async function claimOne(db: Db, id: string, leaseUntil: Date): Promise<Arrival> {
  const row = await db
    .updateTable('intake')
    .set({ state: 'processing', attempts: 1, lease_until: leaseUntil, next_try_at: leaseUntil })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as Arrival;
}

/** As five failures leave it, but for the words of its envelope that the reader did find. */
export async function setAsideWith(db: Db, id: string, found: { from: string; subject: string }): Promise<void> {
  await db
    .updateTable('intake')
    .set({ attempts: 5, from_address: found.from, subject: found.subject })
    .where('id', '=', id)
    .execute();
}
