import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface ThreadMessage {
  id: string;
  subjectId: string;
  author: string | null;
  area: string | null;
  via: 'app' | 'link' | 'mail';
  text: string;
  at: Date;
}

/** What was said about these consultations besides the answers, oldest first. Never the customer's. */
export async function messagesOf(db: Db, ids: readonly string[]): Promise<ThreadMessage[]> {
  if (ids.length === 0) return [];
  const found = await sql<ThreadMessage>`
    select m.id, m.subject_id as "subjectId", p.name as author, a.name as area, m.via, m.text, m.at from circuit_message m
    left join person p on p.id = m.author_id left join area a on a.id = m.author_area_id
    where m.kind = 'consultation' and m.subject_id = any(${[...ids]}::uuid[]) order by m.at, m.id`.execute(db);
  return found.rows;
}

export async function addMessage(
  work: Work,
  message: {
    consultationId: string;
    caseId: string;
    authorId: string | null;
    areaId: string | null;
    via: 'app' | 'link' | 'mail';
    text: string;
  },
): Promise<string> {
  const id = newId();
  await sql`
    insert into circuit_message (id, kind, subject_id, case_id, author_id, author_area_id, via, text, at)
    values (${id}, 'consultation', ${message.consultationId}, ${message.caseId}, ${message.authorId}, ${message.areaId}, ${message.via}, ${storable(message.text)}, ${work.now})`.execute(
    work.db,
  );
  return id;
}

/** How long an area usually takes, of its answers of the last 180 days: minutes of the plain clock, and how many they were. */
export async function usualAnswer(db: Db, areaId: string, now: Date): Promise<{ minutes: number | null; n: number }> {
  const found = await sql<{ minutes: number | null; n: number }>`
    select percentile_cont(0.5) within group (order by extract(epoch from answered_at - asked_at) / 60)::float as minutes, count(*)::int as n
    from consultation where area_id = ${areaId}::uuid and state = 'answered' and answered_at > ${now}::timestamptz - interval '180 days'`.execute(
    db,
  );
  return found.rows[0] ?? { minutes: null, n: 0 };
}
