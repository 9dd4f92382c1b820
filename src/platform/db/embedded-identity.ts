import { chown, lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { runProgram, type RunAs } from './embedded-process.ts';

const NOBODY = 65534;

/**
 * PostgreSQL refuses to run as root. As root we become, in this order: the owner of the folder, if it is another user; a user
 * of a private namespace, which reaches every path and leaves the files ours; `nobody`, to whom the folder is then given.
 */
export async function chooseIdentity(folder: string, programs: string[]): Promise<RunAs> {
  const owner = await stat(folder);
  const me = process.getuid?.() ?? owner.uid;
  if (me !== 0) {
    if (owner.uid !== me) throw new EmbeddedDatabaseError('wrong-owner', folder);
    return { prefix: [] };
  }
  if (owner.uid !== 0) return await reaching({ prefix: [], uid: owner.uid, gid: owner.gid }, folder, programs);
  if (process.platform === 'linux') {
    const prefix = ['unshare', '--user', `--map-user=${NOBODY}`];
    const trial = await runProgram(['true'], { runAs: { prefix }, env: {} });
    if (trial.status === 0) return { prefix };
  }
  await giveTree(folder, NOBODY);
  return await reaching({ prefix: [], uid: NOBODY, gid: NOBODY }, folder, programs);
}

/** A closed parent folder (0700, such as /root) would fail obscurely later. */
async function reaching(runAs: RunAs, folder: string, programs: string[]): Promise<RunAs> {
  for (const path of [...programs, folder]) {
    const trial = await runProgram(['test', '-x', path], { runAs, env: {} });
    if (trial.status !== 0) throw new EmbeddedDatabaseError('unreachable', path);
  }
  return runAs;
}

async function giveTree(path: string, id: number): Promise<void> {
  await chown(path, id, id);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await giveTree(child, id);
    else await lchown(child, id, id);
  }
}
