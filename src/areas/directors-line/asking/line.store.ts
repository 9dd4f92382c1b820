import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { LineSettings } from './contract.ts';
import type { Span } from './slots.rules.ts';

const UNSET: LineSettings = { hours: [], slotMinutes: 20, promiseMinutes: 480 };

export async function settingsOf(db: Db): Promise<LineSettings> {
  const found = await sql<LineSettings>`
    select hours, slot_minutes as "slotMinutes", promise_minutes as "promiseMinutes" from direct_settings`.execute(db);
  return found.rows[0] ?? UNSET;
}

export async function writeSettings(db: Db, given: LineSettings): Promise<void> {
  await sql`
    insert into direct_settings (hours, slot_minutes, promise_minutes) values (${JSON.stringify(given.hours)}::jsonb, ${given.slotMinutes}, ${given.promiseMinutes})
    on conflict (id) do update set hours = excluded.hours, slot_minutes = excluded.slot_minutes, promise_minutes = excluded.promise_minutes`.execute(
    db,
  );
}

/** A hold without its contact is let go after an hour, unless something of the line still waits in the ledger. */
const heldAt = (
  now: Date,
): RawBuilder<boolean> => sql<boolean>`(contact_id is not null or taken_at > ${now}::timestamptz - interval '1 hour'
  or exists (select from intake where channel = 'direct' and state <> 'done' and received_at >= taken_at - interval '1 minute'))`;

export async function takenSlots(db: Db, now: Date): Promise<Span[]> {
  const found = await sql<Span>`
    select starts_at as "from", ends_at as until from direct_slot where ends_at > ${now} and ${heldAt(now)} order by starts_at`.execute(
    db,
  );
  return found.rows;
}

/** Takes a moment for whoever holds this page. Of two at once one gets it; the same page asking again keeps its own. */
export async function takeSlot(db: Db, { from, until }: Span, tokenHash: Buffer, now: Date): Promise<boolean> {
  await sql`
    delete from direct_slot where tstzrange(starts_at, ends_at) && tstzrange(${from}, ${until}) and token_hash <> ${tokenHash} and not ${heldAt(now)}`.execute(
    db,
  );
  const taken = await sql`
    insert into direct_slot (starts_at, ends_at, token_hash, taken_at) values (${from}, ${until}, ${tokenHash}, ${now}) on conflict do nothing returning 1`.execute(
    db,
  );
  if (taken.rows.length > 0) return true;
  const own = await sql`
    update direct_slot set taken_at = ${now} where starts_at = ${from} and token_hash = ${tokenHash} returning 1`.execute(
    db,
  );
  return own.rows.length > 0;
}

/** When the Director is away without anybody named to stand in, and when somebody is on duty for them. */
export async function uncovered(
  db: Db,
  directorId: string | null,
  now: Date,
): Promise<{ absences: Span[]; duties: Span[] }> {
  const [absences, duties] = [
    await sql<Span>`
      select a.starts_at as "from", a.ends_at as until from absence a
      where a.person_id = ${directorId}::uuid and a.cancelled_at is null and a.substitute_id is null and a.ends_at > ${now}`.execute(
      db,
    ),
    await sql<Span>`
      select d.starts_at as "from", d.ends_at as until from duty d where d.purpose = 'director' and d.cancelled_at is null and d.ends_at > ${now}`.execute(
      db,
    ),
  ];
  return { absences: absences.rows, duties: duties.rows };
}

/** Binds the moment to its contact; false where somebody else has it by now. */
export async function bindSlot(
  db: Db,
  { from, until }: Span,
  tokenHash: Buffer,
  contactId: string,
  now: Date,
): Promise<boolean> {
  const held = await sql`
    update direct_slot set contact_id = ${contactId} where starts_at = ${from} and token_hash = ${tokenHash} returning 1`.execute(
    db,
  );
  if (held.rows.length > 0) return true;
  const free = await sql`
    insert into direct_slot (starts_at, ends_at, token_hash, taken_at, contact_id) values (${from}, ${until}, ${tokenHash}, ${now}, ${contactId})
    on conflict do nothing returning 1`.execute(db);
  return free.rows.length > 0;
}

export interface NewContact {
  id: string;
  caseId: string;
  kind: 'message' | 'call';
  origin: 'page' | 'case' | 'agent' | 'found';
  messageId: string | null;
  noteId: string | null;
  unprovenAbout: string | null;
  phone: string;
  slotAt: Date | null;
  promisedAt: Date;
  askedAt: Date;
}

export async function waitingContact(db: Db, caseId: string): Promise<{ id: string } | undefined> {
  return (
    await sql<{
      id: string;
    }>`select id from direct_contact where case_id = ${caseId} and state = 'waiting' for update`.execute(db)
  ).rows[0];
}

/** False when this very note put it there before. */
export async function insertContact(db: Db, row: NewContact): Promise<boolean> {
  const found = await sql`
    insert into direct_contact (id, case_id, kind, origin, asked_at, message_id, note_id, unproven_about, phone, slot_at, promised_at, first_promised_at)
    values (${row.id}, ${row.caseId}, ${row.kind}, ${row.origin}, ${row.askedAt}, ${row.messageId}, ${row.noteId}, ${row.unprovenAbout}, ${row.phone}, ${row.slotAt}, ${row.promisedAt}, ${row.promisedAt})
    on conflict (note_id) do nothing returning 1`.execute(db);
  return found.rows.length > 0;
}

/**
 * Who asks again while waiting keeps their place, and the moment they had unless they chose another: that one is a new promise,
 * kept by a call that is over when its time is, and the old moment is free again.
 */
export async function joinContact(
  db: Db,
  id: string,
  call: { phone: string; slot: Span | null; first: boolean },
): Promise<void> {
  const { phone, slot, first } = call;
  const [slotAt, until] = [slot?.from ?? null, slot?.until ?? null];
  await sql`
    update direct_contact set kind = 'call', phone = coalesce(nullif(${phone}, ''), phone), slot_at = coalesce(${slotAt}::timestamptz, slot_at),
      promised_at = coalesce(${until}::timestamptz, promised_at), late_at = case when ${until}::timestamptz is null then late_at end,
      first_promised_at = case when ${first} then coalesce(${until}::timestamptz, first_promised_at) else first_promised_at end
    where id = ${id}`.execute(db);
  if (slotAt) await sql`delete from direct_slot where contact_id = ${id} and starts_at <> ${slotAt}`.execute(db);
}

/** What became of a contact handed in under this key. */
export async function askedState(
  db: Db,
  key: string,
): Promise<{ caseId: string | null; promisedAt: Date | null; slotAt: Date | null } | null> {
  const found = await sql<{ caseId: string | null; promisedAt: Date | null; slotAt: Date | null }>`
    select i.case_id as "caseId", c.promised_at as "promisedAt", c.slot_at as "slotAt"
    from intake i left join lateral (select promised_at, slot_at from direct_contact d where d.case_id = i.case_id order by asked_at desc limit 1) c on true
    where i.channel = 'direct' and i.dedupe_key = ${key}`.execute(db);
  return found.rows[0] ?? null;
}
