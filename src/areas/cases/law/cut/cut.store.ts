import { sql } from 'kysely';
import { INFORM_CLOCKS } from '#areas/clocks/index.ts';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import type { Work } from '#platform/work/index.ts';
import { toCustomer } from '../../replying/to-customer.store.ts';
import type { Cut } from './cut.rules.ts';

/** A term of the case that only an answer with cause and estimate ends, while it is open. */
export interface CutTerm {
  article: string;
  startedAt: Date;
  dueAt: Date;
}

export async function openCutTerm(db: Db, caseId: string): Promise<CutTerm | null> {
  const found = await sql<CutTerm>`
    select article, started_at as "startedAt", due_at as "dueAt" from legal_clock
    where case_id = ${caseId} and clock = any(${[...INFORM_CLOCKS]}::text[]) and state in ('running', 'paused') order by due_at limit 1`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** What was said before of the same answer is replaced: somebody found the right words. */
export async function keepCutAnswer(work: Work, caseId: string, messageId: string, cut: Cut): Promise<void> {
  const { cause = '', restoration = '', unknown = '' } = cut;
  await sql`
    insert into cut_answer (message_id, case_id, cause, restoration, unknown, at)
    values (${messageId}, ${caseId}, ${storable(cause)}, ${storable(restoration)}, ${storable(unknown)}, ${work.now})
    on conflict (message_id) do update set cause = excluded.cause, restoration = excluded.restoration, unknown = excluded.unknown, at = excluded.at`.execute(
    work.db,
  );
}

/** Our last answer to the customer since an instant: what it already said of the cut may be written down. */
export async function answerSince(db: Db, caseId: string, since: Date): Promise<{ id: string; at: Date } | null> {
  const found = await sql<{ id: string; at: Date }>`
    select m.id, m.at from message m where m.case_id = ${caseId} and m.direction = 'out' and m.automatic is null and m.undone_at is null and m.failed_at is null
      and m.at >= ${since} and ${toCustomer} order by m.id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Whether an answer that stands says of the cut all that is wanted, though it may not have left yet. */
export async function isCutTold(db: Db, caseId: string, since: Date): Promise<boolean> {
  const found = await sql<{ told: boolean }>`
    select exists (select from cut_answer c join message m on m.id = c.message_id
      where c.case_id = ${caseId} and m.undone_at is null and m.failed_at is null and m.at >= ${since}
        and (c.unknown <> '' or (c.cause <> '' and c.restoration <> '')) and ${toCustomer}) as told`.execute(db);
  return found.rows[0]?.told ?? false;
}
