import type { ReactNode } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { ScreenPanel } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';

interface ListBodyProps<Item extends { id: string }> {
  label: string;
  tabs?: { panelId: string; chosen: string };
  query: { error: Error | null; isPending: boolean; refetch(): unknown };
  items: readonly Item[] | undefined;
  row(item: Item): ReactNode;
  current: string | undefined;
  onOpen(id: string): void;
  empty: ReactNode;
  children?: ReactNode;
}

/** What every list here has: a fault to try again, the shape of what comes, the fact that there is nothing, and its rows. */
export function ListBody<Item extends { id: string }>(props: ListBodyProps<Item>) {
  const { label, tabs, query, items, row, current, onOpen, empty, children } = props;
  const t = useText();
  return (
    <ScreenPanel {...(tabs ? { tabs } : {})}>
      {query.error && (
        <ErrorState text={refusalOf(t, query.error)}>
          <Button onClick={() => void query.refetch()}>{t('line.retry')}</Button>
        </ErrorState>
      )}
      {query.isPending && <Skeleton as="rows" count={6} />}
      {items?.length === 0 && empty}
      {items && items.length > 0 && (
        <ShownList label={label} items={items} idOf={(one) => one.id} render={row} current={current} onOpen={onOpen} />
      )}
      {children}
    </ScreenPanel>
  );
}
