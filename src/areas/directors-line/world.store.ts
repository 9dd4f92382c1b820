import type { Selectable } from 'kysely';
import type { Intake } from '#db/tables.ts';
import type { Db } from '#platform/db/index.ts';

/** The ledger's row of a sample contact. */
export async function arrivalOf(db: Db, id: string): Promise<Selectable<Intake>> {
  return db.selectFrom('intake').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** As a worker leaves it. */
export async function markWorkedOff(
  db: Db,
  id: string,
  given: { caseId: string; messageId: string | null; subject: string; from: string; at: Date },
): Promise<void> {
  await db
    .updateTable('intake')
    .set({
      state: 'done',
      outcome: 'case',
      case_id: given.caseId,
      message_id: given.messageId,
      subject: given.subject,
      from_address: given.from,
      readable: true,
      finished_at: given.at,
    })
    .where('id', '=', id)
    .execute();
}
