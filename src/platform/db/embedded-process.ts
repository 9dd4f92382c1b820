import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';

/** How to run a PostgreSQL program: words before the command, and the system user it becomes. */
export interface RunAs {
  prefix: string[];
  uid?: number;
  gid?: number;
}

/** Alive and not a zombie: containers without an init process leave those standing for ever. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^[ZX]/.test(await statusAfterName(pid));
}

/** Tells two processes that were given the same number apart: the start time where the system shows it, else nothing. */
export async function processMark(pid: number): Promise<string> {
  return (await statusAfterName(pid)).split(' ')[19] ?? '';
}

/** `/proc/PID/stat` from the state on: the name before it may hold spaces and brackets. */
async function statusAfterName(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2);
}

/**
 * PostgreSQL survives a killed parent, so a shell stands between: it holds a pipe from us and stops the server when the pipe
 * closes, however we ended. It ends with the server's own status when the server ends first.
 */
const guard = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ cat <&3 >/dev/null; kill -INT $server; } &
watch=$!
exec 3<&-
wait $server; status=$?
kill $watch 2>/dev/null
exit $status`;

/** Starts a server that dies with this process; closing its stdin stops it. Its output is appended to `logFile`. */
export async function spawnGuarded(
  command: string[],
  options: { runAs: RunAs; env: Record<string, string>; cwd: string; logFile: string },
): Promise<ChildProcess> {
  const { prefix, uid, gid } = options.runAs;
  const log = await open(options.logFile, 'a', 0o600);
  try {
    const words = [...prefix, ...command];
    const guarded = process.platform === 'win32' ? words : ['sh', '-c', guard, 'sh', ...words];
    // Detached, its own session: Ctrl-C in the terminal reaches Cauce, which stops the database last.
    const child = spawn(guarded[0]!, guarded.slice(1), {
      uid,
      gid,
      cwd: options.cwd,
      env: programEnv(options.env),
      detached: process.platform !== 'win32',
      stdio: ['pipe', log.fd, log.fd],
    });
    child.stdin?.on('error', () => undefined);
    await once(child, 'spawn');
    return child;
  } finally {
    await log.close();
  }
}

/** Runs a program to its end and gives its status and everything it wrote. */
export async function runProgram(
  command: string[],
  options: { runAs: RunAs; env: Record<string, string>; input?: string },
): Promise<{ status: number | null; output: string }> {
  const { prefix, uid, gid } = options.runAs;
  const [program, ...words] = [...prefix, ...command];
  const child = spawn(program!, words, { uid, gid, cwd: '/', env: programEnv(options.env), stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return await new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** None of our own settings or PG… variables reach PostgreSQL. */
function programEnv(extra: Record<string, string>): Record<string, string> {
  const kept = ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  return { ...Object.fromEntries(kept), ...extra };
}
