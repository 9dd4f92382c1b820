import { sql } from 'kysely';
import { record } from '#platform/log/index.ts';
import { actorKey, type Work } from '#platform/work/index.ts';

export interface CaseLink {
  a: string;
  b: string;
  kind: 'related' | 'stranger' | 'duplicate' | 'copy';
}

/** One row whichever side it is made from; both cases' logs say it. */
export async function linkCases(work: Work, { a, b, kind }: CaseLink): Promise<boolean> {
  const made = await sql`
    insert into case_link (a, b, kind, at, by) values (least(${a}::uuid, ${b}::uuid), greatest(${a}::uuid, ${b}::uuid), ${kind}, ${work.now}, ${actorKey(work.actor)})
    on conflict (a, b) do nothing`.execute(work.db);
  if (made.numAffectedRows === 0n) return false;
  record(work, ['case', a], 'case.linked', { case: b, kind });
  record(work, ['case', b], 'case.linked', { case: a, kind });
  return true;
}

export async function unlinkCases(work: Work, a: string, b: string): Promise<boolean> {
  const gone = await sql`delete from case_link where a = least(${a}::uuid, ${b}::uuid) and b = greatest(${a}::uuid, ${b}::uuid)`.execute(work.db);
  if (gone.numAffectedRows === 0n) return false;
  record(work, ['case', a], 'case.unlinked', { case: b });
  record(work, ['case', b], 'case.unlinked', { case: a });
  return true;
}
