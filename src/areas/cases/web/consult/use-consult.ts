import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { consultApi } from '../../circuits/consulting/consult.contract.ts';
import { countsKey, listKey, caseQuery } from '../data/queries.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import { consultBody, type ConsultForm } from './consult.rules.ts';
import { type CaseNamed, circuitsQuery } from './queries.ts';

/** Sends the question, once however often it is tried; says who has it now and what the customer was told. */
export function useConsult(it: CaseNamed, areaName: string, onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const keyFor = useAttemptKey();
  const { mutate, isPending } = useMutation({
    mutationFn: async (form: ConsultForm) => {
      const body = consultBody(form);
      return call(
        consultApi.consultArea,
        { params: { reference: it.reference }, body },
        { idempotencyKey: keyFor(body) },
      );
    },
    onSuccess: ({ asked, ...circuits }) => {
      queries.setQueryData(circuitsQuery(it).queryKey, circuits);
      void queries.invalidateQueries({ queryKey: caseQuery(it.reference).queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: listKey });
      void queries.invalidateQueries({ queryKey: countsKey });
      const told = asked.customer === 'not_asked' ? '' : t(`cases.consult.customer.${asked.customer}`);
      toast([t('cases.consult.done', { area: areaName, who: asked.told }), told].filter(Boolean).join(' '));
      onDone();
    },
    onError: (error) => setProblem(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return { send: mutate, busy: isPending, problem };
}
