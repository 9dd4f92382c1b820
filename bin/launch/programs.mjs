import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { accompany } from './handing-over.mjs';
import { fail, text } from './terminal.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Settings may also stand in a file `.env` beside README.md; the environment wins. The data folder is named from there too. */
export function loadSettings() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  process.env.CAUCE_DATA_DIR = resolve(root, process.env.CAUCE_DATA_DIR || 'data');
}

/** Runs a TypeScript program of ours in this very process: no parent to forward signals, no second Node in memory. */
export async function runHere(program, words) {
  rememberCompiled();
  const file = join(root, program);
  process.argv = [process.execPath, file, ...words];
  await import(pathToFileURL(file).href);
}

/** Keeps what Node makes of each source file: a start then takes half as long. Written at the end of the process. */
export function rememberCompiled() {
  module.enableCompileCache(join(root, 'node_modules/.cache/node'));
}

/** Runs it in a process that starts again whenever a file it uses changes. */
export async function runWatched(program, words) {
  const node = ['--watch', '--watch-preserve-output', join(root, program), ...words];
  await accompany(spawn(process.execPath, node, { cwd: root, stdio: 'inherit' }));
}

/** Runs a program quietly to its end; what it wrote is given back for the case that it fails. */
export async function runQuietly(program, words, { cwd = root, env = process.env } = {}) {
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return await new Promise((done) => {
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** npm with the Node that runs us: with its own, older one it would warn about every package. */
export async function npm(words, options) {
  const script = npmScript();
  if (!script) fail(text('No encuentro npm.', 'npm was not found.'));
  // The npm that started us passes its own settings on; these would bind ours to its folder and to its choice of packages.
  const inherited = [
    'npm_config_local_prefix',
    'npm_config_omit',
    'npm_config_include',
    'npm_config_production',
    'NODE_ENV',
  ];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  return await runQuietly(
    process.execPath,
    [script, ...words, '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      ...options,
      env,
    },
  );
}

function npmScript() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, '../lib/node_modules/npm/bin/npm-cli.js'));
  return [process.env.npm_execpath, beside, ...onPath].find(
    (file) => file && /\.[cm]?js$/.test(file) && existsSync(file),
  );
}
