import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Only passwords, only from this machine. */
const RULES = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** What the system's address of a socket holds, the name that PostgreSQL adds included. */
const LONGEST_PATH = 103;

export async function writeAccessRules(cluster: string): Promise<void> {
  const file = join(cluster, 'pg_hba.conf');
  if ((await readFile(file, 'utf8').catch(() => '')) !== RULES) await writeFile(file, RULES);
}

/**
 * Whether the cluster's folder can hold a socket: a third less time a round trip than TCP. Not with a path too long, nor on
 * some shared folders; then TCP alone serves.
 */
export async function canHoldSocket(cluster: string): Promise<boolean> {
  const path = join(cluster, '.s.trial.00000');
  if (Buffer.byteLength(path) > LONGEST_PATH) return false;
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => server.close(() => resolve(true)));
  });
}

/** Superuser's address of the database `cauce`: by the socket where the server made one. */
export function databaseUrl(cluster: string, { password, port }: { password: string; port: number }): string {
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/cauce`;
  return existsSync(join(cluster, `.s.PGSQL.${port}`)) && Buffer.byteLength(cluster) < LONGEST_PATH - 16
    ? `${url}?host=${encodeURIComponent(cluster)}`
    : url;
}
