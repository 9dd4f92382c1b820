// Runs a command with the address of a migrated PostgreSQL of its own as first word: node db/with-scratch.ts COMMAND …
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';

const [command = '', ...words] = process.argv.slice(2);
const dataDir = await mkdtemp(path.join(tmpdir(), 'cauce-scratch-'));
// PostgreSQL may run as another user than root.
await chmod(dataDir, 0o755);
const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
try {
  await migrate(server.url);
  const [code] = (await once(spawn(command, [server.url, ...words], { stdio: 'inherit' }), 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
