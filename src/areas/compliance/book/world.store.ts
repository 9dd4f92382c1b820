import type { Db } from '#platform/db/index.ts';

export async function nameEstablishment(db: Db, establishment: string): Promise<void> {
  await db.updateTable('complaints_book').set({ establishment }).execute();
}
