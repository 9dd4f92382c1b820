import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createDatabase } from '#tests/support/postgres.ts';
import { listening } from './listening.ts';

const PROGRAM = path.join(import.meta.dirname, 'main.ts');

test.each([
  {
    setting: 'CAUCE_PORT',
    LANG: 'es_ES.UTF-8',
    said: /no ha podido arrancar:\nEl puerto \d+ de 127\.0\.0\.1 está ocupado/,
  },
  { setting: 'CAUCE_SMTP_PORT', LANG: 'en_GB.UTF-8', said: /could not start:\nPort \d+ of 127\.0\.0\.1 is taken/ },
] as const)('a start whose $setting is taken names the setting and another port, and ends', async (one) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const [database, dataDir] = await Promise.all([createDatabase(), mkdtemp(path.join(tmpdir(), 'cauce-port-'))]);
  const { port } = holder.address() as AddressInfo;
  const { code, stderr } = await run({
    PATH: process.env.PATH ?? '',
    LANG: one.LANG,
    NODE_COMPILE_CACHE: path.join(import.meta.dirname, '../../node_modules/.cache/node'),
    CAUCE_DATA_DIR: dataDir,
    CAUCE_DATABASE_URL: database.ownerUrl,
    CAUCE_PORT: '0',
    CAUCE_SMTP_PORT: '0',
    [one.setting]: String(port),
  });
  holder.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
  expect(code).toBe(1);
  expect(stderr).toMatch(one.said);
  expect(stderr).toContain(`${one.setting}=${port + 1}`);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  { code: 'EACCES', said: /CAUCE_SMTP_PORT=8025/ },
  { code: 'EADDRNOTAVAIL', said: /CAUCE_HOST/ },
  { code: 'ELSE', said: /^as it was$/ },
])('$code: what mends it is said, anything else stays as it was', async ({ code, said }) => {
  const refused = listening('CAUCE_SMTP_PORT', { host: '127.0.0.1', port: 25 }, () =>
    Promise.reject(Object.assign(new Error('as it was'), { code })),
  );
  await expect(refused).rejects.toThrow(said);
});

function run(env: Record<string, string>): Promise<{ code: unknown; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM], { env, timeout: 25_000 }, (error, _out, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}
