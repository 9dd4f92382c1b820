import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Only passwords, only from this machine. */
const RULES = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** Bytes: the system's address of a socket holds 103, and PostgreSQL adds a name to the folder. */
const LONGEST_FOLDER = 86;

export async function writeAccessRules(cluster: string): Promise<void> {
  const file = join(cluster, 'pg_hba.conf');
  if ((await readFile(file, 'utf8').catch(() => '')) !== RULES) await writeFile(file, RULES);
}

/**
 * Whether the cluster's folder can hold a socket: a third less time a round trip than TCP. Not with a path too long, nor on
 * some shared folders; then TCP alone serves.
 */
export async function canHoldSocket(cluster: string): Promise<boolean> {
  if (isTooLong(cluster)) return false;
  const path = join(cluster, '.s.trial.00000');
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => server.close(() => resolve(true)));
  });
}

/** Superuser's address of the database `cauce`: by the socket where the server made one. */
export function databaseUrl(cluster: string, { password, port }: { password: string; port: number }): string {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/cauce`;
  return existsSync(join(cluster, `.s.PGSQL.${port}`)) && !isTooLong(cluster)
    ? `${url}?host=${encodeURIComponent(cluster)}`
    : url;
}

function isTooLong(cluster: string): boolean {
  return Buffer.byteLength(cluster) > LONGEST_FOLDER;
}
