import type { Db } from '#platform/db/index.ts';

export async function activeArea(db: Db, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('area')
    .select('id')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst();
  return found !== undefined;
}

export async function areaNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}
