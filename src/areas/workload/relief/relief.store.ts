import { sql, type RawBuilder } from 'kysely';
import { visibleTo } from '#areas/cases/index.ts';
import type { Db } from '#platform/db/index.ts';
import type { PersonActor, Work } from '#platform/work/index.ts';
import type { CaseType } from '../load/load.rules.ts';
import type { Tie } from './spread.rules.ts';

export interface OfferedRow {
  id: string;
  reference: string;
  subject: string;
  customer: string;
  type: CaseType;
  dueAt: Date | null;
  begun: boolean;
  tie: Tie | null;
}

const CUSTOMER = sql`coalesce(k.name, (select coalesce(nullif(p.name, ''), p.address) from participant p where p.case_id = f.id and p.role = 'requester' order by p.added_at limit 1), '')`;

/** What keeps a case with its owner: a promise they made and that stands, or a decision they are asked for. */
function tieOf(personId: string): RawBuilder<Tie | null> {
  return sql`case
    when exists (select from case_promise r where r.case_id = i.case_id and r.state = 'open' and r.made_by = ${`person:${personId}`}) then 'promised'
    when exists (select from proposal q join authorisation n on n.proposal_id = q.id where q.case_id = i.case_id and n.state = 'pending' and n.asked_id = ${personId}::uuid) then 'deciding' end`;
}

const MOST = 200;

/** Cases whose turn it is of this person, those due first on top. */
export async function offeredBy(db: Db, personId: string): Promise<OfferedRow[]> {
  const found = await sql<OfferedRow>`
    select f.id, f.reference, f.subject, ${CUSTOMER} as customer, f.type, i.due_at as "dueAt", ${tieOf(personId)} as tie,
      exists (select from message m where m.case_id = i.case_id and m.author_id = ${personId}::uuid) or exists (select from note n where n.case_id = i.case_id and n.author_id = ${personId}::uuid) as begun
    from case_inbox i join case_file f on f.id = i.case_id left join customer k on k.id = f.customer_id
    where i.owner_id = ${personId}::uuid and i.ball = 'ours' order by i.due_at nulls last, f.id limit ${MOST}`.execute(
    db,
  );
  return found.rows;
}

/** Takes hold of a case until this work ends, and only then reads how it stands. */
export async function holdForMove(
  db: Db,
  caseId: string,
  ownerId: string,
): Promise<{ ownerId: string | null; resolved: boolean; tie: Tie | null }> {
  await sql`select from case_inbox where case_id = ${caseId}::uuid for update`.execute(db);
  const found = await sql<{ ownerId: string | null; resolved: boolean; tie: Tie | null }>`
    select i.owner_id as "ownerId", i.ball = 'resolved' as resolved, ${tieOf(ownerId)} as tie from case_inbox i where i.case_id = ${caseId}::uuid`.execute(
    db,
  );
  return found.rows[0] ?? { ownerId: null, resolved: true, tie: null };
}

/** False when this person has one waiting already. */
export async function insertRelief(
  work: Work,
  given: { id: string; personId: string; word: string; askedId: string | null },
): Promise<boolean> {
  const { id, personId, word, askedId } = given;
  const made = await sql`
    insert into relief (id, person_id, word, asked_at, asked_id, state) values (${id}, ${personId}, ${word}, ${work.now}, ${askedId}, 'open')
    on conflict (person_id) where state = 'open' do nothing returning id`.execute(work.db);
  return made.rows.length > 0;
}

export async function insertItems(
  db: Db,
  reliefId: string,
  items: readonly { caseId: string; toId: string }[],
): Promise<void> {
  await sql`
    insert into relief_case (relief_id, case_id, to_id, position)
    select ${reliefId}, case_id, to_id, position from unnest(${items.map(({ caseId }) => caseId)}::uuid[], ${items.map(({ toId }) => toId)}::uuid[]) with ordinality as given (case_id, to_id, position)`.execute(
    db,
  );
}

export interface ReliefRow {
  id: string;
  person: { id: string; name: string };
  word: string;
  askedAt: string;
  asked: { id: string; name: string } | null;
  state: 'open' | 'answered' | 'withdrawn' | 'undone';
  answeredAt: string | null;
  answeredBy: { id: string; name: string } | null;
  answer: string;
  items: {
    caseId: string;
    reference: string;
    subject: string;
    customer: string;
    to: { id: string; name: string };
    state: 'proposed' | 'kept' | 'moved' | 'failed' | 'returned';
    reason: string;
  }[];
}

