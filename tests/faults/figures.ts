/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

/** Median, 99th percentile and worst of some waits, in whole milliseconds. */
export function spread(waits: readonly number[]): string {
  const [half, most, worst] = [0.5, 0.99, 1].map((share) => Math.round(percentile(waits, share)));
  return `p50 ${half} ms, p99 ${most} ms, worst ${worst} ms`;
}

/** Figures for docs/guides/faults.md: told at the end of a test, not judged by it, since machines differ. */
export function report(fault: string, figures: Record<string, string | number>): void {
  const told = Object.entries(figures).map(([name, value]) => `${name}: ${value}`);
  console.info(`${fault} · ${told.join(' · ')}`);
}
