import { sql } from 'kysely';
import { actorKey, type Work } from '#platform/work/index.ts';

export type LinkKind = 'related' | 'stranger' | 'duplicate' | 'copy';

/** One row whichever side it is made from; false when they were linked already. */
export async function insertLink(work: Work, a: string, b: string, kind: LinkKind): Promise<boolean> {
  const made = await sql`
    insert into case_link (a, b, kind, at, by) values (least(${a}::uuid, ${b}::uuid), greatest(${a}::uuid, ${b}::uuid), ${kind}, ${work.now}, ${actorKey(work.actor)})
    on conflict (a, b) do nothing`.execute(work.db);
  return made.numAffectedRows === 1n;
}

export async function deleteLink(work: Work, a: string, b: string): Promise<boolean> {
  const gone =
    await sql`delete from case_link where a = least(${a}::uuid, ${b}::uuid) and b = greatest(${a}::uuid, ${b}::uuid)`.execute(
      work.db,
    );
  return gone.numAffectedRows === 1n;
}
