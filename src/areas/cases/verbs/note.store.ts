import { sql } from 'kysely';
import { storable } from '#platform/db/storable.rules.ts';
import type { Work } from '#platform/work/index.ts';
import { insertAttachments } from '../messages/message.store.ts';
import type { FileRef } from '../opening/new-case.ts';

export interface NewNote {
  id: string;
  caseId: string;
  /** Null: a rule wrote it. */
  authorId: string | null;
  text: string;
  /** Its shape, where the text alone would lose it. */
  html: string;
  mentions: readonly string[];
  files: readonly FileRef[];
}

export async function insertNote(work: Work, note: NewNote): Promise<void> {
  const mentioned = [...note.mentions];
  const parts = [
    sql`new_note as (
    insert into note (id, case_id, origin_case_id, author_id, text, html, mentions, at)
    values (${note.id}, ${note.caseId}, ${note.caseId}, ${note.authorId}, ${storable(note.text)}, ${storable(note.html)}, ${mentioned}::uuid[], ${work.now}))`,
  ];
  if (note.files.length > 0) parts.push(sql`new_attachment as (${insertAttachments(note.files, { noteId: note.id })})`);
  if (mentioned.length > 0) {
    parts.push(
      sql`new_mention as (insert into mention (note_id, person_id, case_id, at) select ${note.id}, person, ${note.caseId}, ${work.now} from unnest(${mentioned}::uuid[]) person)`,
      sql`new_follower as (insert into case_follower (case_id, person_id, why, since) select ${note.caseId}, person, 'mentioned', ${work.now} from unnest(${mentioned}::uuid[]) person on conflict do nothing)`,
    );
  }
  await sql`with ${sql.join(parts)} select 1`.execute(work.db);
}
