import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { EvaluationBrief, EvaluationResults } from './contract.ts';
import type { Period } from './figures.store.ts';

/** The first and last instant at which a case was received; null without cases. */
export async function spanOfCases(db: Db): Promise<{ first: Date; last: Date } | null> {
  const found = await sql<{ first: Date | null; last: Date | null }>`
    select min(received_at) as first, max(received_at) as last from case_file`.execute(db);
  const { first, last } = found.rows[0] ?? {};
  return first && last ? { first, last } : null;
}

export interface EvaluationRow extends Omit<EvaluationBrief, 'frozenAt' | 'dataUntil'> {
  frozenAt: Date;
  dataUntil: Date;
}

const COLUMNS = sql`e.number, e.year, e.frozen_at as "frozenAt", p.name as "frozenBy", e.data_until as "dataUntil", e.sha256, e.keep_until::text as "keepUntil"`;

export async function evaluations(db: Db): Promise<EvaluationRow[]> {
  const found = await sql<EvaluationRow>`
    select ${COLUMNS} from evaluation e left join person p on p.id = e.frozen_by order by e.number desc limit 200`.execute(
    db,
  );
  return found.rows;
}

export async function evaluationByNumber(
  db: Db,
  number: number,
): Promise<(EvaluationRow & { results: EvaluationResults }) | undefined> {
  const found = await sql<EvaluationRow & { results: EvaluationResults }>`
    select ${COLUMNS}, e.results from evaluation e left join person p on p.id = e.frozen_by where e.number = ${number}`.execute(
    db,
  );
  return found.rows[0];
}

/** The next number, with nobody else taking one meanwhile. */
export async function nextNumber(db: Db): Promise<number> {
  await sql`lock table evaluation in share row exclusive mode`.execute(db);
  const found = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from evaluation`.execute(db);
  return found.rows[0]?.next ?? 1;
}

export interface NewEvaluation extends Period {
  id: string;
  number: number;
  year: number;
  frozenAt: Date;
  frozenBy: string | null;
  results: EvaluationResults;
  sha256: string;
  keepUntil: string;
}

export async function insertEvaluation(db: Db, one: NewEvaluation): Promise<void> {
  await sql`
    insert into evaluation (id, number, year, starts_at, ends_at, data_until, frozen_at, frozen_by, results, sha256, keep_until)
    values (${one.id}, ${one.number}, ${one.year}, ${one.startsAt}, ${one.endsAt}, ${one.dataUntil}, ${one.frozenAt}, ${one.frozenBy}, ${JSON.stringify(one.results)}::jsonb, ${one.sha256}, ${one.keepUntil})`.execute(
    db,
  );
}
