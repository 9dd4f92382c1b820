import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { asOwner } from '#platform/db/owner.ts';
import type { House } from '#platform/work/index.ts';
import { say, text } from './say.ts';

/** The machine's psql when there is one; otherwise a small console of our own. Acts as the owner: with care. */
export async function runPsql(house: House, args: string[]): Promise<void> {
  if (await realPsql(house.database.ownerUrl, args)) return;
  const { values } = parseArgs({ args, options: { command: { type: 'string', short: 'c' } } });
  await asOwner(house.database.ownerUrl, 'cauce-console', async (client) => {
    const run = async (statement: string): Promise<void> => print(() => client.query(statement));
    await (values.command ? run(values.command) : converse(run));
  });
}

function realPsql(url: string, args: string[]): Promise<boolean> {
  const env = { ...process.env, ...psqlEnvironment(url) };
  return new Promise((resolve) => {
    const child = spawn('psql', args, { stdio: 'inherit', env });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      resolve(true);
    });
  });
}

/** What an address may say after the `?`, by libpq's own names for its environment. */
const OPTIONS: Readonly<Record<string, string>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  options: 'PGOPTIONS',
  application_name: 'PGAPPNAME',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  channel_binding: 'PGCHANNELBINDING',
  target_session_attrs: 'PGTARGETSESSIONATTRS',
};

/** The whole address as environment: an argument would show the password to whoever lists the processes. */
export function psqlEnvironment(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const said = {
    // An IPv6 address stands in brackets in an address only.
    PGHOST: hostname.replace(/^\[(.*)\]$/, '$1'),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
  const more = [...searchParams].flatMap(([name, value]) => (OPTIONS[name] ? [[OPTIONS[name], value]] : []));
  return { ...said, ...(Object.fromEntries(more) as Record<string, string>) };
}

async function converse(run: (statement: string) => Promise<void>): Promise<void> {
  say(
    'Consola SQL. Termina cada orden con ; y sal con Ctrl D.',
    'SQL console. End each command with ; and leave with Ctrl D.',
  );
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'cauce=> ' });
  let pending = '';
  lines.prompt();
  for await (const line of lines) {
    pending += `${line}\n`;
    if (line.trimEnd().endsWith(';')) {
      await run(pending);
      pending = '';
    }
    lines.prompt();
  }
}

interface Answer {
  rows: unknown[];
  command: string;
  rowCount: number | null;
}

async function print(ask: () => Promise<Answer | Answer[]>): Promise<void> {
  try {
    const result = await ask();
    for (const one of [result].flat()) {
      if (one.rows.length > 0) console.table(one.rows);
      say(`${one.command} ${one.rowCount ?? 0}`, `${one.command} ${one.rowCount ?? 0}`);
    }
  } catch (error) {
    process.stderr.write(`${text('Error', 'Error')}: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
