import { UNDO_SECONDS } from '#areas/identity/contract.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { PolicyAnswer, ProposalView } from '#areas/authority/contract.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { proposeApi } from '../../circuits/proposing/propose.contract.ts';
import type { CaseView } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { caseQuery, countsKey, listKey } from '../data/queries.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import type { Address, ReplyReasons } from './propose.rules.ts';
import { answerQuery, type AnswerAsked, proposalsQuery, solutionsQuery } from './queries.ts';

/** Of the countries with a pack of laws, and the two that travel. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'COP', 'PEN', 'MXN', 'CLP', 'ARS'];

/** The company's solutions by code, in the person's language. */
export function useSolutions() {
  const { locale } = useFormats();
  const { data } = useQuery(solutionsQuery);
  const solutions = (data?.solutions ?? []).filter(({ active }) => active);
  const of = new Map(data?.solutions.map((one) => [one.code, one]));
  return {
    /** Of products, that the policy asks about. */
    families: data?.families ?? [],
    solutions: solutions.map(({ code, labelEs, labelEn }) => ({
      value: code,
      label: locale === 'es' ? labelEs : labelEn,
    })),
    nameOf: (code: string): string => of.get(code)?.[locale === 'es' ? 'labelEs' : 'labelEn'] ?? code,
    isPriced: (code: string): boolean => code !== 'other' && (of.get(code)?.priced ?? false),
  };
}

/** The company's own currency, and those an order may be in. */
export function useCurrencies(): { currency: string; currencies: readonly string[] } {
  const { organisation } = useHouse();
  const currency = organisation?.company.currency ?? 'EUR';
  return { currency, currencies: [...new Set([currency, ...CURRENCIES])] };
}

/** How the customer is addressed by the brand of the case. */
export function useAddress(it: CaseView): Address {
  const { organisation } = useHouse();
  return (
    organisation?.brands.find(({ id }) => id === it.brandId)?.formOfAddress ??
    organisation?.brands[0]?.formOfAddress ??
    'tu'
  );
}

/** The policy's answer to what is being typed; the last one stays while the next is on its way. */
export function usePolicyAnswer(reference: string, asked: AnswerAsked | null): PolicyAnswer | undefined {
  const text = useDeferredValue(JSON.stringify(asked));
  const settled = JSON.parse(text) as AnswerAsked | null;
  const { data } = useQuery({
    ...answerQuery(reference, settled ?? { currency: 'EUR', lines: [] }),
    enabled: settled !== null,
  });
  return asked === null ? undefined : data;
}

export interface Sent {
  proposals: ProposalView[];
  can: Record<string, true | string>;
}

/** Verbs of a proposal: each answers with all of the case's, and the case is read again. */
export function useProposing(it: CaseView, onDone?: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const me = useMe();
  const keyFor = useAttemptKey();
  const [problem, setProblem] = useState<string>();
  const { reference } = it;
  const kept = (sent: Sent): void => {
    queries.setQueryData(proposalsQuery(reference, it.id).queryKey, sent);
    void queries.invalidateQueries({ queryKey: caseQuery(reference).queryKey });
    void queries.invalidateQueries({ queryKey: listKey });
    void queries.invalidateQueries({ queryKey: countsKey });
  };
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ run }: { run: () => Promise<Sent>; said: string }) => run(),
    onSuccess: (sent, { said }) => {
      kept(sent);
      setProblem(undefined);
      if (said) toast(said);
      onDone?.();
    },
    onError: (error) => {
      const words = error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown');
      if (onDone) setProblem(words);
      else toast(words);
    },
  });
  const run = (said: string, verb: () => Promise<Sent>): void => mutate({ run: verb, said });
  const undoSeconds = me.preferences.undoSeconds ?? UNDO_SECONDS;
  return {
    busy: isPending,
    problem,
    undoSeconds,
    ...verbsOf(t, { run, keyFor, reference, undoSeconds }),
  };
}

interface Running {
  run(said: string, verb: () => Promise<Sent>): void;
  keyFor: ReturnType<typeof useAttemptKey>;
  reference: string;
  undoSeconds: number;
}

function verbsOf(t: ReturnType<typeof useText>, { run, keyFor, reference, undoSeconds }: Running) {
  const byId = (id: string) => ({ reference, id });
  return {
    propose: (body: CallInput<typeof proposeApi.propose>['body'], said: string) =>
      run(said, async () =>
        call(proposeApi.propose, { params: { reference }, body }, { idempotencyKey: keyFor(body) }),
      ),
    decide: (body: CallInput<typeof proposeApi.decideAsDirector>['body'], said: string) =>
      run(said, async () =>
        call(proposeApi.decideAsDirector, { params: { reference }, body }, { idempotencyKey: keyFor(body) }),
      ),
    change: (id: string, body: CallInput<typeof proposeApi.changeProposal>['body'], said: string) =>
      run(said, async () => call(proposeApi.changeProposal, { params: byId(id), body })),
    apply: (
      id: string,
      { reply, answerRead }: { reply: { text: string; basedOn: number; reasons?: ReplyReasons }; answerRead: boolean },
      said: string,
    ) =>
      run(said, async () =>
        call(proposeApi.applyProposal, { params: byId(id), body: { reply: { ...reply, undoSeconds }, answerRead } }),
      ),
    withdraw: (id: string) =>
      run(t('cases.proposal.withdrawn'), async () => call(proposeApi.withdrawProposal, { params: byId(id) })),
    remind: (id: string) =>
      run(t('cases.proposal.reminded'), async () => call(proposeApi.remindProposal, { params: byId(id) })),
    answer: (id: string, text: string) =>
      run(t('cases.proposal.answered'), async () =>
        call(proposeApi.answerApprover, { params: byId(id), body: { text } }),
      ),
  };
}
