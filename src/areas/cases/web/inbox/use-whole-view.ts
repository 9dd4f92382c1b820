import { useMutation } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import type { Selection } from '#ui/list/selection.rules.ts';
import { useText } from '#ui/text.ts';
import { bulkApi } from '../../bulk/bulk.contract.ts';
import type { Inbox } from './use-inbox.ts';

/** Counters stop here. */
const MOST_COUNTED = 1_000;

export interface WholeView {
  /** All the cases of the view, as it was when they were chosen; nothing while only rows are. */
  references: readonly string[] | undefined;
  said: string | undefined;
  all: { n: number | undefined; choose(): void } | undefined;
}

/** Choosing more than what has been read: once every row is chosen, all of the view can be. Another selection forgets it. */
export function useWholeView(inbox: Inbox, selection: Selection, known: number | undefined): WholeView {
  const t = useText();
  const { filter, hasMore, list } = inbox;
  const about = JSON.stringify([filter, [...selection.ids]]);
  const { mutate, data } = useMutation({
    mutationFn: async (asked: string) => {
      const found = await call(bulkApi.caseReferences, { query: filter });
      return { ...found, asked };
    },
    onError: () => toast(t('cases.bulk.all.failed')),
  });
  const found = data?.asked === about ? data : undefined;
  const everyRow = selection.ids.size > 0 && selection.ids.size === list.rows.length;
  const n = known !== undefined && known < MOST_COUNTED ? known : undefined;
  return {
    references: found?.references,
    said: found?.more ? t('cases.bulk.all.most', { n: found.references.length }) : undefined,
    all: everyRow && hasMore && !found ? { n, choose: () => mutate(about) } : undefined,
  };
}
