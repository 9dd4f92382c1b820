import { sql } from 'kysely';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import { system, transact, type House } from '#platform/work/index.ts';
import { insertRuns, type NewRun } from './running/run.store.ts';

/** What a rule of the sample did at its time: its run, what it left in the case, and what both logs say. */
export interface Acted {
  run: NewRun;
  at: Date;
  tagId?: string;
  note?: string;
}

export async function tagNamed(house: House, name: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select id from tag where name = ${name} and active`.execute(
    house.database.db,
  );
  return found.rows[0]?.id;
}

export async function act(house: House, { run, at, tagId, note }: Acted): Promise<void> {
  const { db } = house.database;
  await insertRuns(db, [run], at);
  const found = await sql<{ id: string }>`
    update automation_run set state = 'done', applied = '["done"]'::jsonb, ended_at = ${at} where automation_id = ${run.ruleId}::uuid and occasion = ${run.occasion} returning id`.execute(
    db,
  );
  const id = found.rows[0]?.id;
  if (!id) return;
  const stream: [string, string] = ['case', run.caseId];
  const leave = async (work: Parameters<Parameters<typeof transact>[2]>[0]): Promise<void> => {
    if (tagId) {
      await sql`insert into case_tag (case_id, tag_id) values (${run.caseId}, ${tagId}) on conflict do nothing`.execute(
        work.db,
      );
      record(work, stream, 'case.tagged', { added: [tagId], removed: [] });
    }
    if (note) {
      const noteId = newId();
      await sql`
        insert into note (id, case_id, origin_case_id, text, at) values (${noteId}, ${run.caseId}, ${run.caseId}, ${note}, ${at})`.execute(
        work.db,
      );
      record(work, stream, 'case.noted', { note: noteId, mentions: [] });
    }
    const { ruleId: automation, version, because } = run;
    record(work, stream, 'automation.ran', { automation, version, run: id, because, did: [tagId ? 'tag' : 'note'] });
  };
  await transact(house, system(`automation:${id}`), leave, { now: at });
}

/** What was in the log before it was there is no news to the reader of rules. */
export async function beginHere(house: House, reader: string): Promise<void> {
  await sql`
    insert into reader_cursor (reader, tx, id) select ${reader}, pg_current_xact_id(), coalesce(max(id), 0) from event
    on conflict (reader) do update set tx = excluded.tx, id = excluded.id`.execute(house.database.db);
}
