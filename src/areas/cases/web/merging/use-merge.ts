import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';

/** Merges and parts; the toast of one undoes it by the other. `onKept`: the case that goes on, to be shown. */
export function useMerge(onKept: (reference: string) => void) {
  const t = useText();
  const merging = useVerb(casesApi.merge);
  const parting = useVerb(casesApi.undoMerge);
  const part = (reference: string, { id, reference: other }: { id: string; reference: string }): void =>
    parting.run(
      { params: { reference, mergeId: id }, body: {} },
      { onDone: () => toast(t('cases.merge.parted', { other })) },
    );
  const merge = (reference: string, other: string): void =>
    merging.run(
      { params: { reference }, body: { other } },
      {
        onDone: ({ merged }) => {
          const made = merged.find((one) => one.reference === other);
          toast(t('cases.merge.done', { reference, other }), made ? { undo: () => part(reference, made) } : {});
          onKept(reference);
        },
      },
    );
  return { merge, part, busy: merging.busy || parting.busy };
}
