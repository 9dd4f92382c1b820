import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiProblem, call, type CallInput } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../../contract.ts';
import { keepCase } from '../../data/case-cache.ts';
import { problemText } from '../../data/use-verb.ts';
import type { Draft } from '../draft.rules.ts';
import { useDraftWriter } from '../drafts.ts';
import { whenBack } from './when-back.ts';

/** An answer that was tried and did not get through, as it was then. */
export interface Tried {
  body: CallInput<typeof casesApi.reply>['body'];
  idempotencyKey: string;
  side: Draft['reply'];
}

/**
 * «Enviar cuando vuelva la conexión»: asked for on purpose, once. The server looks again whether something came meanwhile, and
 * whether it had left already. Changed since, it is not sent: nobody has read it as it is now.
 */
export function useWhenBack(reference: string) {
  const t = useText();
  const queries = useQueryClient();
  const { latest, sent } = useDraftWriter(reference);
  const waits = useSyncExternalStore(whenBack.subscribe, () => whenBack.has(reference));
  const start = ({ body, idempotencyKey, side }: Tried): void =>
    whenBack.add(reference, async () => {
      if (latest().reply !== side) {
        toast(t('cases.back.changed', { reference }));
        return true;
      }
      try {
        keepCase(queries, await call(casesApi.reply, { params: { reference }, body }, { idempotencyKey }));
        sent('reply', side);
        toast(t('cases.reply.done', { reference }));
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : undefined;
        if (!problem || problem.unreachable) return false;
        toast(t('cases.back.refused', { reference, why: problemText(t, problem) }));
      }
      return true;
    });
  return { waits, start, stop: () => whenBack.drop(reference) };
}
