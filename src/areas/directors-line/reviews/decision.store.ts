import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { DecisionKind, DecisionSource, Verdict } from './contract.ts';

export interface ReviewData {
  id: string;
  verdict: Verdict;
  word: string;
  at: string;
  by: { id: string; name: string };
  readAt: string | null;
  answer: string;
  answeredAt: string | null;
  shownAt: string | null;
}

export interface DecisionData {
  source: DecisionSource;
  id: string;
  kind: DecisionKind;
  at: Date;
  person: { id: string; name: string };
  reference: string;
  subject: string;
  customer: string;
  level: number | null;
  inPlace: boolean;
  what: string;
  why: string;
  minor: number | null;
  currency: string;
  review: ReviewData | null;
}

/** Something was given by it: all of it, or what needed nobody else while the rest was told no to. */
const GIVEN = sql`(p.state = 'applied' or exists (select from proposal_line l where l.proposal_id = p.id and l.applied_at is not null))`;
const AMOUNT = sql`case when p.state = 'applied' then p.total_minor else (select coalesce(sum(l.amount_minor), 0) from proposal_line l where l.proposal_id = p.id and l.applied_at is not null) end`;

/**
 * Decisions of people of the team between two moments; the Director's own are not among them. What a deputy decided in the Director's
 * place, over any policy, is: `always`, for it is the Director's to know.
 */
function made(where: { from: Date; to: Date }): RawBuilder<unknown> {
  const { from, to } = where;
  return sql`
    select 'proposal' as source, p.id, p.case_id, p.made_by as person_id, p.made_at as at, case when ${AMOUNT} > 0 then 'concession' else 'solution' end as kind, p.by_director as always
    from proposal p where p.made_at >= ${from} and p.made_at < ${to} and ${GIVEN}
    union all select 'petition', t.id, t.case_id, t.decided_by, t.decided_at, 'refusal', false
    from petition t where t.decided_at >= ${from} and t.decided_at < ${to} and t.outcome in ('rejected', 'inadmissible') and t.removed_at is null and t.decided_by is not null
    union all select 'surprise', s.id, s.case_id, s.person_id, s.at, 'surprise', false from surprise s where s.at >= ${from} and s.at < ${to}
    union all select 'authorisation', n.id, q.case_id, n.decided_by, n.decided_at, 'refusal', false from authorisation n join proposal q on q.id = n.proposal_id
    where n.decided_at >= ${from} and n.decided_at < ${to} and n.state = 'refused' and n.decided_by is not null`;
}

const ofTeam = sql`join person w on w.id = x.person_id and not 'director' = any(w.roles) and w.id is distinct from (select director_id from company limit 1)`;

/** One row of `x` (source, id, case_id, person_id, at, kind) as it is read. */
function told(language: 'es' | 'en'): RawBuilder<unknown> {
  const label = sql.ref(language === 'en' ? 'label_en' : 'label_es');
  return sql`
    x.source, x.id, x.kind, coalesce(n.decided_at, p.made_at, t.decided_at, s.at, x.at) as at, jsonb_build_object('id', w.id, 'name', w.name) as person, f.reference, f.subject, coalesce(k.name, '') as customer, p.level, coalesce(p.by_director, false) as "inPlace",
    coalesce(t.text, (select string_agg(coalesce(y.${label}, l.solution), ', ' order by l.position) from proposal_line l left join solution_kind y on y.code = l.solution where l.proposal_id = p.id and (x.source = 'authorisation' or p.state = 'applied' or l.applied_at is not null)), '') as what,
    coalesce(n.reason, t.reason, p.reason, s.why, '') as why, coalesce(nullif(case when x.source = 'authorisation' then coalesce(n.amount_minor, p.total_minor) else ${AMOUNT} end, 0), s.amount_minor)::int as minor, coalesce(p.currency, s.currency, '') as currency,
    case when r.id is not null then jsonb_build_object('id', r.id, 'verdict', r.verdict, 'word', r.word, 'at', r.at, 'by', jsonb_build_object('id', b.id, 'name', b.name),
      'readAt', r.read_at, 'answer', r.answer, 'answeredAt', r.answered_at, 'shownAt', r.shown_at) end as review`;
}
const AROUND = sql`
  join case_file f on f.id = x.case_id left join customer k on k.id = f.customer_id
  left join authorisation n on x.source = 'authorisation' and n.id = x.id left join proposal p on p.id = case x.source when 'proposal' then x.id else n.proposal_id end left join petition t on x.source = 'petition' and t.id = x.id
  left join surprise s on x.source = 'surprise' and s.id = x.id`;
