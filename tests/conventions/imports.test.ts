import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import ranks from '#areas/ranks.json' with { type: 'json' };
import { temporaryFolder } from '#tests/support/postgres.ts';
import { root } from './sources.ts';

/** A small tree with one breach of each rule, and the neighbours that are allowed. */
const planted: Record<string, string> = {
  'src/platform/errors/index.ts': `export const no = 'no';`,
  'src/platform/business.ts': `import '#areas/identity/index.ts';`,
  'src/platform/a.ts': `import './b.ts'; export const a = 1;`,
  'src/platform/b.ts': `import './a.ts';`,
  'src/areas/identity/index.ts': `export { find } from './store.ts'; export const rule = 1;`,
  'src/areas/identity/store.ts': `import { sql } from 'kysely'; export const find = sql;`,
  'src/areas/identity/contract.ts': `import { z } from 'zod'; export const shape = z.string();`,
  'src/areas/identity/upwards.ts': `import type { shape } from '#areas/cases/contract.ts'; export type Shape = typeof shape;`,
  'src/areas/customers/beside.ts': `import '#areas/team/index.ts';`,
  'src/areas/team/index.ts': `export const team = 1;`,
  'src/areas/cases/contract.ts': `import '#areas/identity/contract.ts'; export const shape = 1;`,
  'src/areas/cases/deep.ts': `import '#areas/identity/store.ts';`,
  'src/areas/cases/query.ts': `import { sql } from 'kysely'; export const query = sql;`,
  'src/areas/cases/pure.rules.ts': `import { no } from '#platform/errors/index.ts'; import { rule } from '#areas/identity/index.ts'; export const all = [no, rule];`,
  'src/areas/cases/impure.rules.ts': `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
  'src/areas/cases/web/index.ts': `import '../contract.ts'; import '../pure.rules.ts';`,
  'src/areas/cases/web/server-side.ts': `import '../query.ts';`,
  'src/areas/cases/apps.ts': `import '#apps/main.ts';`,
  'src/areas/channels/email/index.ts': `import '../form/index.ts'; import '#areas/cases/index.ts';`,
  'src/areas/channels/form/index.ts': `export const form = 1;`,
  'src/areas/cases/index.ts': `export { shape } from './contract.ts';`,
  'src/ui/button.ts': `import '#areas/cases/contract.ts';`,
  'src/apps/main.ts': `import '#areas/cases/index.ts'; import '#areas/cases/query.ts';`,
  'src/apps/tested.ts': `import '#tests/support/x.ts';`,
  'src/apps/lost.ts': `import './nowhere.ts';`,
  'tests/support/x.ts': `export const x = 1;`,
};

test('each planted breach of the import rules is reported, and nothing else', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder('imports');
  for (const [path, text] of Object.entries(planted)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(root, file), join(folder, file));
  for (const name of ['kysely', 'zod']) {
    await mkdir(join(folder, 'node_modules', name), { recursive: true });
    await writeFile(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
    await writeFile(join(folder, 'node_modules', name, 'index.js'), '');
  }
  expect(await breaches(folder)).toEqual([
    'apps-enter-areas-by-their-doors: src/apps/main.ts → src/areas/cases/query.ts',
    'areas-are-entered-by-their-doors: src/areas/cases/deep.ts → src/areas/identity/store.ts',
    'areas-never-import-apps: src/areas/cases/apps.ts → src/apps/main.ts',
    'browser-code-stays-in-the-browser: src/areas/cases/web/server-side.ts → src/areas/cases/query.ts',
    'equal-ranks-do-not-meet: src/areas/channels/email/index.ts → src/areas/channels/form/index.ts',
    'equal-ranks-do-not-meet: src/areas/customers/beside.ts → src/areas/team/index.ts',
    'no-cycles: src/platform/a.ts → src/platform/b.ts',
    'no-node-in-the-browser: src/areas/cases/impure.rules.ts → fs',
    'no-test-code-in-the-product: src/apps/tested.ts → tests/support/x.ts',
    'platform-knows-no-business: src/platform/business.ts → src/areas/identity/index.ts',
    'queries-live-in-stores: src/areas/cases/query.ts → node_modules/kysely/index.js',
    'rank-1-imports-lower-ranks-only: src/areas/identity/upwards.ts → src/areas/cases/contract.ts',
    'resolvable: src/apps/lost.ts → ./nowhere.ts',
    'rules-are-pure: src/areas/cases/impure.rules.ts → fs',
    'ui-knows-no-business: src/ui/button.ts → src/areas/cases/contract.ts',
  ]);
});

async function breaches(folder: string): Promise<string[]> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const words = [cruiser, '--config', config, '--output-type', 'json', 'src', 'tests'];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder, maxBuffer: 50_000_000 }).catch(
    (error: { stdout: string }) => error,
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).toSorted();
}

test('every area has its rank', async () => {
  const folders = await readdir(join(root, 'src/areas'), { withFileTypes: true });
  const areas = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(areas.filter((area) => !ranks.flat().includes(area))).toEqual([]);
});
