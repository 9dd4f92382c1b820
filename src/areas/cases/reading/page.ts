import type { Work } from '#platform/work/index.ts';
import { writeCursor } from './cursor.rules.ts';
import type { pageQuery } from './filter.store.ts';
import { pageRows } from './row.store.ts';
import { viewRows, type ListPage } from './row.view.ts';

/** A page as it is read, with one row more than it shows: whether there are others, and from where they go on. */
export async function pageOf(work: Work, limit: number, page: ReturnType<typeof pageQuery>): Promise<ListPage> {
  const rows = await pageRows(work.db, page, reader(work));
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    cases: await viewRows(work, shown),
    next: last ? writeCursor(last) : null,
    more: last !== undefined,
  };
}

/** Whose unread marks a row shows. */
export function reader(work: Work): string | null {
  return work.actor.kind === 'person' ? work.actor.id : null;
}
