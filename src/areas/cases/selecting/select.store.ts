import { sql, type RawBuilder } from 'kysely';
import type { Db } from '#platform/db/index.ts';
import type { Actor } from '#platform/work/index.ts';
import { escapeLike } from '../searching/search.rules.ts';
import type { Selector, SelectorField, Term, Vocabulary } from './fields.rules.ts';

/* The one place where a selector becomes SQL. Conditions are on `i`, the case_inbox row; every value goes as a parameter. */

/** The days a selector speaks of, in the company's calendar: their first instant and the one after their last. */
export interface Days {
  now: Date;
  startOf(day: string): Date;
  endOf(day: string): Date;
}

export type Condition = RawBuilder<unknown>;

/**
 * Which cases, without the rights of whoever asks: every finder adds `visibleTo`. `joined`: the statement has the case's file
 * beside it already, as `f`.
 */
export function conditionOf({ terms }: Selector, actor: Actor, days: Days, joined = false): Condition {
  if (terms.length === 0) return sql`true`;
  const parts = terms.map((term) => {
    const { about, condition } = CONDITIONS[term.field](term, actor, days);
    const held = sql`(${sql.join(condition, sql` or `)})`;
    const said = term.not ? sql`${held} is not true` : held;
    return { about, said };
  });
  const files = parts.filter(({ about }) => about === 'file').map(({ said }) => said);
  const inboxes = parts.filter(({ about }) => about === 'inbox').map(({ said }) => said);
  if (joined || files.length === 0) return sql.join([...inboxes, ...files], sql` and `);
  const file = sql`exists (select from case_file f where f.id = i.case_id and ${sql.join(files, sql` and `)})`;
  return sql.join([...inboxes, file], sql` and `);
}

interface Compiled {
  /** Of the case's file, `f`, or of its row in the inbox, `i`. */
  about: 'file' | 'inbox';
  /** Any of them. */
  condition: Condition[];
}

type Compile = (term: Term, actor: Actor, days: Days) => Compiled;

const inbox = (condition: Condition[]): Compiled => ({ about: 'inbox', condition });
const file = (condition: Condition[]): Compiled => ({ about: 'file', condition });
const listed =
  (column: Condition): Compile =>
  ({ values }) =>
    file([sql`${column} = any(${[...values]}::text[])`]);

