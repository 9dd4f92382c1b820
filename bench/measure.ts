/** Quantiles of a list of milliseconds. */
export interface Figures {
  n: number;
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
}

export function figures(times: readonly number[], tookMs: number): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: (sorted.length / tookMs) * 1_000 };
}

/** Runs `work` from `clients` loops at once until `total` are done, and times each. */
export async function drive(clients: number, total: number, work: (n: number) => Promise<unknown>): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const loop = async (): Promise<void> => {
    while (next < total) {
      const n = next++;
      const start = performance.now();
      await work(n);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, loop));
  return figures(times, performance.now() - began);
}

/** A loop of plain arithmetic: how free the machine is. About the same each time when nothing else runs. */
export function calibrate(): number {
  const start = performance.now();
  let x = 0;
  for (let i = 0; i < 60_000_000; i += 1) x = (x * 31 + i) | 0;
  return performance.now() - start + (x === 42 ? 1 : 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A, B, A, B: ours and the floor in turn, so that whatever else runs disturbs both alike. Medians of the rounds. */
export async function inTurn(
  rounds: number,
  ours: () => Promise<Figures>,
  floor: () => Promise<Figures>,
): Promise<{ ours: Figures; floor: Figures }> {
  const taken: { ours: Figures[]; floor: Figures[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    taken.ours.push(await ours());
    taken.floor.push(await floor());
  }
  return { ours: medianOf(taken.ours), floor: medianOf(taken.floor) };
}

function medianOf(rounds: readonly Figures[]): Figures {
  const of = (read: (one: Figures) => number): number => median(rounds.map(read));
  return {
    n: of((f) => f.n),
    p50: of((f) => f.p50),
    p95: of((f) => f.p95),
    p99: of((f) => f.p99),
    perSecond: of((f) => f.perSecond),
  };
}
