/** The median, and the 95 % interval that its neighbours in order give: no shape of the times is assumed. */
export function medianOf(values: readonly number[]): {
  median: number | null;
  low: number | null;
  high: number | null;
} {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { median: null, low: null, high: null };
  const median = ((sorted[Math.floor((n - 1) / 2)] ?? 0) + (sorted[Math.floor(n / 2)] ?? 0)) / 2;
  const rank = lowerRank(n);
  return {
    median,
    low: rank === 0 ? null : (sorted[rank - 1] ?? null),
    high: rank === 0 ? null : (sorted[n - rank] ?? null),
  };
}

/** The largest r with P(fewer than r of n lie below the median) ≤ 2,5 %; 0 where there are too few for any. Exact up to 200. */
function lowerRank(n: number): number {
  if (n > 200) return Math.floor(n / 2 - (1.959964 * Math.sqrt(n)) / 2);
  let [chance, below, rank] = [0.5 ** n, 0, 0];
  while (below + chance <= 0.025) {
    below += chance;
    rank += 1;
    chance = (chance * (n - rank + 1)) / rank;
  }
  return rank;
}
