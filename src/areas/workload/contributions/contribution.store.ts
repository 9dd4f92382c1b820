import { sql, type RawBuilder } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import { MINUTE } from '#platform/clock/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor } from '#platform/work/index.ts';
import { CONTRIBUTION_EVENTS, TAKEN_BACK_MS, type Contribution } from './contribution.rules.ts';

const names = Object.keys(CONTRIBUTION_EVENTS);
/** As the index has them, so that it is walked: as words of the statement, not as values given to it. */
const LISTED = sql.join(names.map((name) => sql.lit(name)));
const KIND = sql`case e.type ${sql.join(
  Object.entries(CONTRIBUTION_EVENTS).map(([type, kind]) => sql`when ${sql.lit(type)} then ${sql.lit(kind)}`),
  sql` `,
)} end`;

/** The same rule as `contributionsIn`, over the log's own indexes: acts by person and time, and what was taken back since then. */
function actsOf(personId: string, from: Date, to: Date): RawBuilder<unknown> {
  const minutes = TAKEN_BACK_MS / MINUTE;
  return sql`
    with back as materialized (select u.stream, u.n, u.type, u.actor, u.at, coalesce(u.data ->> 'message', u.data ->> 'proposal') as about from event u
      where u.type in ('case.reply_undone', 'proposal.taken_back', 'case.reopened') and u.at >= ${from})
    select ${KIND} as kind, substring(e.stream from 6)::uuid as case_id, e.at from event e
    where contributor(e.type, e.actor, e.data) = ${`person:${personId}`} and e.at >= ${from} and e.at < ${to} and e.type in (${LISTED}) and e.stream like 'case:%'
      and not exists (select from back u where u.stream = e.stream and u.n > e.n and case e.type
        when 'case.reply_written' then u.type = 'case.reply_undone' and u.about = e.data ->> 'message'
        when 'proposal.applied' then u.type = 'proposal.taken_back' and u.about = e.data ->> 'proposal'
        when 'case.resolved' then u.type = 'case.reopened' and u.actor = e.actor and u.at < e.at + make_interval(mins => ${minutes})
        else false end)
      and case e.type when 'authorisation.decided' then e.data ->> 'again' is distinct from 'true' when 'case.noted' then not e.data ? 'via' else true end`;
}

/** A case that goes on in another one is that one. */
const SURVIVOR = sql`coalesce(g.kept_id, a.case_id)`;
const MERGED = sql`left join case_merge g on g.merged_id = a.case_id and g.undone_at is null`;

export interface ContributionFigures {
  cases: number;
  resolved: number;
  /** Of those resolved, how many never left one's own attribution. */
  own: number;
  byKind: Partial<Record<Contribution, number>>;
}

/** What one person did between two moments: the cases they had a part in, each once, and what they did in them. */
export async function figuresOf(db: Db, personId: string, from: Date, to: Date): Promise<ContributionFigures> {
  const found = await sql<ContributionFigures>`
    with acts as materialized (select a.kind, ${SURVIVOR} as case_id from (${actsOf(personId, from, to)}) a ${MERGED}),
    resolved as (select distinct a.case_id, i.circuit from acts a join case_inbox i on i.case_id = a.case_id where a.kind = 'resolve')
    select (select count(distinct case_id)::int from acts) as cases, (select count(*)::int from resolved) as resolved, (select count(*)::int from resolved where circuit = 1) as own,
      coalesce((select jsonb_object_agg(kind, n) from (select kind, count(*)::int as n from acts group by kind) counted), '{}') as "byKind"`.execute(
    db,
  );
  return found.rows[0] as ContributionFigures;
}

const MOST = 200;

/** The cases behind a figure, the newest first, of those one may still see. */
export async function casesBehind(
  db: Db,
  actor: PersonActor,
  given: { kind: Contribution | null; from: Date; to: Date },
): Promise<string[]> {
  const { kind, from, to } = given;
  const found = await sql<{ id: string }>`
    select ${SURVIVOR} as id from (${actsOf(actor.id, from, to)}) a ${MERGED} join case_inbox i on i.case_id = ${SURVIVOR}
    where (${kind}::text is null or a.kind = ${kind}) and ${visibleTo(actor)} group by 1 order by max(a.at) desc limit ${MOST}`.execute(
    db,
  );
  return found.rows.map(({ id }) => id);
}
