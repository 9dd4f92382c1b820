import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: './tests/support/global-setup.ts',
    maxWorkers: 2,
    // A busy CI machine may starve a test of time once; one that fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    env: { CAUCE_MODE: 'test', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,db,bin,bench}/**/*.test.{ts,tsx}', 'tests/{conventions,support,integration}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/{e2e,faults,privacy}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
