import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/postgres.ts';
import { runningEmbedded, startEmbedded, type EmbeddedPostgres } from './embedded.ts';
import { openFolder, takeFolder } from './embedded-folder.ts';
import { isAlive } from './embedded-process.ts';

// One database made once; each test gets a copy of its folder, which is a moved folder by itself.
let original = '';
const started: EmbeddedPostgres[] = [];
const held: ChildProcess[] = [];
const copies: string[] = [];

beforeAll(async () => {
  original = await temporaryFolder('original');
  const server = await startEmbedded({ dataDir: original });
  await query(server.url, `create table remembered as select 'kept'::text as value`);
  await server.stop();
});
afterEach(async () => {
  for (const child of held.splice(0)) child.kill('SIGKILL');
  await Promise.all(started.splice(0).map((server) => server.stop()));
  await Promise.all(copies.splice(0).map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
});
afterAll(() => rm(original, { recursive: true, force: true }));

async function copyOfOriginal(): Promise<string> {
  const folder = await temporaryFolder('copy with spaces');
  copies.push(folder);
  await cp(original, folder, { recursive: true });
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function remembered(url: string): Promise<unknown> {
  return (await query(url, 'select value from remembered'))[0];
}

/** Another Cauce, in its own process, over the folder. */
async function holdElsewhere(dataDir: string): Promise<{ child: ChildProcess; said: Record<string, string & number> }> {
  const program = join(import.meta.dirname, '../../../tests/support/hold-embedded.ts');
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  held.push(child);
  const [line]: string[] = await once(createInterface(child.stdout), 'line');
  return { child, said: JSON.parse(line ?? '') };
}

async function killAndWait(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function until(condition: () => Promise<boolean>, limit: number): Promise<number> {
  const begin = performance.now();
  while (!(await condition())) {
    if (performance.now() - begin > limit) throw new Error(`not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - begin;
}

const answers = (url: string) => (): Promise<boolean> =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

test('a moved folder keeps its data, and letters are letters to the full-text search', async () => {
  const folder = await copyOfOriginal();
  const server = await start(folder);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
  expect(await query(server.url, `select to_tsvector('simple', '¿Dónde «está»?')::text as words`)).toEqual([
    { words: `'dónde':1 'está':2` },
  ]);
});

test('a killed Cauce takes its database along, and the next start works at once', async () => {
  const folder = await copyOfOriginal();
  const { child, said } = await holdElsewhere(folder);
  await killAndWait(child);
  const server = await start(folder);
  expect(await isAlive(said.pid!)).toBe(false);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
});

test('a database killed with its Cauce starts again over the files left behind', async () => {
  const folder = await copyOfOriginal();
  const { child, said } = await holdElsewhere(folder);
  process.kill(said.pid!, 'SIGKILL');
  await killAndWait(child);
  const server = await start(folder);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
});

test('a process number that now belongs to a stranger stops nobody', async () => {
  const folder = await copyOfOriginal();
  await writeFile(
    join(folder, 'postgres', 'postmaster.pid'),
    `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
  );
  await writeFile(join(folder, 'postgres.lock'), `${process.pid} 1`);
  const server = await start(folder);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
});

test('a second Cauce on the folder is refused by name, and may use the first one’s database', async () => {
  const folder = await copyOfOriginal();
  const { said } = await holdElsewhere(folder);
  const refusal = { fault: 'folder-in-use', message: expect.stringContaining(folder) };
  await expect(takeFolder(await openFolder(folder), 0)).rejects.toMatchObject(refusal);
  expect(await runningEmbedded(folder)).toBe(said.url);
  expect(await remembered(said.url!)).toEqual({ value: 'kept' });
});

test('the port is kept, unless someone has taken it', async () => {
  const folder = await copyOfOriginal();
  const first = await startEmbedded({ dataDir: folder });
  await first.stop();
  const again = await startEmbedded({ dataDir: folder });
  expect(again.port).toBe(first.port);
  await again.stop();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const elsewhere = await start(folder);
    expect(elsewhere.port).not.toBe(first.port);
    expect(await remembered(elsewhere.url)).toEqual({ value: 'kept' });
  } finally {
    squatter.close();
  }
});

test('two Cauces live side by side in two folders', async () => {
  const [one, two] = await Promise.all([start(await copyOfOriginal()), start(await copyOfOriginal())]);
  expect(one.port).not.toBe(two.port);
  expect(await Promise.all([remembered(one.url), remembered(two.url)])).toEqual([{ value: 'kept' }, { value: 'kept' }]);
});

test('a database that dies is back under the same address within five seconds', async () => {
  const server = await start(await copyOfOriginal());
  let told = 0;
  server.onExit(() => (told += 1));
  for (let round = 0; round < 3; round += 1) {
    const former = server.pid;
    process.kill(former, 'SIGKILL');
    await until(async () => server.pid !== former, 5_000);
    await until(answers(server.url), 5_000);
  }
  expect(told).toBe(3);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
});

test('a restart on request keeps the address and tells nobody of a fault', async () => {
  const server = await start(await copyOfOriginal());
  let told = 0;
  server.onExit(() => (told += 1));
  const former = server.pid;
  await server.restart();
  expect(server.pid).not.toBe(former);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
  expect(told).toBe(0);
});

test('a folder of another PostgreSQL version is refused with the way out', async () => {
  const folder = await copyOfOriginal();
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataDir: folder })).rejects.toMatchObject({
    fault: 'wrong-version',
    message: expect.stringContaining('17'),
  });
});

test('a lost password file is made anew; only passwords open the door', async () => {
  const folder = await copyOfOriginal();
  await rm(join(folder, 'postgres.json'));
  const server = await start(folder);
  expect(await remembered(server.url)).toEqual({ value: 'kept' });
  const guess = new URL(server.url);
  guess.password = 'postgres';
  await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a start cut short leaves nothing that stands in the way', async () => {
  const folder = await copyOfOriginal();
  await rename(join(folder, 'postgres'), join(folder, 'postgres.new'));
  const server = await start(folder);
  expect(await query(server.url, `select to_regclass('remembered') as found`)).toEqual([{ found: null }]);
});

test('the database’s log holds neither statements nor values', async () => {
  const folder = await copyOfOriginal();
  const server = await start(folder);
  await query(server.url, 'create table person (email text primary key)');
  const insert = `insert into person values ('secreto@ribera.example')`;
  await query(server.url, insert);
  await expect(query(server.url, insert)).rejects.toMatchObject({ code: '23505' });
  await expect(query(server.url, `select 'secreto@ribera.example'::int`)).rejects.toMatchObject({ code: '22P02' });
  await server.restart();
  const log = await readFile(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('secreto');
});

const namespaces = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...namespaces, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

test.runIf(canMount)('a disk that is full at the first start is named, and leaves no half-made database', async () => {
  const folder = await temporaryFolder('small');
  const program = join(import.meta.dirname, '../../../tests/support/hold-embedded.ts');
  const script = `mount -t tmpfs -o size=24m none "$1" && "$2" "$3" "$1"; ls "$1"`;
  const { stdout } = spawnSync('unshare', [...namespaces, 'sh', '-c', script, 'sh', folder, process.execPath, program]);
  const [line, ...left] = stdout.toString().trim().split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({ fault: 'disk-full', error: expect.stringContaining(folder) });
  expect(left.filter((name) => name.startsWith('postgres') && name !== 'postgres.lib')).toEqual([]);
});
