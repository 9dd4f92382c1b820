import { sql } from 'kysely';
import { rulingPack, type TargetKind, type TargetPolicy } from '#areas/clocks/index.ts';
import { calendarAt, calendarFor, defaultTeam, type CalendarInForce } from '#areas/organisation/index.ts';
import type { Db } from '#platform/db/index.ts';

/** What the company has set and a new case depends on. */
export interface OpeningSettings {
  referencePrefix: string;
  language: string;
  teamId: string;
  calendar: CalendarInForce;
  policies: TargetPolicy[];
  /** The pack of legal terms in force when the contact was received. */
  legalPack: string | null;
  /** The customer says that they are vulnerable, and no proof is asked: they go first (Ley 10/2025, arts. 10.6 and 15.2). */
  goesFirst: boolean;
  /** Addresses and aliases of our own mailboxes, in lower case. */
  ownAddresses: string[];
}

interface Row {
  referencePrefix: string | null;
  language: string | null;
  zone: string | null;
  teamId: string | null;
  calendarId: string | null;
  calendarVersion: number | null;
  legalPack: string | null;
  policies: { kind: string; priority: string; minutes: number; pauses: boolean }[];
  ownAddresses: string[];
  goesFirst: boolean | null;
}

/** All of it in one round trip: asked one by one, the settings would cost more than the case itself. A team that retired is nobody's queue. */
export async function openingSettings(
  db: Db,
  {
    teamId: wantedTeam,
    brandId,
    customerId,
    receivedAt,
  }: { teamId: string | null; brandId: string | null; customerId: string | null; receivedAt: Date },
): Promise<OpeningSettings> {
  const found = await sql<Row>`
    with team_chosen as (select id, calendar_id from team where active order by (id = ${wantedTeam}::uuid) desc nulls last, created_at, id limit 1),
      calendar_chosen as (select coalesce((select calendar_id from team_chosen), (select calendar_id from company)) as id)
    select c.reference_prefix as "referencePrefix", c.language, c.zone, (select id from team_chosen) as "teamId", (select id from calendar_chosen) as "calendarId",
      (select max(v.version) from calendar_version v where v.calendar_id = (select id from calendar_chosen)) as "calendarVersion",
      (select pack from legal_pack_choice where effective_at <= ${receivedAt} and (brand_id is null or brand_id = ${brandId}::uuid) order by brand_id is null, effective_at desc, made_at desc limit 1) as "legalPack",
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'priority', priority, 'minutes', minutes, 'pauses', pauses_with_customer)) from target_policy), '[]') as policies,
      (select vulnerable from customer where id = ${customerId}::uuid) as "goesFirst",
      array(select unnest(array[address] || aliases) from mailbox where active) as "ownAddresses"
    from (select 1) one left join company c on true`.execute(db);
  const row = found.rows[0] as Row;
  const teamId = row.teamId ?? (await defaultTeam(db)).id;
  return {
    referencePrefix: row.referencePrefix ?? 'RC',
    language: row.language ?? 'es',
    teamId,
    calendar:
      row.calendarId && row.calendarVersion !== null
        ? {
            id: row.calendarId,
            version: row.calendarVersion,
            calendar: await calendarAt(db, row.calendarId, row.calendarVersion),
          }
        : await calendarFor(db, teamId),
    policies: row.policies.map(({ kind, priority, minutes, pauses }) => ({
      kind: kind as TargetKind,
      minutes,
      pausesWithCustomer: pauses,
      applies: priority === 'high' ? { priority } : {},
    })),
    legalPack: row.legalPack && (rulingPack(row.legalPack, receivedAt, row.zone ?? 'UTC')?.id ?? null),
    goesFirst: row.goesFirst === true,
    ownAddresses: row.ownAddresses,
  };
}
