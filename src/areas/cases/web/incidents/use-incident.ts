import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { useText } from '#ui/text.ts';
import type { IncidentView } from '../../incidents/incident.contract.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import { incidentQuery, incidentsQuery } from '../law/queries.ts';

/** A verb of an incident, done once however often it is tried; the incident as it leaves it is shown at once. */
export function useIncident<E extends AnyEndpoint>(endpoint: E, onDone: (view: IncidentView) => void) {
  const t = useText();
  const queries = useQueryClient();
  const keyFor = useAttemptKey();
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useMutation({
    mutationFn: async (input: CallInput<E>) =>
      call(
        endpoint,
        input,
        endpoint.method === 'POST' ? { idempotencyKey: keyFor(input) } : {},
      ) as Promise<IncidentView>,
    onSuccess: (view) => {
      queries.setQueryData(incidentQuery(view.id).queryKey, view);
      void queries.invalidateQueries({ queryKey: incidentsQuery.queryKey });
      setProblem(undefined);
      onDone(view);
    },
    onError: (error) => setProblem(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return { run: mutate, busy: isPending, problem };
}