const REVIEWED = sql`decision_review r on r.kind = x.source and r.decision_id = x.id`;

/** Each of `made` by the team with its turn among those of its person and kind. */
function drawnFrom(seed: string): RawBuilder<unknown> {
  return sql`select x.*, row_number() over (partition by x.person_id, x.kind, x.always order by md5(${seed} || x.id::text), x.id) as nth from made x ${ofTeam}`;
}

export interface Sought {
  from: Date;
  to: Date;
  /** Whatever is drawn by, so that everybody who looks at the week sees the same. */
  seed: string;
  each: number;
  kind: DecisionKind | null;
  personId: string | null;
  marked: boolean | null;
}

/**
 * A fair sample: of each person and each kind of decision, at most `each`, chosen by a hash of the seed and the decision's own
 * number. Nobody chooses whom to look at, few decisions of one weigh as much as many of another, and drawing again gives the
 * same. What is marked already stays.
 */
export async function drawDecisions(db: Db, sought: Sought, language: 'es' | 'en'): Promise<DecisionData[]> {
  const { from, to, seed, each, kind, personId, marked } = sought;
  const found = await sql<DecisionData>`
    with made as (${made({ from, to })}), x as (${drawnFrom(seed)})
    select ${told(language)} from x ${ofTeam} ${AROUND} left join ${REVIEWED} left join person b on b.id = r.by_id
    where (x.nth <= ${each} or x.always or r.id is not null) and (${kind}::text is null or x.kind = ${kind}) and (${personId}::uuid is null or x.person_id = ${personId}::uuid)
      and (${marked}::boolean is null or (r.id is not null) = ${marked}::boolean)
    order by x.at desc, x.id limit 300`.execute(db);
  return found.rows;
}

export interface WeekFigures {
  total: number;
  drawn: number;
  people: { id: string; name: string }[];
}

/** As many as `drawDecisions` shows of the whole week: those drawn, and those marked already. */
export async function figuresOf(db: Db, { from, to, seed, each }: Sought): Promise<WeekFigures> {
  const found = await sql<WeekFigures>`
    with made as (${made({ from, to })}), x as (${drawnFrom(seed)})
    select count(*)::int as total, count(*) filter (where x.nth <= ${each} or x.always or r.id is not null)::int as drawn,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.person_id, 'name', o.name) order by o.name) from (select distinct y.person_id, w.name from x y join person w on w.id = y.person_id) o), '[]') as people
    from x left join ${REVIEWED}`.execute(db);
  return found.rows[0] ?? { total: 0, drawn: 0, people: [] };
}

/** A decision by its row, whenever it was made. */
export async function decisionAt(
  db: Db,
  source: DecisionData['source'],
  id: string,
): Promise<{ caseId: string; personId: string } | undefined> {
  const rows = {
    proposal: sql`select case_id, made_by as person_id from proposal p where id = ${id}::uuid and ${GIVEN}`,
    petition: sql`select case_id, decided_by as person_id from petition where id = ${id}::uuid and outcome in ('rejected', 'inadmissible') and removed_at is null and decided_by is not null`,
    surprise: sql`select case_id, person_id from surprise where id = ${id}::uuid`,
    authorisation: sql`select q.case_id, n.decided_by as person_id from authorisation n join proposal q on q.id = n.proposal_id where n.id = ${id}::uuid and n.state = 'refused' and n.decided_by is not null`,
  };
  const found = await sql<{ caseId: string; personId: string }>`
    select x.case_id as "caseId", x.person_id as "personId" from (${rows[source]}) x ${ofTeam}`.execute(db);
  return found.rows[0];
}

/** What was said of the decisions of one person, newest first. */
export async function feedbackOf(
  db: Db,
  personId: string,
  language: 'es' | 'en',
  limit: number,
): Promise<DecisionData[]> {
  const found = await sql<DecisionData>`
    with x as (select r.kind as source, r.decision_id as id, r.case_id, r.person_id, r.at,
      case r.kind when 'petition' then 'refusal' when 'authorisation' then 'refusal' when 'surprise' then 'surprise'
        else (select case when ${AMOUNT} > 0 then 'concession' else 'solution' end from proposal p where p.id = r.decision_id) end as kind
      from decision_review r where r.person_id = ${personId}::uuid order by r.at desc, r.id limit ${limit})
    select ${told(language)} from x join person w on w.id = x.person_id ${AROUND} join ${REVIEWED} join person b on b.id = r.by_id order by r.at desc, r.id`.execute(
    db,
  );
  return found.rows;
}
