import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor, Work } from '#platform/work/index.ts';
import { writingOfText } from '#platform/writing/index.ts';
import { survivorOf } from '../merging/merge.store.ts';
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
  sentIds: string[];
}

const COLUMNS = sql`id, kind, revision, content, saved_at as "savedAt", sent_ids as "sentIds"`;

/** The case through the actor, or the one it goes on in; unlocked: writing a draft changes nothing of it. */
export async function findCaseId(db: Db, actor: Actor, reference: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select i.case_id as id from case_inbox i where i.case_id = ${survivorOf(reference)} and ${visibleTo(actor)}`.execute(
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
    where draft.revision = ${given.revision} and excluded.id <> all (draft.sent_ids)
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

/** As many are remembered as leave before whoever tries one again has given up. */
const MOST_SENT = 20;

/** Sent: it is kept no more, and not again. What another device began meanwhile stays. */
export async function markSent(work: Work, { personId, caseId, kind }: DraftKey, id: string): Promise<void> {
  await sql`
    insert into draft (person_id, case_id, kind, id, revision, saved_at, sent_ids) values (${personId}, ${caseId}, ${kind}, ${id}, 1, ${work.now}, array[${id}::uuid])
    on conflict (person_id, case_id, kind) do update set content = case when draft.id = excluded.id then null else draft.content end, revision = draft.revision + 1, sent_ids = (excluded.sent_ids || draft.sent_ids)[1:${MOST_SENT}]`.execute(
    work.db,
  );
}

/** What stands between two texts that became one. */
const BETWEEN = '\n\n· · ·\n\n';

/** Its shape; made of its lines where the text alone stands. */
function shapeOf(content: RawBuilder<unknown>): RawBuilder<string> {
  const text = sql`replace(replace(replace(${content} ->> 'text', '&', '&amp;'), '<', '&lt;'), '>', '&gt;')`;
  return sql<string>`coalesce(nullif(${content} ->> 'html', ''), '<p>' || replace(${text}, ${'\n'}, '</p><p>') || '</p>')`;
}

const HERE = sql`draft.content`;
const COMING = sql`excluded.content`;
/** Both with their shape, as soon as one of them has it. */
const BOTH_SHAPES = sql<string>`case when coalesce(draft.content ->> 'html', '') || coalesce(excluded.content ->> 'html', '') = '' then ''
  else ${shapeOf(HERE)} || ${writingOfText(BETWEEN)} || ${shapeOf(COMING)} end`;

/** What was begun in a case that goes on in another one goes on there: beside what somebody has begun there already, under it. */
export async function moveDrafts(
  work: Work,
  { keptId, mergedId }: { keptId: string; mergedId: string },
): Promise<void> {
  await sql`
    with begun as (select person_id, kind, id, content from draft where case_id = ${mergedId} and content is not null for update),
    emptied as (update draft d set content = null, revision = d.revision + 1 from begun b where d.case_id = ${mergedId} and d.person_id = b.person_id and d.kind = b.kind)
    insert into draft (person_id, case_id, kind, id, content, revision, saved_at)
    select person_id, ${keptId}, kind, id, content, 1, ${work.now} from begun
    on conflict (person_id, case_id, kind) do update set revision = draft.revision + 1, saved_at = excluded.saved_at,
      id = case when draft.content is null then excluded.id else draft.id end,
      content = case when draft.content is null then excluded.content else draft.content
        || jsonb_build_object('text', (draft.content ->> 'text') || ${BETWEEN} || (excluded.content ->> 'text'), 'html', ${BOTH_SHAPES}, 'files', (draft.content -> 'files') || (excluded.content -> 'files')) end`.execute(
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
