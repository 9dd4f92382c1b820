import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ApiProblem, type CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { VirtualList } from '#ui/list/VirtualList.tsx';
import { useText } from '#ui/text.ts';
import type { CustomerRow, customersApi } from '../../contract.ts';
import type { CustomersAddress } from '../address.rules.ts';
import { CustomerLine, CustomersHead } from './CustomerLine.tsx';
import { lastRow } from './last-opened.ts';

type Page = CallOutput<typeof customersApi.listCustomers>;

interface CustomersRowsProps {
  list: UseInfiniteQueryResult<InfiniteData<Page>>;
  address: CustomersAddress;
  onOpen(id: string): void;
  /** Away with search and filter. */
  onAll(): void;
}

const idOf = ({ id }: CustomerRow): string => id;

/** The customers found, or why there are none. */
export function CustomersRows({ list, address, onOpen, onAll }: CustomersRowsProps) {
  const t = useText();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const rows = useMemo(() => data?.pages.flatMap(({ customers }) => customers) ?? [], [data]);
  const [current, setCurrent] = useState(lastRow.get);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (error && !data)
    return (
      <ErrorState text={refusalOf(t, error)} supportCode={error instanceof ApiProblem ? error.requestId : undefined}>
        <Button onClick={() => void refetch()}>{t('customers.retry')}</Button>
      </ErrorState>
    );
  if (isPending) return <Skeleton as="rows" count={12} />;
  if (rows.length === 0) {
    const everybody = address.q === '' && address.kind === undefined;
    return (
      <EmptyState
        fact={
          everybody
            ? t('customers.empty')
            : address.q
              ? t('customers.empty.search', { q: address.q })
              : t('customers.empty.kind')
        }
      >
        {!everybody && <Button onClick={onAll}>{t('customers.empty.all')}</Button>}
      </EmptyState>
    );
  }
  const open = (id: string): void => {
    lastRow.set(id);
    onOpen(id);
  };
  return (
    <>
      <CustomersHead />
      <VirtualList
        label={address.q ? t('customers.found', { q: address.q }) : t('customers.list')}
        items={rows}
        idOf={idOf}
        render={(row) => <CustomerLine row={row} />}
        current={current}
        onCurrent={setCurrent}
        onOpen={open}
        onEnd={more}
      />
    </>
  );
}
