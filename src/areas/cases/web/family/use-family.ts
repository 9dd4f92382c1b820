import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { familyApi } from '../../family/family.contract.ts';
import { problemText } from '../data/use-verb.ts';
import { familyQuery } from './queries.ts';

interface Change {
  child: string;
  /** Nothing: it hangs from no other. */
  parent: string | undefined;
  /** What it was before, for whoever takes it back. */
  former: string | undefined;
  undoes?: boolean;
}

/** Hangs a case from another one, or lets it go; each can be taken back. */
export function useFamily() {
  const t = useText();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ child, parent }: Change) => {
      const params = { reference: child };
      return parent
        ? call(familyApi.setParent, { params, body: { parent } })
        : call(familyApi.leaveParent, { params, body: {} });
    },
    onSuccess: (view, change) => {
      const { child, parent, former, undoes = false } = change;
      queries.setQueryData(familyQuery(child).queryKey, view);
      for (const one of [parent, former])
        if (one) void queries.invalidateQueries({ queryKey: familyQuery(one).queryKey });
      void queries.invalidateQueries({ queryKey: manyKey('case') });
      const text = parent
        ? t('cases.family.done', { child, parent })
        : t('cases.family.left', { child, parent: former ?? '' });
      toast(text, undoes ? {} : { undo: () => mutate({ child, parent: former, former: parent, undoes: true }) });
    },
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return { change: mutate, busy: isPending };
}
