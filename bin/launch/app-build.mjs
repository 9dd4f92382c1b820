import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { root, runQuietly } from './programs.mjs';
import { fail, progress, text } from './terminal.mjs';

const target = join(root, 'dist/agent');
const stamp = join(root, 'dist/agent.hash');

/** Builds the browser app when its sources have changed since the last build. */
export async function buildApp() {
  if (!existsSync(join(root, 'src/apps/agent/index.html'))) return;
  const hash = hashOfSources();
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // Built aside and swapped in, so that a Cauce already running from this folder never serves half an app.
  const draft = `${target}.${process.pid}`;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const words = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn'];
  const { ok, output } = await progress(text('Construyendo la aplicación', 'Building the app'), () =>
    runQuietly(process.execPath, words),
  );
  if (!ok) {
    rmSync(draft, { recursive: true, force: true });
    fail(output, text('No se ha podido construir la aplicación.', 'The app could not be built.'));
  }
  rmSync(stamp, { force: true });
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  writeFileSync(stamp, hash);
}

/** Everything the browser code may import, and what builds it. Paths count too: a moved file is a change. */
function hashOfSources() {
  const hash = createHash('sha256');
  const files = [...filesUnder(join(root, 'src')), join(root, 'package-lock.json'), join(root, 'vite.config.ts')];
  for (const file of files.filter((name) => existsSync(name))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const serverOnly = new Set(['server', 'worker', 'cli', 'portal', 'store.ts', 'routes.ts', 'jobs.ts', 'reactions.ts']);

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !serverOnly.has(name) && !name.includes('.test.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]));
}