const CONDITIONS: Record<SelectorField, Compile> = {
  type: listed(sql`f.type`),
  channel: listed(sql`f.channel`),
  priority: listed(sql`f.priority`),
  flag: ({ values }) => file([sql`f.flags && ${[...values]}::text[]`]),
  reason: ({ values }) =>
    file([
      sql`f.reason_code = any(${[...values]}::text[])`,
      ...(values.includes('none') ? [sql`f.reason_code is null`] : []),
    ]),
  since: ({ values }, _actor, days) => file(values.map((day) => sql`f.opened_at >= ${days.startOf(day)}`)),
  until: ({ values }, _actor, days) => file(values.map((day) => sql`f.opened_at < ${days.endOf(day)}`)),
  from: ({ values }) => file(values.map(fromWhom)),
  to: ({ values }) => file(values.map(toWhom)),
  state: ({ values }) =>
    inbox([sql`i.ball = any(${[...values]}::text[])`, ...(values.includes('open') ? [sql`i.ball <> 'resolved'`] : [])]),
  level: ({ values }) => inbox([sql`i.circuit = any(${values.map(Number)}::int[])`]),
  team: ({ values }, actor) => {
    const mine = values.includes('mine') && actor.kind === 'person' ? actor.teamIds : [];
    return inbox([
      sql`i.team_id = any(${[...idsIn(values), ...mine]}::uuid[])`,
      ...(values.includes('none') ? [sql`i.team_id is null`] : []),
    ]);
  },
  owner: ({ values }, actor) =>
    inbox([
      sql`i.owner_id = any(${[...idsIn(values), ...(values.includes('me') ? me(actor) : [])]}::uuid[])`,
      ...(values.includes('none') ? [sql`i.owner_id is null`] : []),
    ]),
  tag: ({ values }) =>
    inbox([
      sql`i.case_id in (select t.case_id from case_tag t where t.tag_id = any(${idsIn(values)}::uuid[]))`,
      ...(values.includes('none') ? [sql`not exists (select from case_tag t where t.case_id = i.case_id)`] : []),
    ]),
  mention: (_term, actor) =>
    inbox([sql`i.case_id in (select case_id from mention where person_id = any(${me(actor)}::uuid[]))`]),
  follower: (_term, actor) =>
    inbox([sql`i.case_id in (select case_id from case_follower where person_id = any(${me(actor)}::uuid[]))`]),
  parent: ({ values }) =>
    inbox([
      sql`i.case_id in (select coalesce(g.kept_id, p.child_id) from case_parent p join case_file k on k.id = p.parent_id left join case_merge g on g.merged_id = p.child_id and g.undone_at is null
        where k.reference = any(${values.map((value) => value.toUpperCase())}::text[]))`,
    ]),
  children: ({ values }) => inbox(values.map(withChildren)),
  file: ({ values }) =>
    inbox(
      values.map(
        (name) =>
          sql`i.case_id in (select m.case_id from attachment a join message m on m.id = a.message_id where plain(a.name) like '%' || plain(${escapeLike(name)}) || '%')`,
      ),
    ),
  due: ({ values }, _actor, days) =>
    inbox(
      values.map(
        (value) => sql`(i.due_state = 'running' and i.due_at < ${value === 'overdue' ? days.now : days.endOf(value)})`,
      ),
    ),
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
function idsIn(values: readonly string[]): string[] {
  return values.filter((value) => UUID.test(value));
}

function me(actor: Actor): string[] {
  return actor.kind === 'person' ? [actor.id] : [];
}

/** Cases that others hang from: any, open ones, or none. */
function withChildren(value: string): Condition {
  const open = value === 'open' ? sql`and c.ball <> 'resolved'` : sql``;
  const having = sql`i.case_id in (select p.parent_id from case_parent p join case_inbox c on c.case_id = p.child_id where true ${open})`;
  return value === 'none' ? sql`not (${having})` : having;
}

/** Whoever asked: by name, by address or its beginning, or by `@` and the domain. */
function fromWhom(typed: string): Condition {
  const value = typed.toLowerCase();
  if (value.startsWith('@'))
    return sql`f.customer_id in (select customer_id from customer_address where kind = 'email' and split_part(value, '@', 2) = ${value.slice(1)})`;
  if (value.includes('@'))
    return sql`(f.customer_id in (select customer_id from customer_address where value like ${`${escapeLike(value)}%`})
      or f.id in (select case_id from participant where address = ${value} and role = 'requester'))`;
  return sql`f.customer_id in (select id from customer where plain(name) like '%' || plain(${escapeLike(typed)}) || '%')`;
}

/** The mailbox it came to, or somebody else it was written to. */
function toWhom(typed: string): Condition {
  const value = typed.toLowerCase();
  return sql`(f.mailbox_id in (select id from mailbox where address like ${`${escapeLike(value)}%`} or plain(name) like '%' || plain(${escapeLike(typed)}) || '%')
    or f.id in (select case_id from participant where address = ${value} and role <> 'requester'))`;
}

/** What the company's things are called, retired ones too: what was saved with them still says so. */
export async function vocabulary(db: Db): Promise<Vocabulary> {
  const found = await sql<Vocabulary>`select
    ${namesOf(sql`select id::text, array[name] as names from tag order by active desc, created_at, id`)} as tag,
    ${namesOf(sql`select code as id, array[label_es, label_en] as names from contact_reason order by code`)} as reason,
    ${namesOf(sql`select id::text, array[name] as names from team order by created_at, id`)} as team,
    ${namesOf(sql`select id::text, array[name] as names from person order by name, id`)} as owner`.execute(db);
  return found.rows[0] as Vocabulary;
}

function namesOf(query: Condition): Condition {
  return sql`(select coalesce(json_agg(one), '[]') from (${query}) one)`;
}
