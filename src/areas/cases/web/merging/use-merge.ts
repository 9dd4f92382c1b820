import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { caseQuery } from '../data/queries.ts';
import { useVerb } from '../data/use-verb.ts';

/** Merges and parts; the toast of one undoes it by the other. `onKept`: the case that goes on, to be shown. */
export function useMerge(onKept: (reference: string) => void) {
  const t = useText();
  const queries = useQueryClient();
  // What was read under that number is another case now.
  const forget = (reference: string): void => queries.removeQueries({ queryKey: caseQuery(reference).queryKey });
  const merging = useVerb(casesApi.merge);
  const parting = useVerb(casesApi.undoMerge);
  const part = (reference: string, { id, reference: other }: { id: string; reference: string }): void =>
    parting.run(
      { params: { reference, mergeId: id }, body: {} },
      {
        onDone: () => {
          forget(other);
          toast(t('cases.merge.parted', { other }));
        },
      },
    );
  const merge = (reference: string, other: string): void =>
    merging.run(
      { params: { reference }, body: { other } },
      {
        onDone: ({ merged }) => {
          const made = merged.find((one) => one.reference === other);
          toast(t('cases.merge.done', { reference, other }), made ? { undo: () => part(reference, made) } : {});
          onKept(reference);
          forget(other);
        },
      },
    );
  return { merge, part, busy: merging.busy || parting.busy };
}
