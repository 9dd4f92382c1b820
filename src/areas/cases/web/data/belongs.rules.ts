import type { CaseRow } from '../../contract.ts';
import type { ListFilter } from './queries.ts';

/**
 * Whether a row still belongs to the list it is in, after something was done to it here and before the server says so.
 * What cannot be told from the row (mentions, due today, team) is left to the server.
 */
export function belongs(row: CaseRow, { view, ball }: Pick<ListFilter, 'view' | 'ball'>, personId: string): boolean {
  if (ball !== undefined && row.ball !== ball) return false;
  if (view === 'mine') return row.owner?.id === personId;
  if (view === 'unassigned') return row.owner === null;
  return true;
}
