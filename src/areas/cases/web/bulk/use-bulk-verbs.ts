import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { bulkApi, type BulkView } from '../../bulk/bulk.contract.ts';
import { problemText } from '../data/use-verb.ts';
import { bulkQuery, bulksQuery } from './queries.ts';

/** Stops what is being done to many, or takes it back. */
export function useBulkVerbs(): { stop(id: string): void; undo(id: string): void; busy: boolean } {
  const t = useText();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ id, verb }: { id: string; verb: 'stopBulk' | 'undoBulk' }): Promise<BulkView> =>
      call(bulkApi[verb], { params: { id }, body: {} }),
    onSuccess: (view) => {
      queries.setQueryData(bulkQuery(view.id).queryKey, view);
      void queries.invalidateQueries({ queryKey: bulksQuery.queryKey });
    },
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return {
    stop: (id) => mutate({ id, verb: 'stopBulk' }),
    undo: (id) => mutate({ id, verb: 'undoBulk' }),
    busy: isPending,
  };
}
