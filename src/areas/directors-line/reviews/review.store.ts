import { sql } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { Actor } from '#platform/work/index.ts';
import type { ReviewData } from './decision.store.ts';
import type { DecisionSource, Verdict } from './contract.ts';

export interface ReviewRow extends Omit<ReviewData, 'at' | 'readAt' | 'answeredAt' | 'shownAt'> {
  personId: string;
  at: Date;
  readAt: Date | null;
  answeredAt: Date | null;
  shownAt: Date | null;
}

const ROW = sql`
  r.id, r.person_id as "personId", r.verdict, r.word, r.at, jsonb_build_object('id', b.id, 'name', b.name) as by, r.read_at as "readAt", r.answer,
  r.answered_at as "answeredAt", r.shown_at as "shownAt"`;

/** Locked; `ofPerson` finds only what is said of them: not found and not theirs look the same. */
export async function lockReview(db: Db, id: string, ofPerson: string | null): Promise<ReviewRow | undefined> {
  await sql`select from decision_review where id = ${id}::uuid for update`.execute(db);
  const found = await sql<ReviewRow>`
    select ${ROW} from decision_review r join person b on b.id = r.by_id
    where r.id = ${id}::uuid and (${ofPerson}::uuid is null or r.person_id = ${ofPerson}::uuid)`.execute(db);
  return found.rows[0];
}

export interface NewReview {
  id: string;
  source: DecisionSource;
  decisionId: string;
  caseId: string;
  personId: string;
  verdict: Verdict;
  word: string;
  by: string;
  at: Date;
}

/** One of each decision: said again, the later stands and is unread, unless it was answered. Its id; undefined when it was. */
export async function writeReview(db: Db, row: NewReview): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    insert into decision_review as r (id, kind, decision_id, case_id, person_id, verdict, word, by_id, at)
    values (${row.id}, ${row.source}, ${row.decisionId}, ${row.caseId}, ${row.personId}, ${row.verdict}, ${storable(row.word)}, ${row.by}, ${row.at})
    on conflict (kind, decision_id) do update set verdict = excluded.verdict, word = excluded.word, by_id = excluded.by_id, at = excluded.at, read_at = null, shown_at = null
      where r.answered_at is null
    returning r.id`.execute(db);
  return found.rows[0]?.id;
}

export async function markRead(db: Db, id: string, at: Date): Promise<void> {
  await sql`update decision_review set read_at = ${at} where id = ${id} and read_at is null`.execute(db);
}

export async function writeAnswer(db: Db, id: string, answer: string, at: Date): Promise<void> {
  await sql`
    update decision_review set answer = ${storable(answer)}, answered_at = ${at}, read_at = coalesce(read_at, ${at}) where id = ${id}`.execute(
    db,
  );
}

export async function markShown(db: Db, id: string, at: Date | null): Promise<void> {
  await sql`update decision_review set shown_at = ${at} where id = ${id}`.execute(db);
}

/** What the team celebrates: only praise names anybody. */
export async function praiseShown(
  db: Db,
  language: 'es' | 'en',
  limit: number,
): Promise<{ id: string; person: string; word: string; what: string; at: Date }[]> {
  const label = sql.ref(language === 'en' ? 'label_en' : 'label_es');
  const found = await sql<{ id: string; person: string; word: string; what: string; at: Date }>`
    select r.id, w.name as person, r.word, r.shown_at as at,
      coalesce((select string_agg(coalesce(y.${label}, l.solution), ', ' order by l.position) from proposal_line l left join solution_kind y on y.code = l.solution where r.kind = 'proposal' and l.proposal_id = r.decision_id),
        (select s.why from surprise s where r.kind = 'surprise' and s.id = r.decision_id), '') as what
    from decision_review r join person w on w.id = r.person_id where r.shown_at is not null order by r.shown_at desc, r.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** What was learnt from who wanted the Director, newest first; with its case's number only where they may open it. */
export async function learntLately(
  db: Db,
  actor: Actor,
  since: Date,
  limit: number,
): Promise<{ id: string; reference: string | null; text: string; at: Date }[]> {
  const found = await sql<{ id: string; reference: string | null; text: string; at: Date }>`
    select d.id, case when ${visibleTo(actor)} then f.reference end as reference, d.learnt as text, d.closed_at as at
    from direct_contact d join case_file f on f.id = d.case_id join case_inbox i on i.case_id = d.case_id
    where d.state = 'closed' and d.learnt <> '' and d.closed_at > ${since} order by d.closed_at desc, d.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}
