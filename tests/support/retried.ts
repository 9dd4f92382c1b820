import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end which tests passed only when they were tried again: they are green, and something is wrong with them. */
export class Retried implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `  ${module.relativeModuleId} > ${test.fullName}`),
    );
    if (flaky.length > 0) console.log(`\nPassed only when tried again (${flaky.length}):\n${flaky.join('\n')}`);
  }
}
