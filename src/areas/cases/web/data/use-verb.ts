import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import type { CaseRow, CaseView } from '../../contract.ts';
import { keepCase, patchCase } from './case-cache.ts';
import { caseQuery } from './queries.ts';

export interface VerbOptions {
  /** Shown at once, and taken back if it is refused. */
  shows?: Partial<CaseRow>;
  /** The same for each try of the same thing: it is done once. */
  idempotencyKey?: string;
  onDone?: (view: CaseView) => void;
  /** True: it was dealt with here. Otherwise a toast says why it was refused. */
  onRefused?: (problem: ApiProblem) => boolean | undefined;
}

type Input<E extends AnyEndpoint> = CallInput<E> & { params: { reference: string } };

/** A verb of a case: done here at once, told to the server, taken back honestly when it says no. */
export function useVerb<E extends AnyEndpoint>(endpoint: E) {
  const t = useText();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ input, options }: { input: Input<E>; options: VerbOptions }): Promise<CaseView> =>
      call(
        endpoint,
        input,
        options.idempotencyKey ? { idempotencyKey: options.idempotencyKey } : {},
      ) as Promise<CaseView>,
    onMutate: async ({ input, options }) => {
      if (!options.shows) return undefined;
      // A reading that began before this would put the old state back.
      await queries.cancelQueries({ queryKey: caseQuery(input.params.reference).queryKey });
      return patchCase(queries, input.params.reference, options.shows);
    },
    onSuccess: (view, { options }) => {
      keepCase(queries, view);
      options.onDone?.(view);
    },
    onError: (error, { options }, takeBack) => {
      takeBack?.();
      const problem = error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: 'client.fault' });
      if (!options.onRefused?.(problem)) toast(problemText(t, problem));
    },
  });
  return { run: (input: Input<E>, options: VerbOptions = {}) => mutate({ input, options }), busy: isPending };
}

/** What the server says, or that it could not be reached. */
export function problemText(t: ReturnType<typeof useText>, problem: ApiProblem): string {
  if (problem.unreachable) return t('cases.problem.unreachable');
  return problem.detail || t('cases.problem.unknown');
}
