import type pg from 'pg';

/** Not worth keeping or not ours to move: who has signed in, counters of attempts, leases of other machines. */
const LEFT_OUT = new Set(['migration', 'session', 'throttle', 'reader_cursor']);
/** The order of readers is rebuilt: transaction numbers of one server mean nothing to another. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = { event: ['tx'] };

export interface BackedTable {
  name: string;
  columns: string[];
}

/** Every table to be kept, those that others refer to first, so that it loads without switching anything off. */
export async function backedTables(client: pg.Client): Promise<BackedTable[]> {
  const columns = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition group by c.relname order by c.relname`);
  const references = await client.query<{ name: string; needs: string }>(`
    select conrelid::regclass::text as name, confrelid::regclass::text as needs from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`);
  const tables = columns.rows.filter((table) => !LEFT_OUT.has(table.name));
  return inOrder(tables, references.rows).map((table) => ({
    name: table.name,
    columns: table.columns.filter((column) => !WITHOUT[table.name]?.includes(column)),
  }));
}

function inOrder(
  tables: readonly BackedTable[],
  references: readonly { name: string; needs: string }[],
): BackedTable[] {
  const done: BackedTable[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const waiting = new Set([...left].map((table) => table.name));
    const ready = [...left].filter(
      (table) => !references.some((one) => one.name === table.name && waiting.has(one.needs)),
    );
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    for (const table of ready) {
      done.push(table);
      left.delete(table);
    }
  }
  return done;
}

export function columnList(table: BackedTable): string {
  return table.columns.map((column) => `"${column}"`).join(', ');
}
