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
  const words = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn', '--configLoader', 'native'];
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

/** Everything the browser code may import (.dependency-cruiser.cjs), and what builds it. Paths count: a moved file is a change. */
function hashOfSources() {
  const hash = createHash('sha256');
  const folders = ['src/ui', 'src/apps/agent', 'src/areas', ...browserPlatform.map((name) => `src/platform/${name}`)];
  const files = [
    ...folders.flatMap((folder) => filesUnder(join(root, folder))),
    ...builders.map((file) => join(root, file)),
  ];
  for (const file of files.filter((name) => existsSync(name))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const builders = ['package-lock.json', 'vite.config.ts', 'tsconfig.json'];
const browserPlatform = ['errors', 'money', 'i18n', 'clock', 'dates', 'presence', 'http'];

/** Of the areas only what browser code may see: contracts, rules, texts and the web folders. */
function isSeen(path) {
  if (path.includes('.test.')) return false;
  if (!path.includes(join('src', 'areas'))) return true;
  return /\/web\/|(^|[/.])(contract|events|rules)\.ts$|\/messages\./.test(path);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => [entry, join(folder, entry.name)])
    .flatMap(([entry, path]) => (entry.isDirectory() ? filesUnder(path) : [path]))
    .filter(isSeen);
}
