import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

test('a test that passed only at its second try is named at the end, with what it failed on', () => {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.retried-'));
  writeFileSync(
    path.join(folder, 'flaky.test.js'),
    "import { expect, test } from 'vitest';\nlet n = 0;\ntest('at the second try', () => expect((n += 1)).toBe(2));\ntest('at once', () => expect(1).toBe(1));\n",
  );
  writeFileSync(
    path.join(folder, 'vitest.config.mjs'),
    `import { Retried } from '${ROOT}/tests/support/retried.ts';\nexport default { test: { include: ['*.test.js'], retry: 1, reporters: [new Retried()] } };\n`,
  );
  try {
    const words = [path.join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder];
    const { stdout, status } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 25_000 });
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Passed only when tried again (1):\n  flaky.test.js > at the second try: expected 1 to be 2',
    );
    expect(stdout).not.toContain('at once');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
