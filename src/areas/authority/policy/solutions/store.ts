import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { SolutionKind } from '../contract.ts';

export async function findSolutions(db: Db): Promise<SolutionKind[]> {
  const found = await sql<SolutionKind>`
    select code, label_es as "labelEs", label_en as "labelEn", priced, active from solution_kind order by position, code`.execute(
    db,
  );
  return found.rows;
}

/** A new one goes last. */
export async function writeSolution(db: Db, { code, labelEs, labelEn, priced, active }: SolutionKind): Promise<void> {
  await sql`
    insert into solution_kind (code, label_es, label_en, priced, active, position)
    select ${code}, ${labelEs}, ${labelEn}, ${priced}, ${active}, coalesce(max(position) + 1, 1) from solution_kind
    on conflict (code) do update set label_es = excluded.label_es, label_en = excluded.label_en, priced = excluded.priced, active = excluded.active`.execute(
    db,
  );
}
