import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { listCases, type ListInput } from '../reading/list.ts';
import type { BulkRow, BulkView } from './bulk.contract.ts';
import { groupRefused, MOST_CASES } from './bulk.rules.ts';
import { bulksOf, type CountedBulk, refusedOf } from './bulk.store.ts';

const PAGE = 100;

/** The pages of the list one after another, as it is now: what is chosen is what is shown, and what comes later is not. */
export async function caseReferences(
  work: Work,
  input: Omit<ListInput, 'after' | 'limit'>,
): Promise<{ references: string[]; more: boolean }> {
  const references = new Set<string>();
  let page = await listCases(work, { ...input, limit: PAGE });
  for (;;) {
    for (const { reference } of page.cases) references.add(reference);
    if (!page.next || references.size >= MOST_CASES) break;
    page = await listCases(work, { ...input, after: page.next, limit: PAGE });
  }
  return { references: [...references].slice(0, MOST_CASES), more: page.more };
}

export async function viewBulks(work: Work): Promise<BulkRow[]> {
  const { actor, db } = work;
  return actor.kind === 'person' ? (await bulksOf(db, actor.id)).map(viewRow) : [];
}

/** One's own; somebody else's is not found. */
export async function viewBulk(work: Work, id: string): Promise<BulkView> {
  const { actor, db } = work;
  const [row] = actor.kind === 'person' ? await bulksOf(db, actor.id, id) : [];
  if (!row) throw missing('bulk.not_found');
  const left = await refusedOf(db, id);
  const ofState = (state: 'refused' | 'kept') => groupRefused(left.filter((one) => one.state === state));
  return { ...viewRow(row), refused: ofState('refused'), keptCases: ofState('kept') };
}

function viewRow(row: CountedBulk): BulkRow {
  return { ...row, madeAt: row.madeAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}
