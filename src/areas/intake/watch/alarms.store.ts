import { sql } from 'kysely';
import type { Db } from '#platform/db/index.ts';

export interface AlarmRow {
  id: string;
  kind: string;
  subject: string;
  data: Record<string, unknown>;
  raisedAt: Date;
}

/** True when it was not open before. */
export async function openAlarm(
  db: Db,
  alarm: { id: string; kind: string; subject: string; data: object; now: Date },
): Promise<boolean> {
  const found = await sql<{ id: string }>`
    insert into alarm (id, kind, subject, data, raised_at, seen_at) values (${alarm.id}, ${alarm.kind}, ${alarm.subject}, ${JSON.stringify(alarm.data)}::jsonb, ${alarm.now}, ${alarm.now})
    on conflict (kind, subject) where cleared_at is null do update set seen_at = excluded.seen_at, data = excluded.data returning id`.execute(
    db,
  );
  return found.rows[0]?.id === alarm.id;
}

export async function closeAlarm(db: Db, alarm: { kind: string; subject: string; now: Date }): Promise<string | null> {
  const found = await sql<{
    id: string;
  }>`update alarm set cleared_at = ${alarm.now} where kind = ${alarm.kind} and subject = ${alarm.subject} and cleared_at is null returning id`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

/** Subjects of what rings about something else than these. */
export async function openBeyond(db: Db, kind: string, watched: readonly string[]): Promise<string[]> {
  const found = await sql<{ subject: string }>`
    select subject from alarm where kind = ${kind} and cleared_at is null and not subject = any(${watched}::text[])`.execute(
    db,
  );
  return found.rows.map(({ subject }) => subject);
}

export async function openAlarms(db: Db): Promise<AlarmRow[]> {
  const found =
    await sql<AlarmRow>`select id, kind, subject, data, raised_at as "raisedAt" from alarm where cleared_at is null order by raised_at desc limit 100`.execute(
      db,
    );
  return found.rows;
}
