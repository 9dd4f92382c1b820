import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const TOKEN = 'a-token-for-benchmarks-only-0123456789';
const ROOT = path.join(import.meta.dirname, '..');

export interface BenchHouse {
  url: string;
  smtpPort: number;
  dataDir: string;
  pid: number;
  /** Milliseconds from the start of the process to its first good answer. */
  startedIn: number;
  /** Program and database, in MB. */
  memory(): Promise<number>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function makeFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'cauce-bench-'));
}
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** The real program, as `npm start` runs it, on a folder of its own. */
export async function startHouse(dataDir: string, env: Record<string, string> = {}): Promise<BenchHouse> {
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = startProgram(dataDir, {
    CAUCE_PORT: String(port),
    CAUCE_SMTP_PORT: String(smtpPort),
    CAUCE_ADMIN_EMAIL: 'admin@bench.example',
    CAUCE_ADMIN_PASSWORD: 'a-password-for-benchmarks',
    CAUCE_API_TOKEN: TOKEN,
    CAUCE_REQUESTS_PER_MINUTE: '1000000',
    ...env,
  });
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('the house did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    url,
    smtpPort,
    dataDir,
    pid: child.pid as number,
    startedIn: performance.now() - began,
    memory: () => memoryOf(child.pid as number),
    stop: (signal = 'SIGTERM') => ended(child, signal),
  };
}

/** One more process that reads arrivals, over the database of a running house; gives how to stop it. */
export function startWorker(dataDir: string): () => Promise<void> {
  const child = startProgram(dataDir, { CAUCE_ROLES: 'worker' });
  return () => ended(child, 'SIGTERM');
}

function startProgram(dataDir: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [path.join(ROOT, 'bin/run.mjs'), 'start'], {
    env: { ...process.env, CAUCE_DATA_DIR: dataDir, CAUCE_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Proportional set size of the process and all it started: shared pages are counted once. Linux only. */
async function memoryOf(pid: number): Promise<number> {
  const pids = [pid, ...(await descendants(pid))];
  const sizes = await Promise.all(
    pids.map(async (one) =>
      Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => ''))?.[1] ?? 0),
    ),
  );
  return sizes.reduce((sum, kb) => sum + kb, 0) / 1024;
}

async function descendants(pid: number): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => ''))
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number);
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}
