import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { problemsOf, refusalOf } from '../refusal.ts';
import { useFreshly } from './ConfirmGate.tsx';

interface ChangeOptions<Result> {
  /** What is read again once it is done. */
  reads?: readonly QueryKey[];
  /** Said when it is done. */
  said?: string;
  onDone?: (result: Result) => void;
  /** A form shows its own refusals; anything else says them in a toast. */
  inForm?: boolean;
}

/** A change told to the server, with what a form or a button needs to show of it. */
export function useChange<Input, Result>(act: (input: Input) => Promise<Result>, options: ChangeOptions<Result> = {}) {
  const t = useText();
  const queries = useQueryClient();
  const freshly = useFreshly();
  const { reads = [], said, onDone, inForm = false } = options;
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (input: Input) => freshly(async () => act(input)),
    onSuccess: (result) => {
      for (const queryKey of reads) void queries.invalidateQueries({ queryKey });
      if (said) toast(said);
      onDone?.(result);
    },
    onError: (failure) => {
      if (!inForm) toast(refusalOf(t, failure) ?? '');
    },
  });
  const problems = problemsOf(error);
  return {
    run: (input: Input) => mutate(input),
    busy: isPending,
    reset,
    problems,
    /** What is wrong with one field. */
    wrong: (field: string) => problems.find((problem) => problem.field === field)?.message,
    /** A refusal that belongs to no field. */
    refusal: inForm && problems.length === 0 ? refusalOf(t, error) : undefined,
    error,
  };
}
