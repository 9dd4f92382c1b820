import type { Work } from '#platform/work/index.ts';
import { personActing } from '../../person-acting.ts';
import type { AuthorisationListRow } from '../contract.ts';
import { solutionLabels } from '../asking/mail.store.ts';
import { countExecutions, countPending, decidedBy, pendingFor } from './list.store.ts';
import { usualTimes, type UsualTime } from './usual-time.ts';
import { viewListed } from './view.ts';

export async function listRequests(
  work: Work,
  query: { view: 'pending' | 'others' | 'decided'; after?: string | undefined; limit: number },
): Promise<{ authorisations: AuthorisationListRow[]; next: string | null }> {
  const me = personActing(work);
  const page = { after: readCursor(query.after), limit: query.limit + 1 };
  const found = await (query.view === 'decided'
    ? decidedBy(work.db, me, page)
    : pendingFor(work.db, me, query.view, page));
  const rows = found.slice(0, query.limit);
  const labels = await solutionLabels(work.db, me.language);
  const last = found.length > query.limit ? rows.at(-1) : undefined;
  const at = last && (query.view === 'decided' ? (last.decidedAt ?? last.dueAt) : last.dueAt);
  return {
    authorisations: rows.map((row) => viewListed(row, me.language, labels)),
    next: last && at ? `${at.toISOString()}~${last.id}` : null,
  };
}

/** A place in the list; anything that is not one of ours begins at the top. */
function readCursor(text: string | undefined): { at: Date; id: string } | null {
  const [at, id] = (text ?? '').split('~');
  const date = new Date(at ?? '');
  return id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(date.getTime()) ? { at: date, id } : null;
}

export async function countRequests(
  work: Work,
): Promise<{ pending: number; others: number; executions: number; last: UsualTime | null }> {
  const me = personActing(work);
  const [pending, others, executions, usual] = await Promise.all([
    countPending(work.db, me, 'pending'),
    countPending(work.db, me, 'others'),
    countExecutions(work.db, me),
    usualTimes(work.db, [me.id]),
  ]);
  return { pending, others, executions, last: usual.get(me.id) ?? null };
}
