import type { Helped } from './articles.contract.ts';

const Z = 1.959_963_985;
/** Below it a share says nothing. */
const FEWEST = 10;

/** How many it helped and how many not; from ten answers on also within which bounds the share lies (Wilson, 95 %). */
export function helpedOf(yes: number, no: number): Helped {
  const n = yes + no;
  if (n < FEWEST) return { yes, no, low: null, high: null };
  const share = yes / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return { yes, no, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
