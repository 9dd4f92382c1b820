import { sql, type RawBuilder } from 'kysely';
import type { Inside } from '#areas/authority/index.ts';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { Ball } from '../contract.ts';

/** What of a case's state says where it is. */
interface Whereabouts {
  id: string;
  ball: Ball;
  inside: Inside | null;
}

/** In whose hands a case is: ours is circuit 1, an area 2, who authorises 3; none while the customer has it or it is put off. */
export function handsOf(state: Pick<Whereabouts, 'ball' | 'inside'>): {
  circuit: 1 | 2 | 3 | null;
  who: string | null;
} {
  if (state.ball === 'ours') return { circuit: 1, who: null };
  if (state.ball !== 'inside' || !state.inside) return { circuit: null, who: null };
  const { circuit, waitsFor } = state.inside;
  return { circuit, who: `${waitsFor.kind}:${waitsFor.id}` };
}

/** Closes the wait that ends and opens the next one, when the ball, the circuit or who has it changed: parts of a statement of the caller. */
export function turn(work: Work, state: Whereabouts): RawBuilder<unknown>[] {
  const { circuit, who } = handsOf(state);
  return [
    sql`closed as (update waiting set until = ${work.now} where case_id = ${state.id} and until is null
      and (ball, circuit, who) is distinct from (${state.ball}::text, ${circuit}::smallint, ${who}::text) returning id)`,
    // Reads the close, so that it runs after it: one open wait a case is a unique index.
    sql`opened as (insert into waiting (id, case_id, ball, since, circuit, who)
      select ${newId()}::uuid, ${state.id}::uuid, ${state.ball}, ${work.now}::timestamptz, ${circuit}::smallint, ${who}::text from closed)`,
  ];
}

export interface Wait {
  ball: Ball;
  circuit: 1 | 2 | 3 | null;
  /** Of the area or person that had it, while it was inside. */
  name: string | null;
  since: Date;
  /** Null: it goes on. */
  until: Date | null;
}

/** Where a case has been, from its first moment on, without gaps. */
export async function waitsOf(db: Db, caseId: string): Promise<Wait[]> {
  const found = await sql<Wait>`
    select w.ball, w.circuit, coalesce(a.name, p.name) as name, w.since, w.until from waiting w
    left join area a on w.who = 'area:' || a.id left join person p on w.who = 'person:' || p.id
    where w.case_id = ${caseId}::uuid order by w.since, w.id`.execute(db);
  return found.rows;
}
