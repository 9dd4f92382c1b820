import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Says at the end which tests passed only when they were tried again, and on what they failed: they are green, and something is wrong with them. */
export class Retried implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `  ${module.relativeModuleId} > ${test.fullName}: ${failureOf(test)}`),
    );
    if (flaky.length > 0) console.log(`\nPassed only when tried again (${flaky.length}):\n${flaky.join('\n')}`);
  }
}

/** Of its first try, in one line. */
function failureOf(test: TestCase): string {
  return (test.result().errors?.[0]?.message ?? 'no reason kept').split('\n')[0]?.slice(0, 300) ?? '';
}
