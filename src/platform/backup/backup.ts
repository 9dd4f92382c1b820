import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack as openPack, type Pack } from 'tar-stream';
import type { House } from '#platform/work/index.ts';
import { backedTables, columnList, type BackedTable } from './tables.ts';

export const FORMAT = 1;
const CHUNK = 4 * 1024 * 1024;

export interface Manifest {
  format: number;
  madeAt: string;
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number }[];
  /** For each reader of the log, the last event number it certainly passed. */
  readers: Record<string, number>;
  caseNumber: number;
  files: number;
  /** Files that rows name and the data folder does not hold: the copy is without them. */
  missingFiles?: number;
  /** False when the secret came from the environment: then it must be given again at restore. */
  holdsSecret: boolean;
}

/**
 * Writes database and files as one tar: tables by streaming COPY inside one snapshot, files by content, the manifest last.
 * Memory stays flat; the house goes on working meanwhile.
 */
export async function writeBackup(
  house: House,
  to: Writable,
  onProgress: (done: string) => void = () => undefined,
): Promise<Manifest> {
  const client = new pg.Client({ connectionString: house.database.ownerUrl, application_name: 'cauce-backup' });
  await client.connect();
  const pack = openPack();
  const written = pipeline(pack, to);
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables = [];
    for (const table of await backedTables(client)) {
      tables.push({ ...table, rows: await packTable(client, pack, table) });
      onProgress(table.name);
    }
    const jobs = await client.query(
      'select t.identifier as task_identifier, payload, run_at, max_attempts, key, priority from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id',
    );
    await packBytes(pack, 'jobs.json', Buffer.from(JSON.stringify(jobs.rows)));
    const { files, missingFiles } = await packFiles(client, house, pack);
    const manifest: Manifest = {
      format: FORMAT,
      madeAt: house.clock.now().toISOString(),
      tables,
      files,
      missingFiles,
      ...(await standing(client)),
      holdsSecret: await packSecret(house, pack),
    };
    await packBytes(pack, 'manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
    pack.finalize();
    await written;
    return manifest;
  } finally {
    await client.end();
  }
}

async function packTable(client: pg.Client, pack: Pack, table: BackedTable): Promise<number> {
  const stream = client.query(copyTo(`copy (select ${columnList(table)} from "${table.name}") to stdout`));
  let part = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    await packBytes(pack, `tables/${table.name}/${String(part++).padStart(6, '0')}`, Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    waiting.push(chunk);
    size += chunk.length;
    if (size >= CHUNK) await flush();
  }
  await flush();
  return stream.rowCount;
}

async function packFiles(
  client: pg.Client,
  house: House,
  pack: Pack,
): Promise<{ files: number; missingFiles: number }> {
  const wanted = await client.query<{ sha256: string }>(
    'select sha256 from file union select raw_sha256 from intake where raw_sha256 is not null union select raw_sha256 from message where raw_sha256 is not null',
  );
  let files = 0;
  let missingFiles = 0;
  for (const { sha256 } of wanted.rows) {
    const file = house.files.path(sha256);
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return null;
    });
    if (!found) {
      house.log.error({ part: 'backup', sha256 }, 'a file is not in the data folder: the copy is without it');
      missingFiles += 1;
      continue;
    }
    const entry = pack.entry({ name: `files/${sha256}`, size: found.size });
    await pipeline(createReadStream(file), entry);
    files += 1;
  }
  return { files, missingFiles };
}

async function packSecret(house: House, pack: Pack): Promise<boolean> {
  const kept = await readFile(path.join(house.config.dataDir, 'secret'), 'utf8').catch(() => null);
  if (kept?.trim() !== house.config.secret) return false;
  await packBytes(pack, 'secret', Buffer.from(kept));
  return true;
}

async function standing(client: pg.Client): Promise<Pick<Manifest, 'migrations' | 'readers' | 'caseNumber'>> {
  const migrations = await client.query<{ name: string }>('select name from migration order by name');
  const readers = await client.query<{ reader: string; passed: number }>(`
    select c.reader, coalesce((select min(e.id) - 1 from event e where (e.tx, e.id) > (c.tx, c.id)), (select max(id) from event), 0)::int8 as passed from reader_cursor c`);
  const last = await client.query<{ n: number }>(
    'select case when is_called then last_value + 1 else last_value end as n from case_number',
  );
  return {
    migrations: migrations.rows.map((row) => row.name),
    readers: Object.fromEntries(readers.rows.map((row) => [row.reader, row.passed])),
    caseNumber: last.rows[0]?.n ?? 1,
  };
}

function packBytes(pack: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name }, bytes, (error) => (error ? reject(error) : resolve()));
  });
}
