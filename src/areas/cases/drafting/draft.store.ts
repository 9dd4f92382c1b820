import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { visibleTo } from '../access/access.store.ts';
import type { DraftContent, DraftKind } from './drafting.contract.ts';

/** Whose, of which case, and whether an answer or a note. */
export interface DraftKey {
  personId: string;
  caseId: string;
  kind: DraftKind;
}

export interface DraftRow {
  id: string;
  kind: DraftKind;
  revision: number;
  content: DraftContent | null;
  savedAt: Date;
  sentId: string | null;
}

const COLUMNS = sql`id, kind, revision, content, saved_at as "savedAt", sent_id as "sentId"`;

/** The case through the actor, unlocked: writing a draft changes nothing of it. */
export async function findCaseId(db: Db, actor: Actor, reference: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select i.case_id as id from case_inbox i where i.case_id = (select id from case_file where reference = ${reference}) and ${visibleTo(actor)}`.execute(
    db,
  );
  return found.rows[0]?.id;
}

/** Writes over what this device last knew, and over nothing else. Nothing comes back: something else stands there. */
export async function writeDraft(
  work: Work,
  { personId, caseId, kind }: DraftKey,
  given: { id: string; revision: number; content: DraftContent | null },
): Promise<number | undefined> {
  const content = given.content && JSON.stringify(given.content);
  const made = await sql<{ revision: number }>`
    insert into draft (person_id, case_id, kind, id, content, revision, saved_at)
    values (${personId}, ${caseId}, ${kind}, ${given.id}, ${content}::jsonb, ${given.revision + 1}, ${work.now})
    on conflict (person_id, case_id, kind) do update set id = excluded.id, content = excluded.content, revision = draft.revision + 1, saved_at = excluded.saved_at
    where draft.revision = ${given.revision} and draft.sent_id is distinct from excluded.id
    returning revision`.execute(work.db);
  return made.rows[0]?.revision;
}

export async function findDraft(db: Db, { personId, caseId, kind }: DraftKey): Promise<DraftRow | undefined> {
  const found = await sql<DraftRow>`
    select ${COLUMNS} from draft where person_id = ${personId} and case_id = ${caseId} and kind = ${kind}`.execute(db);
  return found.rows[0];
}

export async function draftsOf(db: Db, personId: string, caseId: string): Promise<DraftRow[]> {
  const found = await sql<DraftRow>`
    select ${COLUMNS} from draft where person_id = ${personId} and case_id = ${caseId} order by kind`.execute(db);
  return found.rows;
}

/** Sent: it is kept no more, and not again. What another device began meanwhile stays. */
export async function markSent(work: Work, { personId, caseId, kind }: DraftKey, id: string): Promise<void> {
  await sql`
    insert into draft (person_id, case_id, kind, id, revision, saved_at, sent_id) values (${personId}, ${caseId}, ${kind}, ${id}, 1, ${work.now}, ${id})
    on conflict (person_id, case_id, kind) do update set content = case when draft.id = excluded.id then null else draft.content end, revision = draft.revision + 1, sent_id = excluded.id`.execute(
    work.db,
  );
}

export interface ListedDraft {
  reference: string;
  subject: string;
  customer: string | null;
  kind: DraftKind;
  line: string;
  savedAt: Date;
}

const MOST = 200;

export async function listOwn(db: Db, actor: Actor, personId: string): Promise<ListedDraft[]> {
  const found = await sql<ListedDraft>`
    select f.reference, f.subject, c.name as customer, d.kind, left(btrim(regexp_replace(left(d.content ->> 'text', 1000), '\\s+', ' ', 'g')), 140) as line, d.saved_at as "savedAt"
    from draft d join case_inbox i on i.case_id = d.case_id join case_file f on f.id = d.case_id left join customer c on c.id = f.customer_id
    where d.person_id = ${personId} and d.content is not null and ${visibleTo(actor)} order by d.saved_at desc limit ${MOST}`.execute(
    db,
  );
  return found.rows;
}
