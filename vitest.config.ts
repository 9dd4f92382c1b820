import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';
import { Retried } from './tests/support/retried.ts';

/** Where `npm test` wants the counts. */
const { CAUCE_TEST_REPORT: outputFile } = process.env;
const counts: ['json', { outputFile: string }][] = outputFile ? [['json', { outputFile }]] : [];

export default defineConfig({
  test: {
    globalSetup: './tests/support/global-setup.ts',
    // For two cores: a good part of it is waiting, for a restart, a pause between two tries, a page.
    maxWorkers: 4,
    // A busy CI machine may starve a test of time once; one that fails twice is broken. Which they were is said at the end.
    retry: process.env.CI ? 1 : 0,
    reporters: ['default', new Retried(), ...counts],
    pool: 'forks',
    env: { CAUCE_MODE: 'test', TZ: 'UTC' },
    // What is waited for comes within a second, or much later where the machine has much else to do.
    expect: { poll: { timeout: 15_000, interval: 50 } },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,db,bin,bench}/**/*.test.{ts,tsx}', 'tests/{conventions,support,integration}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // One process for many files: what they import is read once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/{e2e,faults,privacy}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
