import { api, get } from './calls.ts';
import { compare, type Compared } from './compare.ts';

const LISTS = [
  ['due', 'Cumplimiento, terms running'],
  ['at_risk', 'Cumplimiento, at risk'],
  ['breached', 'Cumplimiento, breaches'],
  ['unacknowledged', 'Cumplimiento, no receipt'],
] as const;

/** *Cumplimiento* over the whole history: 50 of each list with what every tab counts, beside the same rows by hand. */
export async function terms(house: string, floor: string, rounds: number): Promise<Compared[]> {
  const found: Compared[] = [];
  for (const [list, name] of LISTS)
    found.push(
      await compare(
        name,
        () => api(house, `/api/v1/compliance/terms?list=${list}`),
        () => get(`${floor}/terms?list=${list}`),
        { rounds, total: 200 },
      ),
    );
  return found;
}
