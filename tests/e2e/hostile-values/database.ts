import { openDatabase } from '#platform/db/index.ts';
import type { App } from '#tests/support/app.ts';

/** The program's own database, from outside: for what no route makes. */
export async function withDatabase<T>(
  app: App,
  use: (db: ReturnType<typeof openDatabase>['db']) => Promise<T>,
): Promise<T> {
  const database = openDatabase(await app.databaseUrl(), { max: 1 });
  try {
    return await use(database.db);
  } finally {
    await database.close();
  }
}
