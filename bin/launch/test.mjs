import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runChecks } from './checks.mjs';
import { accompany } from './handing-over.mjs';
import { root } from './programs.mjs';

/** The checks alone. Gives the exit status. */
export async function check() {
  return report(await runChecks());
}

/** Everything; with words (paths, vitest options) only vitest on those. The last line says how it went. */
export async function test(words) {
  const checks = words.length === 0 ? await runChecks() : { passed: 0, failed: 0, skipped: 0 };
  const tests = await runVitest(words);
  return report({
    passed: checks.passed + tests.passed,
    failed: checks.failed + tests.failed,
    skipped: checks.skipped + tests.skipped,
  });
}

function report({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

async function runVitest(words) {
  const folder = mkdtempSync(join(tmpdir(), 'cauce-report-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, CAUCE_TEST_REPORT: file };
  const child = spawn(process.execPath, [vitest, 'run', ...words], { cwd: root, env, stdio: 'inherit' });
  const code = await accompany(child);
  const counts = existsSync(file)
    ? countTests(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  rmSync(folder, { recursive: true });
  // A crash, or a fault outside any test, is a failure as well.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** A file that cannot be loaded or prepared fails although no test of it did: it counts as one failure. */
function countTests(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
