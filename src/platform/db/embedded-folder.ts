import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, readlink, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { EMBEDDED_MAJOR } from './embedded-binaries.ts';
import { isAlive, processMark } from './embedded-process.ts';

/** What the embedded database keeps inside the data folder. Nothing in it holds an absolute path, so it can be moved. */
export interface Folder {
  root: string;
  /** PostgreSQL's own folder. */
  cluster: string;
  /** Where a new cluster is made, renamed once complete: a start cut short leaves no half-made database. */
  unfinished: string;
  /** Password and last port, mode 0600. */
  access: string;
  lock: string;
  log: string;
  /** Library links, only when the program's own folder is read-only. */
  links: string;
}

export interface Access {
  password: string;
  port: number | null;
}

export async function openFolder(dataDir: string): Promise<Folder> {
  await mkdir(dataDir, { recursive: true });
  const root = await realpath(resolve(dataDir));
  return {
    root,
    cluster: join(root, 'postgres'),
    unfinished: join(root, 'postgres.new'),
    access: join(root, 'postgres.json'),
    lock: join(root, 'postgres.lock'),
    log: join(root, 'postgres.log'),
    links: join(root, 'postgres.lib'),
  };
}

/**
 * Takes the folder for this process, waiting `patience` milliseconds for a Cauce that is just closing. A lock whose process is
 * gone, or whose number another program now has, counts for nothing.
 */
export async function takeFolder(folder: Folder, patience = 6_000): Promise<void> {
  const deadline = performance.now() + patience;
  const draft = `${folder.lock}.${process.pid}`;
  await writeFile(draft, `${process.pid} ${await processMark(process.pid)}`);
  try {
    while (!(await link(draft, folder.lock).then(() => true, ignoreCode('EEXIST')))) {
      const holder = await readFile(folder.lock, 'utf8').catch(() => null);
      if (holder === null) continue;
      if (!(await stillHolds(holder))) await dropStaleLock(folder, holder);
      else if (performance.now() > deadline) throw new EmbeddedDatabaseError('folder-in-use', folder.root);
      else await sleep(100);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function stillHolds(holder: string): Promise<boolean> {
  const [pid, mark] = holder.split(' ');
  return (await isAlive(Number(pid))) && (await processMark(Number(pid))) === mark;
}

export async function leaveFolder(folder: Folder): Promise<void> {
  await rm(folder.lock, { force: true });
}

/** Moves the stale lock aside before deleting it, so that two programs starting at once cannot delete each other's. */
async function dropStaleLock(folder: Folder, stale: string): Promise<void> {
  const aside = `${folder.lock}.stale.${process.pid}`;
  if (!(await rename(folder.lock, aside).then(() => true, ignoreCode('ENOENT')))) return;
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, folder.lock).catch(ignoreCode('EEXIST'));
  await rm(aside, { force: true });
}

function ignoreCode(code: string): (error: NodeJS.ErrnoException) => false {
  return (error) => {
    if (error.code === code) return false;
    throw error;
  };
}

/** Whether a database is there already; refuses one that this PostgreSQL cannot read. */
export async function hasCluster(folder: Folder): Promise<boolean> {
  const version = await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(ignoreUnlessDenied(folder));
  if (version === null) return false;
  const major = version.trim();
  if (major !== EMBEDDED_MAJOR) throw new EmbeddedDatabaseError('wrong-version', `${major} (≠ ${EMBEDDED_MAJOR})`);
  return true;
}

function ignoreUnlessDenied(folder: Folder): (error: NodeJS.ErrnoException) => null {
  return (error) => {
    if (error.code === 'EACCES') throw new EmbeddedDatabaseError('wrong-owner', folder.root);
    return null;
  };
}

/** The stored access, or a new password and `fresh: true` when there is none. */
export async function readAccess(folder: Folder): Promise<Access & { fresh: boolean }> {
  const text = await readFile(folder.access, 'utf8').catch(ignoreUnlessDenied(folder));
  if (text === null) return { password: randomBytes(24).toString('base64url'), port: null, fresh: true };
  return { ...(JSON.parse(text) as Access), fresh: false };
}

export async function writeAccess(folder: Folder, { password, port }: Access): Promise<void> {
  const draft = `${folder.access}.new`;
  await writeFile(draft, `${JSON.stringify({ password, port })}\n`, { mode: 0o600 });
  await rename(draft, folder.access);
}

/** The server now running on the cluster, from its postmaster.pid; null when none is, whatever that file says. */
export async function readPostmaster(folder: Folder): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port, , , , status] = text.split('\n');
  if (!(await isPostmasterOf(folder.cluster, Number(pid)))) return null;
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
}

/** A postmaster works inside its cluster's folder: that tells it from a stranger that was given the same number. */
async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  if (process.platform !== 'linux') return true;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === cluster;
  } catch {
    return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres';
  }
}

/** PostgreSQL itself believes any living process of that number, so a file left by a kill must go when a stranger has it. */
export async function dropStalePostmasterFile(folder: Folder): Promise<void> {
  if ((await readPostmaster(folder)) === null) await rm(join(folder.cluster, 'postmaster.pid'), { force: true });
}

/** Keeps the log file small: PostgreSQL only writes starts, stops and crashes there. */
export async function turnLogOver(folder: Folder): Promise<void> {
  const size = await stat(folder.log).then(
    (it) => it.size,
    () => 0,
  );
  if (size > 10_000_000) await rename(folder.log, `${folder.log}.1`);
}
