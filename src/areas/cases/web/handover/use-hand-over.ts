import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '#areas/identity/web/index.ts';
import { ApiProblem, call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { useDesk } from '../case/desk.ts';
import { keepCase } from '../data/case-cache.ts';
import { problemText, useVerb } from '../data/use-verb.ts';

export interface Handed {
  to: { id: string; name: string };
  note: string;
  /** One goes on hearing of it. */
  follows: boolean;
}

/** Gives the case to somebody with a note; undoing gives it back, and what was written stays. */
export function useHandOver(): (given: Handed) => void {
  const t = useText();
  const me = useMe();
  const queries = useQueryClient();
  const { it, leave, show } = useDesk();
  const back = useVerb(casesApi.assign);
  const params = { reference: it.reference };
  const { mutate } = useMutation({
    mutationFn: async ({ to, note, follows }: Handed): Promise<CaseView> => {
      // Before it goes: in another team's hands only who follows it still sees it.
      if (follows !== it.followers.some(({ id }) => id === me.id))
        await call(casesApi.follow, { params, body: { following: follows } });
      const [kind, id = ''] = to.id.split(':');
      return call(casesApi.assign, {
        params,
        body: kind === 'person' ? { ownerId: id, note } : { ownerId: null, teamId: id, note },
      });
    },
    onSuccess: (view, { to }) => {
      keepCase(queries, view);
      const former = { ownerId: it.owner?.id ?? null, ...(it.teamId ? { teamId: it.teamId } : {}) };
      const undo = (): void => back.run({ params, body: former }, { onDone: () => show(it.reference) });
      toast(t('cases.assign.done', { reference: it.reference, name: to.name }), { undo });
      leave();
    },
    onError: (error) => toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return mutate;
}
