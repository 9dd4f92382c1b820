import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Who inside a case waits for. An area is asked in circuit 2, a person in circuit 3. */
export interface WaitsFor {
  kind: 'area' | 'person';
  id: string;
  name: string;
}

export interface Inside {
  circuit: 2 | 3;
  waitsFor: WaitsFor;
  since: Date;
  dueAt: Date;
}

/** Every open question that holds a case back, as rows: authorisations that are pending, consultations that block. */
export function insideOf(caseId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select 3 as circuit, 'person' as kind, a.approver_id as id, a.asked_at as since, a.due_at
    from authorisation a join proposal p on p.id = a.proposal_id where p.case_id = ${caseId} and a.state = 'pending'
    union all
    select 2, 'area', c.area_id, c.asked_at, c.due_at from consultation c where c.case_id = ${caseId} and c.state = 'open' and c.blocks`;
}

/** The one a case is said to wait for: the highest circuit, and there whoever was asked first. */
export async function openInside(db: Db, caseId: string): Promise<Inside | null> {
  const found = await sql<{
    circuit: 2 | 3;
    kind: 'area' | 'person';
    id: string;
    name: string;
    since: Date;
    due: Date;
  }>`
    select o.circuit, o.kind, o.id, coalesce(p.name, a.name, '') as name, o.since, o.due_at as due
    from (${insideOf(sql`${caseId}::uuid`)}) o left join person p on p.id = o.id and o.kind = 'person' left join area a on a.id = o.id and o.kind = 'area'
    order by o.circuit desc, o.since limit 1`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    circuit: row.circuit,
    waitsFor: { kind: row.kind, id: row.id, name: row.name },
    since: row.since,
    dueAt: row.due,
  };
}

/** The highest circuit a case has gone through so far. */
export async function highestCircuit(db: Db, caseId: string): Promise<1 | 2 | 3> {
  const found = await sql<{ circuit: 1 | 2 | 3 }>`
    select case when exists (select from authorisation a join proposal p on p.id = a.proposal_id where p.case_id = ${caseId}) then 3
      when exists (select from consultation c where c.case_id = ${caseId}) then 2 else 1 end as circuit`.execute(db);
  return found.rows[0]?.circuit ?? 1;
}
