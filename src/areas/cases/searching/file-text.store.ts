import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { READABLE_NAME } from '#platform/files/text/index.ts';
import type { FileRef } from '../opening/new-case.ts';

/** Rows for the files of a message whose text is to be read, as a part of the statement that keeps them; null when there are none. */
export function queueTexts(files: readonly FileRef[]): RawBuilder<unknown> | null {
  const readable = files.filter(({ name, inline }) => !inline && READABLE_NAME.test(name));
  if (readable.length === 0) return null;
  return sql`
    insert into file_text (sha256, name) select distinct on (sha256) sha256, name
    from unnest(${readable.map((f) => f.sha256)}::text[], ${readable.map((f) => storable(f.name))}::text[]) as f (sha256, name)
    order by sha256 on conflict do nothing`;
}

const AT_ONCE = 20;
const MOST_TRIES = 3;

/** Takes some for itself: another process takes others, and one that dies leaves them for later. */
export async function takeTexts(db: Db, now: Date, before: Date): Promise<{ sha256: string; name: string }[]> {
  const found = await sql<{ sha256: string; name: string }>`
    update file_text set taken_at = ${now}, tries = tries + 1 where sha256 in (
      select sha256 from file_text where state = 'waiting' and tries < ${MOST_TRIES} and (taken_at is null or taken_at < ${before})
      order by sha256 limit ${AT_ONCE} for update skip locked)
    returning sha256, name`.execute(db);
  return found.rows;
}

export async function keepText(db: Db, sha256: string, text: string | null): Promise<void> {
  const said = storable(text ?? '');
  await sql`
    update file_text set state = ${text === null ? 'unreadable' : 'read'}, text = ${said}, search = search_words(${said}) || search_words(${said}, 'en') where sha256 = ${sha256}`.execute(
    db,
  );
}
