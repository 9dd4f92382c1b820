import process from 'node:process';
import { join } from 'node:path';
import { root, runQuietly } from './programs.mjs';

const bin = (file) => join(root, 'node_modules', file);

/** Each is a program that must end with 0. */
const checks = [
  { name: 'oxfmt', words: [bin('oxfmt/bin/oxfmt'), '--check', '.'] },
  { name: 'oxlint', words: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'tsc', words: [bin('@typescript/native/bin/tsc'), '--noEmit'] },
  {
    name: 'dependency-cruiser',
    words: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'db',
      'tests',
    ],
  },
  { name: 'knip', words: [bin('knip/bin/knip.js')] },
];

/** Runs them two at a time; prints one line each, followed by what it says when it fails. */
export async function runChecks() {
  const waiting = [...checks];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begin = performance.now();
      const { ok, output } = await runQuietly(process.execPath, check.words);
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      console.log(`${ok ? 'OK    ' : 'failed'} ${check.name} ${seconds} s`);
      if (!ok) console.log(output.trimEnd());
      counts[ok ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return counts;
}
