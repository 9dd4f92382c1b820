import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { near } from './policy/facts/store.ts';

/**
 * What somebody has of their own in a case: `asked` for something there, or in a case linked to it, that needed others and was not granted
 * by them, also when it was refused or withdrawn since; or they have the case themselves, or had it and let it go.
 */
export async function stakeIn(db: Db, caseId: string, personId: string): Promise<'asked' | 'owns' | null> {
  const found = await sql<{ asked: boolean; owns: boolean }>`
    select exists (select from (${near(caseId)}) n join proposal p on p.case_id = n.id
        where p.made_by = ${personId}::uuid and p.level >= 2 and not p.by_director and p.state <> 'applied') as asked,
      exists (select from case_inbox i where i.case_id = ${caseId}::uuid and i.owner_id = ${personId}::uuid)
        or exists (select from with_merged(${caseId}::uuid) k join event e on e.stream = 'case:' || k.id
          where e.type in ('case.taken', 'case.assigned', 'case.handed_over') and ${personId}::text in (e.data ->> 'from_owner', e.data ->> 'from')) as owns`.execute(
    db,
  );
  const [row] = found.rows;
  return row?.asked ? 'asked' : row?.owns ? 'owns' : null;
}
