import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SeenBy {
  id: string;
  areaId: string;
  headId: string | null;
  askedBy: string;
}

export async function factsOf(db: Db, ids: readonly string[]): Promise<SeenBy[]> {
  if (ids.length === 0) return [];
  const found = await sql<SeenBy>`
    select c.id, c.area_id as "areaId", a.head_id as "headId", c.asked_by as "askedBy"
    from consultation c join area a on a.id = c.area_id where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}
