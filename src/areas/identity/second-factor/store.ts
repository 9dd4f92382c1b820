import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** The code of this step counts once: of two requests with it, one gets here first (T12 of RFC 6238: no code twice). */
export async function takeStep(db: Db, personId: string, step: number): Promise<boolean> {
  const taken =
    await sql`update person set totp_last_step = ${step} where id = ${personId} and (totp_last_step is null or totp_last_step < ${step})`.execute(
      db,
    );
  return taken.numAffectedRows === 1n;
}

/** A secret not yet confirmed; never over one that is in use. */
export async function keepTotpSecret(db: Db, personId: string, sealed: string): Promise<boolean> {
  const kept = await db
    .updateTable('person')
    .set({ totp_secret: sealed, totp_last_step: null })
    .where('id', '=', personId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}

export async function confirmTotpSecret(db: Db, personId: string, now: Date): Promise<boolean> {
  const confirmed = await db
    .updateTable('person')
    .set({ totp_confirmed_at: now })
    .where('id', '=', personId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return confirmed.numUpdatedRows === 1n;
}

export async function dropTotp(db: Db, personId: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', personId)
    .execute();
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
}

export async function replaceRecoveryCodes(db: Db, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await db
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, hash })))
    .execute();
}

export async function spendRecoveryCode(db: Db, personId: string, hash: Buffer, now: Date): Promise<boolean> {
  const spent = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}
