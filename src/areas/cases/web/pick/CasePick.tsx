import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { useRested } from '#ui/fields/use-rested.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { PickList, type PickItem } from './PickList.tsx';

interface CasePickProps {
  label: string;
  /** The case itself is never offered; its customer's others are, before anything is typed. */
  of: CaseView;
  /** Offered above the cases. */
  first?: readonly PickItem[];
  onPick(id: string): void;
}

/** Another case, by reference, customer or words. */
export function CasePick({ label, of: it, first = [], onPick }: CasePickProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim(), 200);
  const { data } = useQuery({
    queryKey: manyKey('case', 'found', q),
    queryFn: async ({ signal }) => call(casesApi.listCases, { query: { view: 'all', q, limit: 20 } }, { signal }),
    enabled: q.length > 1,
  });
  const found =
    q.length > 1
      ? (data?.cases ?? [])
      : [...new Map([...it.links, ...it.previous].map((one) => [one.reference, one])).values()];
  const cases = found
    .filter(({ reference }) => reference !== it.reference)
    .map(({ reference, subject, ...row }) => ({
      id: reference,
      label: subject,
      detail: 'customer' in row && row.customer ? `${row.customer} · ${reference}` : reference,
    }));
  const offered = typed === '' ? [...first, ...cases] : cases;
  return (
    <PickList
      label={label}
      placeholder={t('cases.pick.casePlaceholder')}
      items={offered}
      onQuery={setTyped}
      onPick={onPick}
      nothing={typed === '' ? t('cases.pick.caseHint') : undefined}
    />
  );
}
