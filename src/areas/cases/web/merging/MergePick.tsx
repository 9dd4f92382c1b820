import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { useRested } from '#ui/fields/use-rested.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../contract.ts';
import type { MergeCandidate } from '../../merging/merge.contract.ts';
import { useDesk } from '../case/desk.ts';
import { PickList, type PickItem } from '../pick/PickList.tsx';
import { MergePreview } from './MergePreview.tsx';

/** First which case, the likeliest on top and each with why; then what would happen. */
export function MergePick({ onDone }: { onDone(): void }) {
  const { it, show } = useDesk();
  const [other, setOther] = useState<string>();
  if (other === undefined) return <OtherPick reference={it.reference} onPick={setOther} />;
  return (
    <MergePreview
      reference={it.reference}
      other={other}
      onBack={() => setOther(undefined)}
      onDone={(kept) => {
        onDone();
        if (kept !== it.reference) show(kept);
        setTimeout(() => focusPaneNamed('thread'));
      }}
    />
  );
}

function OtherPick({ reference, onPick }: { reference: string; onPick(other: string): void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim(), 200);
  const likely = useQuery({
    queryKey: manyKey('case', 'merging', reference),
    queryFn: async ({ signal }) => call(casesApi.mergeCandidates, { params: { reference } }, { signal }),
  });
  const found = useQuery({
    queryKey: manyKey('case', 'found', q),
    queryFn: async ({ signal }) => call(casesApi.listCases, { query: { view: 'all', q, limit: 20 } }, { signal }),
    enabled: q.length > 1,
  });
  const why = useWhy();
  const items: PickItem[] =
    q.length > 1
      ? (found.data?.cases ?? [])
          .filter((row) => row.reference !== reference)
          .map((row) => ({ id: row.reference, label: row.subject, detail: `${row.customer} · ${row.reference}` }))
      : (likely.data?.cases ?? []).map((one) => ({
          id: one.reference,
          label: one.subject,
          detail: one.reference,
          note: why(one),
        }));
  return (
    <PickList
      label={t('cases.pick.merge')}
      placeholder={t('cases.pick.casePlaceholder')}
      items={items}
      onQuery={setTyped}
      onPick={onPick}
      nothing={q.length > 1 || likely.isPending ? undefined : t('cases.merge.none')}
    />
  );
}

function useWhy(): (one: MergeCandidate) => string {
  const t = useText();
  const { percent } = useFormats();
  return ({ why, share }) => t(`cases.merge.why.${why}`, { share: percent(share) });
}
