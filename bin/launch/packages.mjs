import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { npm, root } from './programs.mjs';
import { fail, progress, text } from './terminal.mjs';

/** Installs what package-lock.json names, unless it is there: `production` to run Cauce, `full` to work on it. */
export async function installPackages(kind) {
  if (isInstalled(kind)) return;
  const words = ['ci', '--ignore-scripts', kind === 'full' ? '--include=dev' : '--omit=dev'];
  const { ok, output } = await progress(text('Instalando dependencias', 'Installing packages'), () =>
    npm(words, { cwd: root }),
  );
  if (!ok) fail(output, text('No se han podido instalar las dependencias.', 'The packages could not be installed.'));
}

/** npm keeps a record of what it has put into node_modules, written last: it is compared with the lockfile. */
export function isInstalled(kind) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional }]) => {
    const unneeded = path === '' || optional || devOptional || (dev && kind === 'production');
    return (unneeded && !installed[path]) || path === '' || installed[path]?.version === version;
  });
}

/** The oldest PostgreSQL that Cauce supports, for its tests: a small lockfile of its own, so that no user carries it. */
export async function installOldestPostgres() {
  const folder = join(root, 'tools/postgres-15');
  if (`${process.platform}-${process.arch}` !== 'linux-x64' || existsSync(join(folder, 'node_modules'))) return;
  const { ok, output } = await progress(
    text('Preparando PostgreSQL 15 para las pruebas', 'Preparing PostgreSQL 15 for the tests'),
    () => npm(['ci', '--ignore-scripts'], { cwd: folder }),
  );
  if (!ok) fail(output, text('No se ha podido preparar PostgreSQL 15.', 'PostgreSQL 15 could not be prepared.'));
}
