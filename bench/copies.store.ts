import type pg from 'pg';
import { CASE_TABLES } from '#areas/cases/world/index.ts';
import { say } from './compare.ts';

/** Tables of the sample company that grow with its cases, in the order in which they are copied. */
const TABLES = ['customer', 'customer_address', ...CASE_TABLES] as const;

/** Columns that name a thing that is copied too; people, teams, brands, mailboxes and tags stay the same. */
const RENEWED = new Set([
  'id',
  'case_id',
  'origin_case_id',
  'customer_id',
  'message_id',
  'note_id',
  'consultation_id',
  'clock_id',
]);
/** Ids of copied things that events name. */
const NAMED = ['message', 'customer', 'note', 'consultation', 'promise'];

const ADDRESS = 'pg_temp.copy_address';
/** Columns whose copy is neither the same, nor a copied thing's id, nor a time. `t` is the row, `t.copy` its copy's number. */
const OTHERWISE: Record<string, string> = {
  'customer_address.value': `case when t.kind = 'email' then ${ADDRESS}(t.value, t.copy) else t.value end`,
  'case_file.reference': `split_part(t.reference, '-', 1) || '-' || t.number`,
  'case_file.public_key': '(select k.key from fresh_key k where k.number = t.number)',
  'participant.address': `${ADDRESS}(t.address, t.copy)`,
  'message.from_address': `case t.direction when 'in' then ${ADDRESS}(t.from_address, t.copy) else t.from_address end`,
  'message.to': `case t.direction when 'out' then ${ADDRESS}(t."to"::text, t.copy)::jsonb else t."to" end`,
  // An arrival became one message: its copy came by itself.
  'message.intake_id': 'null',
  'message.mail_id': `'<' || pg_temp.copy_id(t.id, t.copy) || '@' || split_part(t.mail_id, '@', 2)`,
  'message.search': `case t.direction when 'in' then ts_delete(t.search, t.from_address) || setweight(to_tsvector('simple', ${ADDRESS}(t.from_address, t.copy)), 'B') else t.search end`,
  'stream.id': `'case:' || pg_temp.copy_id(substr(t.id, 6)::uuid, t.copy)`,
  'event.stream': `'case:' || pg_temp.copy_id(substr(t.stream, 6)::uuid, t.copy)`,
  'event.data': ['t.data', ...NAMED.map((name) => `pg_temp.copied(t.data, '${name}', t.copy)`)].join(' || '),
};

// An id keeps its moment, so that the rows of a time lie together as they would had they come one by one.
const FUNCTIONS = `
  create function pg_temp.copy_id(id uuid, copy int) returns uuid language sql immutable strict
    return overlay(id::text placing substr(md5(id::text || copy), 1, 12) from 25)::uuid;
  create function pg_temp.copy_address(address text, copy int) returns text language sql immutable strict
    return replace(address, '@', '.' || copy || '@');
  create function pg_temp.copied(data jsonb, key text, copy int) returns jsonb language sql immutable
    return case when data ->> key is null then '{}' else jsonb_build_object(key, pg_temp.copy_id((data ->> key)::uuid, copy)) end`;

/**
 * Adds `copies` copies of each case and customer, with ids, references, keys, addresses and moments of their own, in one
 * transaction. Copies of a row follow one another, so that each table stays in the order of time. Indexes that hold no constraint
 * are built afterwards, all at once. Chains of events are copied with their hashes: `cauce log verify` finds that they are copies.
 */
export async function addCopies(db: pg.Client, copies: number, keys: readonly string[]): Promise<void> {
  await db.query('begin');
  // No foreign keys checked, no trigger run: every copy refers to copies of rows that were checked.
  await db.query(`set local session_replication_role = 'replica'`);
  await db.query(FUNCTIONS);
  await db.query('create temp table fresh_key (number bigint primary key, key text not null) on commit drop');
  await db.query(
    'insert into fresh_key select (select last_value from case_number) + n, key from unnest($1::text[]) with ordinality one (key, n)',
    [keys],
  );
  await db.query('analyze fresh_key');
  for (const table of TABLES) {
    const began = performance.now();
    const indexes = await dropIndexes(db, table);
    const { rowCount } = await db.query(await copyStatement(db, table, copies));
    for (const index of indexes) await db.query(index);
    say(`  ${table}`, `${rowCount} copies, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
  await db.query('commit');
}

async function copyStatement(db: pg.Client, table: string, copies: number): Promise<string> {
  const { rows } = await db.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and column_default is distinct from 'pg_current_xact_id()' order by ordinal_position`,
    [table],
  );
  const values = rows.map(({ name, type }) => {
    const other = OTHERWISE[`${table}.${name}`];
    if (other) return other;
    if (type === 'uuid' && RENEWED.has(name)) return `pg_temp.copy_id(t."${name}", t.copy)`;
    return type === 'timestamp with time zone' ? `t."${name}" - t.copy * interval '97 seconds'` : `t."${name}"`;
  });
  const streams = { stream: `where id like 'case:%'`, event: `where stream like 'case:%'` }[table] ?? '';
  const copied = `select one.*, generate_series(1, ${copies}) as copy from "${table}" one ${streams}`;
  const numbered = table === 'case_file' ? `select c.*, nextval('case_number') as number from (${copied}) c` : copied;
  return `insert into "${table}" (${rows.map(({ name }) => `"${name}"`).join()}) select ${values.join()} from (${numbered}) t`;
}

/** Gives what makes them again. */
async function dropIndexes(db: pg.Client, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await db.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

export async function countCases(db: pg.Client): Promise<number> {
  return Number((await db.query('select count(*) as n from case_file')).rows[0].n);
}

/** As an installation that has run for long: statistics and visibility known, readers of the log where it ends. */
export async function settle(db: pg.Client, readers: readonly string[]): Promise<void> {
  await db.query('vacuum (analyze)');
  await db.query(
    `insert into reader_cursor (reader, tx, id)
     select r, e.tx, e.id from unnest($1::text[]) r, (select tx, id from event order by tx desc, id desc limit 1) e
     on conflict (reader) do update set tx = excluded.tx, id = excluded.id`,
    [readers],
  );
}
