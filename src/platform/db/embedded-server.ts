import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './embedded-binaries.ts';
import { failure } from './embedded-cluster.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { dropStalePostmasterFile, readPostmaster, type Folder } from './embedded-folder.ts';
import { spawnGuarded, type RunAs } from './embedded-process.ts';

export interface ServerPlan {
  folder: Folder;
  binaries: Binaries;
  runAs: RunAs;
  settings: Record<string, string>;
}

export interface RunningServer {
  process: ChildProcess;
  pid: number;
}

/** Small enough for a shared machine, durable, and its log holds no statement and no row: only starts, stops and crashes. */
export const defaultSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  /** The cluster's folder, or none: see `canHoldSocket`. */
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_level: 'replica',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** The port was taken between our look and PostgreSQL's bind. */
export class PortTaken extends Error {}

/** Starts the server and resolves once it answers. A recovery after a crash may take its time: only the server's end is a failure. */
export async function startServer(plan: ServerPlan, port: number): Promise<RunningServer> {
  const { folder, binaries } = plan;
  await dropStalePostmasterFile(folder);
  const logStart = await stat(folder.log).then(
    (it) => it.size,
    () => 0,
  );
  const settings = Object.entries({ ...defaultSettings, ...plan.settings, port: String(port) });
  const child = await spawnGuarded(
    [binaries.postgres, '-D', folder.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { runAs: plan.runAs, env: binaries.env, cwd: folder.cluster, logFile: folder.log },
  );
  while (!hasEnded(child)) {
    const postmaster = await readPostmaster(folder);
    if (postmaster?.ready) return { process: child, pid: postmaster.pid };
    await sleep(8);
  }
  child.stdin?.destroy();
  const output = await readFrom(folder.log, logStart);
  if (/could not bind|could not create any TCP/i.test(output)) throw new PortTaken();
  throw failure(folder.root, output);
}

/** Stops quickly but orderly: running transactions are rolled back, everything committed is on disk. */
export async function stopServer({ process: child }: RunningServer): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Ends a server left over from a Cauce that was killed. Normally it is already stopping; asking again does no harm. Call it
 * only with the folder's lock in hand.
 */
export async function endLeftServer(folder: Folder): Promise<void> {
  const patience = performance.now() + 60_000;
  for (let left = await readPostmaster(folder); left !== null; left = await readPostmaster(folder)) {
    if (performance.now() > patience) throw new EmbeddedDatabaseError('folder-in-use', folder.root);
    interrupt(left.pid);
    await sleep(50);
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // Gone in the meantime, or not ours to stop: the caller's patience decides.
  }
}

/** The wanted port if it is free, else one below the range that the system hands out to outgoing connections. */
export async function choosePort(wanted: number | null): Promise<number> {
  if (wanted !== null && (await isFree(wanted))) return wanted;
  for (;;) {
    const port = randomInt(24_000, 32_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function readFrom(file: string, start: number): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size - start, 20_000));
    await handle.read(buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}
