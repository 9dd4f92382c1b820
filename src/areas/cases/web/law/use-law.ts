import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { useText } from '#ui/text.ts';
import type { CaseLaw } from '../../law/law.contract.ts';
import { caseQuery, listKey } from '../data/queries.ts';
import { problemText } from '../data/use-verb.ts';
import { lawQuery } from './queries.ts';

/** A verb that answers with what the law asks of the case: done, shown at once, or refused with its reason. */
export function useLaw<E extends AnyEndpoint>(endpoint: E, reference: string, onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useMutation({
    mutationFn: async (input: CallInput<E>) => call(endpoint, input) as Promise<CaseLaw>,
    onSuccess: (law) => {
      queries.setQueryData(lawQuery(reference).queryKey, law);
      void queries.invalidateQueries({ queryKey: caseQuery(reference).queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: listKey });
      setProblem(undefined);
      onDone();
    },
    onError: (error) => setProblem(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return { run: mutate, busy: isPending, problem };
}
