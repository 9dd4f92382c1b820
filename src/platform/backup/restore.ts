import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import { migrate } from '#platform/db/migrate.ts';
import type { House } from '#platform/work/index.ts';
import { FORMAT, type Manifest } from './backup.ts';
import { backedTables, columnList, type BackedTable } from './tables.ts';

/** The installation has people or events already: a restore would mix two histories. */
export class NotEmpty extends Error {}
export class NotABackup extends Error {}

export interface Restored extends Manifest {
  /** Mails that were still to leave when the copy was made: each waits until a person says yes. */
  mailsAwaitingYes: number;
}

interface Entry {
  name: string;
  body: Readable;
}

/**
 * Loads a backup into an empty installation, embedded or external. Everything in one transaction: it is all there or nothing is.
 * The archive is read twice: first for its manifest, then for its content.
 */
export async function readBackup(
  house: House,
  archive: string,
  onProgress: (done: string) => void = () => undefined,
): Promise<Restored> {
  const manifest = await readManifest(archive);
  let mailsAwaitingYes = 0;
  const ownerUrl = house.database.ownerUrl;
  await migrate(ownerUrl, new Set(manifest.migrations));
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'cauce-restore' });
  await client.connect();
  try {
    await demandEmpty(client);
    await client.query('begin');
    await load(client, house, archive, onProgress);
    await settle(client, manifest);
    mailsAwaitingYes = await holdMails(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  await migrate(ownerUrl);
  return { ...manifest, mailsAwaitingYes };
}

async function readManifest(archive: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  await eachEntry(archive, async ({ name, body }) => {
    if (name === 'manifest.json') manifest = JSON.parse(await readText(body)) as Manifest;
    else body.resume();
  });
  if (manifest?.format !== FORMAT) throw new NotABackup();
  return manifest;
}

async function demandEmpty(client: pg.Client): Promise<void> {
  const found = await client.query<{ busy: boolean }>(
    'select exists (select from person) or exists (select from event) as busy',
  );
  if (found.rows[0]?.busy) throw new NotEmpty();
}

async function load(
  client: pg.Client,
  house: House,
  archive: string,
  onProgress: (done: string) => void,
): Promise<void> {
  const backed = await backedTables(client);
  await clearSeeds(client, backed);
  const tables = new Map(backed.map((table) => [table.name, table]));
  let open: { name: string; stream: PassThrough; done: Promise<void> } | undefined;
  const close = async (): Promise<void> => {
    open?.stream.end();
    await open?.done;
    if (open) onProgress(open.name);
    open = undefined;
  };
  await eachEntry(archive, async ({ name, body }) => {
    const [kind, what] = name.split('/') as [string, string | undefined];
    if (kind === 'tables' && what) {
      // The parts of a table are one COPY, so that rows which refer to later ones of the same table are no trouble.
      if (open?.name !== what) {
        await close();
        open = { name: what, ...startCopy(client, tables.get(what)) };
      }
      for await (const chunk of body as AsyncIterable<Buffer>)
        if (!open?.stream.write(chunk)) await drained(open?.stream);
      return;
    }
    await close();
    if (kind === 'files' && what) await house.files.put(body);
    else if (name === 'secret') await keepSecret(house, await readText(body));
    else if (name === 'jobs.json') await addJobs(client, JSON.parse(await readText(body)) as WaitingJob[]);
    else body.resume();
  });
  await close();
}

/** What the migrations put into an installation nobody has used yet: the archive brings its own. */
async function clearSeeds(client: pg.Client, tables: readonly BackedTable[]): Promise<void> {
  for (const { name } of tables.toReversed()) {
    const found = await client.query<{ some: boolean }>(`select exists (select from "${name}") as some`);
    if (found.rows[0]?.some) await client.query(`delete from "${name}"`);
  }
}

function startCopy(client: pg.Client, table: BackedTable | undefined): { stream: PassThrough; done: Promise<void> } {
  if (!table) throw new NotABackup();
  const stream = new PassThrough();
  return {
    stream,
    done: pipeline(stream, client.query(copyFrom(`copy "${table.name}" (${columnList(table)}) from stdin`))),
  };
}

function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve));
}

interface WaitingJob {
  task_identifier: string;
  payload: unknown;
  run_at: string;
  max_attempts: number;
  key: string | null;
  priority: number;
}

async function addJobs(client: pg.Client, jobs: readonly WaitingJob[]): Promise<void> {
  for (const job of jobs) {
    await client.query('select enqueue_job($1, $2, $3, $4, $5, null, $6)', [
      job.task_identifier,
      JSON.stringify(job.payload),
      job.run_at,
      job.max_attempts,
      job.key,
      job.priority,
    ]);
  }
}

/** Sequences go on where they stood; readers stand before the first event they may not have seen (they are idempotent). */
async function settle(client: pg.Client, manifest: Manifest): Promise<void> {
  await client.query(`select setval('case_number', $1, false)`, [manifest.caseNumber]);
  await client.query(`select setval(pg_get_serial_sequence('event', 'id'), greatest((select max(id) from event), 1))`);
  for (const [reader, passed] of Object.entries(manifest.readers)) {
    await client.query('insert into reader_cursor (reader, tx, id) values ($1, pg_current_xact_id(), $2)', [
      reader,
      passed,
    ]);
  }
}

/** What was to leave when the copy was made may have left since: sent again it would reach the customer twice, so a person looks first. */
async function holdMails(client: pg.Client): Promise<number> {
  const held = await client.query(
    `update outbox set state = 'needs_yes', lease_token = null, lease_until = null where state in ('held', 'queued', 'waiting', 'sending', 'deferred')`,
  );
  return held.rowCount ?? 0;
}

/** Written where the next start looks for it. A secret from the environment is the operator's to carry. */
async function keepSecret(house: House, secret: string): Promise<void> {
  await mkdir(house.config.dataDir, { recursive: true });
  await writeFile(path.join(house.config.dataDir, 'secret'), secret, { mode: 0o600 });
}

/** Entries one after another; each must be read to its end before the next. An archive that is cut or none says so. */
async function eachEntry(archive: string, handle: (entry: Entry) => Promise<void>): Promise<void> {
  const reader = extract();
  const fed = pipeline(createReadStream(archive), reader).then(
    () => true,
    () => false,
  );
  try {
    for await (const entry of reader) await handle({ name: entry.header.name, body: entry as unknown as Readable });
  } catch (error) {
    // The archive's own faults end the feeding; the database's do not.
    const whole = await Promise.race([fed, new Promise<true>((resolve) => setTimeout(resolve, 100, true))]);
    throw whole ? error : new NotABackup();
  }
  if (!(await fed)) throw new NotABackup();
}
