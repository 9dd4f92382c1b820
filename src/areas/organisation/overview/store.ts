import { sql } from 'kysely';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Db } from '#platform/db/index.ts';
import type { organisationApi } from '../contract.ts';

export type Overview = Omit<CallOutput<typeof organisationApi.getOrganisation>, 'company' | 'can'>;

/** Everything lists and selects need, gathered by the database in one answer. */
export async function findOverview(db: Db, now: Date): Promise<Overview> {
  const found = await sql<Overview>`select
    ${list(sql`select id, name, language, form_of_address as "formOfAddress", signature, active from brand order by created_at, id`)} as brands,
    ${list(sql`select t.id, t.name, t.calendar_id as "calendarId", t.active,
      array(select m.person_id from team_member m where m.team_id = t.id order by m.person_id) as "memberIds" from team t order by plain(t.name), t.id`)} as teams,
    ${list(sql`select a.id, a.name, a.email, a.head_id as "headId", a.calendar_id as "calendarId", a.answer_minutes as "answerMinutes", a.active,
      array(select m.person_id from area_member m where m.area_id = a.id order by m.person_id) as "memberIds" from area a order by plain(a.name), a.id`)} as areas,
    ${list(sql`select id, name, active from tag order by plain(name), id`)} as tags,
    ${list(sql`select id, key, label_es as "labelEs", label_en as "labelEn", kind, choices, required_to_resolve as "requiredToResolve", position, active from field_definition order by position, key`)} as fields,
    ${list(sql`select code, stage, label_es as "labelEs", label_en as "labelEn", active from contact_reason order by array_position(array['pre', 'sale', 'post'], stage), code`)} as reasons,
    ${list(sql`select p.id, p.name, p.job_title as "jobTitle", p.roles, p.available, p.status,
      to_char(away.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "absentUntil"
      from person p left join (
        select person_id, max(ends_at) as until from absence where cancelled_at is null and starts_at <= ${now} and ends_at > ${now} group by person_id
      ) away on away.person_id = p.id order by plain(p.name), p.id`)} as people,
    ${list(sql`select id, name from calendar order by created_at, id`)} as calendars`.execute(db);
  return found.rows[0] as Overview;
}

function list(query: ReturnType<typeof sql>) {
  return sql`(select coalesce(json_agg(one), '[]') from (${query}) one)`;
}
