import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CustomerRow, customersApi } from '#areas/customers/contract.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { useRested } from '#ui/fields/use-rested.ts';
import { useText } from '#ui/text.ts';
import { PickList, type PickItem } from './PickList.tsx';

const NEW = 'new';

interface CustomerPickProps {
  onPick(customer: CustomerRow): void;
  /** Offered when what is typed is nobody yet. */
  onNew?: (typed: string) => void;
}

/** A customer by name, e-mail or phone, in one field. */
export function CustomerPick({ onPick, onNew }: CustomerPickProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim(), 200);
  const { data, isFetching } = useQuery({
    queryKey: manyKey('customer', 'found', q),
    queryFn: async ({ signal }) => call(customersApi.listCustomers, { query: { q, limit: 8 } }, { signal }),
    enabled: q.length > 1,
  });
  const found = q.length > 1 ? (data?.customers ?? []) : [];
  const items: PickItem[] = found.map(({ id, name, company, email, phone }) => ({
    id,
    label: company ? `${name} · ${company}` : name,
    detail: email ?? phone ?? undefined,
  }));
  const fresh: PickItem[] =
    onNew && typed.trim().length > 1 ? [{ id: NEW, label: t('cases.pick.newCustomer', { typed: typed.trim() }) }] : [];
  const pick = (id: string): void => {
    const customer = found.find((one) => one.id === id);
    if (customer) onPick(customer);
    else if (id === NEW) onNew?.(typed.trim());
  };
  return (
    <PickList
      label={t('cases.pick.customer')}
      placeholder={t('cases.pick.customerPlaceholder')}
      items={[...items, ...fresh]}
      onQuery={setTyped}
      onPick={pick}
      nothing={typed.trim().length > 1 && !isFetching ? undefined : t('cases.pick.customerHint')}
    />
  );
}
