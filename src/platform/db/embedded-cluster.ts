import { chown, mkdir, rename, rm, stat } from 'node:fs/promises';
import type { Binaries } from './embedded-binaries.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import type { Folder } from './embedded-folder.ts';
import { chooseIdentity } from './embedded-identity.ts';
import { runProgram, type RunAs } from './embedded-process.ts';
import { writeAccessRules } from './embedded-socket.ts';

/** The C locale would read «¿dónde» as one word: full-text search needs a character type that knows letters. */
const characterType = process.platform === 'linux' ? 'C.UTF-8' : process.platform === 'darwin' ? 'en_US.UTF-8' : 'C';

/** Makes a new cluster with the database `cauce`; complete or not there at all, whenever it is interrupted. */
export async function createCluster(folder: Folder, binaries: Binaries, password: string): Promise<RunAs> {
  await rm(folder.unfinished, { recursive: true, force: true });
  await mkdir(folder.unfinished, { mode: 0o700 });
  if (process.getuid?.() === 0) {
    const owner = await stat(folder.root);
    await chown(folder.unfinished, owner.uid, owner.gid);
  }
  try {
    const runAs = await chooseIdentity(folder.unfinished, [binaries.initdb, binaries.postgres]);
    await initialise(folder, binaries, runAs);
    await runAlone(folder.unfinished, binaries, runAs, [passwordStatement(password), 'create database cauce']);
    await rename(folder.unfinished, folder.cluster);
    return runAs;
  } catch (error) {
    await rm(folder.unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Gives the superuser a new password: the way back in when the file that keeps it is lost. */
export async function resetPassword(folder: Folder, binaries: Binaries, runAs: RunAs, password: string): Promise<void> {
  await runAlone(folder.cluster, binaries, runAs, [passwordStatement(password)]);
}

function passwordStatement(password: string): string {
  return `alter role postgres password '${password}'`;
}

async function initialise(folder: Folder, binaries: Binaries, runAs: RunAs): Promise<void> {
  const { status, output } = await runProgram(
    [
      binaries.initdb,
      '--pgdata',
      folder.unfinished,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ],
    { runAs, env: binaries.env },
  );
  if (status !== 0) throw failure(folder.root, output);
  // Nothing listens until these rules stand: initdb and the statements below work without any connection.
  await writeAccessRules(folder.unfinished);
}

/** Runs statements in PostgreSQL's single-user mode, without a server. */
async function runAlone(cluster: string, binaries: Binaries, runAs: RunAs, statements: string[]): Promise<void> {
  const { status, output } = await runProgram(
    [binaries.postgres, '--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', 'postgres'],
    { runAs, env: binaries.env, input: `${statements.join('\n')}\n` },
  );
  if (status !== 0) throw failure(cluster, output);
}

/** What PostgreSQL wrote, as an error that says what to do. */
export function failure(folder: string, output: string): EmbeddedDatabaseError {
  if (/No space left on device/.test(output)) return new EmbeddedDatabaseError('disk-full', folder);
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => /FATAL|PANIC|error|cannot|could not/i.test(line));
  return new EmbeddedDatabaseError('failed', lines.slice(-3).join(' · ') || output.trim().slice(-300) || '?');
}
