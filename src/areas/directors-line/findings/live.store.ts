import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SeenBy {
  id: string;
  areaId: string;
  headId: string | null;
  madeBy: string;
}

export async function factsOf(db: Db, ids: readonly string[]): Promise<SeenBy[]> {
  if (ids.length === 0) return [];
  const found = await sql<SeenBy>`
    select g.id, g.area_id as "areaId", a.head_id as "headId", g.made_by as "madeBy"
    from finding g join area a on a.id = g.area_id where g.id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}
