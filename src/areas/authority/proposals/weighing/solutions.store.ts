import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface SolutionInUse {
  code: string;
  labelEs: string;
  labelEn: string;
  priced: boolean;
}

export async function solutionsInUse(db: Db): Promise<SolutionInUse[]> {
  const found = await sql<SolutionInUse>`
    select code, label_es as "labelEs", label_en as "labelEn", priced from solution_kind where active order by position, code`.execute(
    db,
  );
  return found.rows;
}
