import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { useText } from '#ui/text.ts';
import { bulkApi, type BulkAct, type BulkView } from '../../bulk/bulk.contract.ts';
import { useAttemptKey } from '../data/use-attempt-key.ts';
import { problemText } from '../data/use-verb.ts';
import { Asking } from '../law/LawDialogs.tsx';
import { type Asked, BulkFields } from './BulkFields.tsx';
import { BulkOutlook } from './BulkOutlook.tsx';
import { bulkQuery, bulksQuery, previewQuery } from './queries.ts';

/** What is wanted: something that has to be said first, or something that needs no more words. */
export type BulkWanted = Asked | 'take' | 'follow';

interface BulkDialogProps {
  wanted: BulkWanted;
  title: string;
  references: readonly string[];
  onClose(): void;
  onDone(): void;
}

/** Says what will change and what will not, and why; then it is done, and goes on by itself. */
export function BulkDialog({ wanted, title, references, onClose, onDone }: BulkDialogProps) {
  const t = useText();
  const asked = wanted === 'take' || wanted === 'follow' ? undefined : wanted;
  const [act, setAct] = useState<BulkAct | undefined>(asked ? undefined : { do: wanted as 'take' | 'follow' });
  const preview = useQuery(previewQuery(references, act));
  const make = useMakeBulk(onDone);
  const will = preview.data?.will ?? 0;
  const problem = preview.error instanceof ApiProblem ? problemText(t, preview.error) : make.problem;
  return (
    <Asking
      title={title}
      confirm={t('cases.bulk.confirm', { n: act && preview.isPending ? references.length : will })}
      problem={problem}
      busy={make.busy || (act !== undefined && preview.isPending)}
      onClose={onClose}
      onSubmit={() => {
        if (act && will > 0) make.run({ references: [...references], act });
        else if (act && preview.data) onClose();
      }}
    >
      {asked && <BulkFields asked={asked} onChange={setAct} />}
      {act && <BulkOutlook preview={preview.data} />}
    </Asking>
  );
}

function useMakeBulk(onDone: () => void) {
  const t = useText();
  const queries = useQueryClient();
  const keyFor = useAttemptKey();
  const [problem, setProblem] = useState<string>();
  const { mutate, isPending } = useMutation({
    mutationFn: async (body: { references: string[]; act: BulkAct }): Promise<BulkView> =>
      call(bulkApi.makeBulk, { body }, { idempotencyKey: keyFor(body) }),
    onSuccess: (view) => {
      queries.setQueryData(bulkQuery(view.id).queryKey, view);
      void queries.invalidateQueries({ queryKey: bulksQuery.queryKey });
      onDone();
    },
    onError: (error) => setProblem(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown')),
  });
  return { run: mutate, busy: isPending, problem };
}