const PERSON = (alias: string): RawBuilder<unknown> => {
  const [id, name] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.name`)];
  return sql`case when ${id} is not null then jsonb_build_object('id', ${id}, 'name', ${name}) end`;
};

/** Of its cases, those the actor may open. */
function told(actor: PersonActor): RawBuilder<ReliefRow> {
  return sql`
    r.id, ${PERSON('p')} as person, r.word, r.asked_at as "askedAt", ${PERSON('l')} as asked, r.state, r.answered_at as "answeredAt", ${PERSON('b')} as "answeredBy", r.answer,
    coalesce((select jsonb_agg(jsonb_build_object('caseId', f.id, 'reference', f.reference, 'subject', f.subject, 'customer', ${CUSTOMER}, 'to', jsonb_build_object('id', t.id, 'name', t.name), 'state', x.state, 'reason', x.reason) order by x.position)
      from relief_case x join case_file f on f.id = x.case_id join case_inbox i on i.case_id = f.id join person t on t.id = x.to_id left join customer k on k.id = f.customer_id where x.relief_id = r.id and ${visibleTo(actor)}), '[]') as items
    from relief r join person p on p.id = r.person_id left join person l on l.id = r.asked_id left join person b on b.id = r.answered_by`;
}

/** Whose it is to answer: of people who share a team with this one, or of everybody. */
function ledBy(personId: string, everybody: boolean): RawBuilder<unknown> {
  return everybody
    ? sql`true`
    : sql`(r.asked_id = ${personId}::uuid or exists (select from team_member a join team_member c on c.team_id = a.team_id where a.person_id = ${personId}::uuid and c.person_id = r.person_id))`;
}

export async function reliefsFor(db: Db, actor: PersonActor, everybody: boolean, since: Date): Promise<ReliefRow[]> {
  const found = await sql<ReliefRow>`
    select ${told(actor)} where ${ledBy(actor.id, everybody)} and r.person_id <> ${actor.id}::uuid and (r.state = 'open' or (r.state in ('answered', 'undone') and r.answered_at > ${since})) order by r.asked_at desc, r.id desc limit 50`.execute(
    db,
  );
  return found.rows;
}

export async function reliefById(
  db: Db,
  actor: PersonActor,
  everybody: boolean,
  id: string,
): Promise<ReliefRow | undefined> {
  const found =
    await sql<ReliefRow>`select ${told(actor)} where r.id = ${id}::uuid and (${ledBy(actor.id, everybody)} or r.person_id = ${actor.id}::uuid)`.execute(
      db,
    );
  return found.rows[0];
}

export async function lastRelief(db: Db, actor: PersonActor): Promise<ReliefRow | undefined> {
  const found = await sql<ReliefRow>`
    select ${told(actor)} where r.person_id = ${actor.id}::uuid and r.state <> 'withdrawn' order by r.asked_at desc, r.id desc limit 1`.execute(
    db,
  );
  return found.rows[0];
}

/** Takes hold of a request; how it stands is read after. */
export async function holdRelief(db: Db, id: string): Promise<void> {
  await sql`select from relief where id = ${id}::uuid for update`.execute(db);
}

export async function closeRelief(work: Work, id: string, by: { personId: string; answer: string }): Promise<void> {
  await sql`update relief set state = 'answered', answered_at = ${work.now}, answered_by = ${by.personId}, answer = ${by.answer} where id = ${id}`.execute(
    work.db,
  );
}

export async function markRelief(db: Db, id: string, state: 'undone'): Promise<void> {
  await sql`update relief set state = ${state} where id = ${id}`.execute(db);
}

/** Of what this person has waiting, if anything: its id. */
export async function withdrawOpen(db: Db, personId: string): Promise<string | null> {
  const gone = await sql<{ id: string }>`
    update relief set state = 'withdrawn' where person_id = ${personId} and state = 'open' returning id`.execute(db);
  return gone.rows[0]?.id ?? null;
}

export async function markItem(
  db: Db,
  reliefId: string,
  caseId: string,
  as: { state: ReliefRow['items'][number]['state']; reason: string },
): Promise<void> {
  await sql`update relief_case set state = ${as.state}, reason = ${as.reason} where relief_id = ${reliefId} and case_id = ${caseId}`.execute(
    db,
  );
}
