import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

/** Everything a case is made of, but for when it last moved and what its log says of the way there. */
export async function toldOf(db: Db, caseId: string): Promise<unknown> {
  const found = await sql<{ told: unknown }>`
    select jsonb_build_object(
      'file', (select to_jsonb(f) from case_file f where f.id = ${caseId}::uuid),
      'row', (select to_jsonb(i) - 'moved_at' - 'ball_since' from case_inbox i where i.case_id = ${caseId}::uuid),
      'messages', (select jsonb_agg(m.id order by m.id) from message m where m.case_id = ${caseId}::uuid),
      'notes', (select jsonb_agg(n.id order by n.id) from note n where n.case_id = ${caseId}::uuid),
      'petitions', (select jsonb_agg(to_jsonb(q) order by q.position) from petition q where q.case_id = ${caseId}::uuid),
      'participants', (select jsonb_agg(to_jsonb(p) order by p.address) from participant p where p.case_id = ${caseId}::uuid),
      'tags', (select jsonb_agg(t.tag_id order by t.tag_id) from case_tag t where t.case_id = ${caseId}::uuid),
      'followers', (select jsonb_agg(w.person_id order by w.person_id) from case_follower w where w.case_id = ${caseId}::uuid),
      'links', (select jsonb_agg(to_jsonb(l) order by l.a, l.b) from case_link l where ${caseId}::uuid in (l.a, l.b)),
      'targets', (select jsonb_agg(to_jsonb(t) - 'late_at' order by t.id) from target t where t.case_id = ${caseId}::uuid),
      'terms', (select jsonb_agg(to_jsonb(c) order by c.id) from legal_clock c where c.case_id = ${caseId}::uuid)) as told`.execute(
    db,
  );
  return found.rows[0]?.told;
}
