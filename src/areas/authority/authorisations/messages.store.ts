import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Work } from '#platform/work/index.ts';

export interface CircuitMessageRow {
  id: string;
  subjectId: string;
  authorId: string | null;
  author: string | null;
  via: string;
  text: string;
  at: Date;
}

export async function insertMessage(
  work: Work,
  message: { subjectId: string; caseId: string; authorId: string | null; via: 'app' | 'link' | 'mail'; text: string },
): Promise<string> {
  const id = newId();
  await work.db
    .insertInto('circuit_message')
    .values({
      id,
      kind: 'authorisation',
      subject_id: message.subjectId,
      case_id: message.caseId,
      author_id: message.authorId,
      via: message.via,
      text: message.text,
      at: work.now,
    })
    .execute();
  return id;
}

export async function messagesOf(db: Db, subjectIds: readonly string[]): Promise<CircuitMessageRow[]> {
  if (subjectIds.length === 0) return [];
  const found = await sql<CircuitMessageRow>`
    select m.id, m.subject_id as "subjectId", m.author_id as "authorId", p.name as author, m.via, m.text, m.at
    from circuit_message m left join person p on p.id = m.author_id
    where m.kind = 'authorisation' and m.subject_id = any(${[...subjectIds]}::uuid[]) order by m.at, m.id`.execute(db);
  return found.rows;
}
