import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runningEmbedded } from '#platform/db/embedded.ts';
import { newId } from '#platform/ids/index.ts';
import { callPath, type AnyEndpoint, type CallInput, type CallOutput, type Problem } from '#platform/http/contract.ts';
import { collectOutgoing, type Outgoing } from './mail-client.ts';
import { createDatabase } from './postgres.ts';
import { waitFor } from './wait.ts';

const ROOT = path.join(import.meta.dirname, '../..');
export const ADMIN = { email: 'adela@ribera.example', password: 'nueve barcas junto al muelle viejo' };
export const API_TOKEN = 'token-for-tests-only-0123456789abcdef';

export interface App {
  /** Without trailing slash. */
  url: string;
  smtpPort: number;
  dataDir: string;
  /** Its environment: for more processes over the same data. */
  env: Record<string, string>;
  /** Of its database; waits for one that is coming back. */
  databaseUrl(): Promise<string>;
  /** What it has sent out. */
  outgoing: Outgoing;
  /** Everything it has printed, of every start. */
  printed(): string;
  /** Calls over HTTP with the administrator's token, or another one; throws on a refusal. */
  call<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>, token?: string): Promise<CallOutput<E>>;
  /** SIGKILL to the program itself: nothing is told, nothing is tidied. The data stays. */
  kill(): Promise<void>;
  /** SIGTERM, as whoever runs it would; the data stays. Gives its exit code. */
  end(): Promise<number | null>;
  /** Starts it again over the same data, after `kill` or `end`. */
  start(): Promise<void>;
  /** SIGTERM; when it has ended, the data goes too. Gives its exit code. */
  stop(): Promise<number | null>;
}

/**
 * The whole program as `npm start` runs it, with a data folder and a database of its own: of the server of this run, already
 * migrated, or `embedded` in the folder where a test is about that too.
 */
export async function startApp(env: Record<string, string> = {}, { embedded = false } = {}): Promise<App> {
  const outgoing = await collectOutgoing();
  const database = embedded || env.CAUCE_DATABASE_URL ? null : await createDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cauce-app-'));
  const [port, smtpPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  let printed = '';
  let child: ChildProcess | undefined;
  const settings: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    TMPDIR: tmpdir(),
    LANG: 'es_ES.UTF-8',
    // As `npm start` has it: what was compiled once need not be again.
    NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules/.cache/node'),
    CAUCE_DATA_DIR: dataDir,
    CAUCE_PORT: String(port),
    CAUCE_SMTP_PORT: String(smtpPort),
    CAUCE_SMTP_RELAY_URL: outgoing.relayUrl,
    CAUCE_ADMIN_EMAIL: ADMIN.email,
    CAUCE_ADMIN_PASSWORD: ADMIN.password,
    CAUCE_API_TOKEN: API_TOKEN,
    ...(database ? { CAUCE_DATABASE_URL: database.ownerUrl } : {}),
    ...env,
  };
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [path.join(ROOT, 'src/apps/main.ts')], {
      cwd: ROOT,
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    await waitFor(
      'the program to be ready',
      () => {
        if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}\n${printed}`);
        return isReady(url);
      },
      () => printed,
      90_000,
    );
  };
  // A test that gives up while it starts never gets to stop it.
  const abandon = (): void => void child?.kill('SIGKILL');
  process.once('exit', abandon);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    return ((await ended) as [number | null])[0];
  };
  await start();
  return {
    url,
    smtpPort,
    dataDir,
    env: settings,
    databaseUrl: () => waitFor('the database', () => settings.CAUCE_DATABASE_URL ?? runningEmbedded(dataDir)),
    outgoing,
    printed: () => printed,
    call: (endpoint, input, token = API_TOKEN) => callOver(url, endpoint, input, token),
    kill: async () => void (await end('SIGKILL')),
    end: () => end('SIGTERM'),
    start,
    async stop() {
      const code = await end('SIGTERM');
      process.off('exit', abandon);
      await outgoing.close();
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
      return code;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function callOver<E extends AnyEndpoint>(
  url: string,
  endpoint: E,
  input: CallInput<E>,
  token: string,
): Promise<CallOutput<E>> {
  const given = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
  const response = await fetch(url + callPath(endpoint, given), {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(endpoint.method === 'POST' ? { 'idempotency-key': newId() } : {}),
    },
    ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
  });
  if (!response.ok) {
    const problem = (await response.json()) as Problem;
    throw new Error(
      `${endpoint.method} ${endpoint.path}: ${response.status} ${problem.code} ${problem.detail} ${JSON.stringify(problem.issues ?? '')}`,
    );
  }
  if (endpoint.bytes) return Buffer.from(await response.arrayBuffer()) as CallOutput<E>;
  return (endpoint.status === 204 ? undefined : await response.json()) as CallOutput<E>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
