import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, CircleCheck, Inbox, type LucideIcon, Merge, NotebookPen, PencilLine } from 'lucide-react';
import { refusalOf } from '#areas/identity/web/index.ts';
import type { CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Time } from '#ui/format/Time.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { customersEvents, type customersApi } from '../../contract.ts';
import { timelineQuery } from '../queries.ts';
import styles from './record.module.css';

type Entry = CallOutput<typeof customersApi.customerTimeline>['entries'][number];

const ICONS: Record<Entry['kind'], LucideIcon> = {
  case: Inbox,
  resolution: CircleCheck,
  discard: Ban,
  note: NotebookPen,
  change: PencilLine,
  merge: Merge,
};

/** Everything that happened with them, the latest first. */
export function TimelinePane({ id }: { id: string }) {
  const t = useText();
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    timelineQuery(id),
  );
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  if (error && !data)
    return (
      <ErrorState text={refusalOf(t, error)}>
        <Button onClick={() => void refetch()}>{t('customers.retry')}</Button>
      </ErrorState>
    );
  if (isPending) return <Skeleton as="lines" count={10} />;
  if (entries.length === 0) return <EmptyState fact={t('customers.timeline.empty')} />;
  return (
    <>
      <ol className={styles.entries}>
        {entries.map((entry, index) => (
          // Two things may happen in the same instant, and neither has a name of its own here.
          <EntryLine key={`${entry.at} ${entry.kind} ${index}`} entry={entry} />
        ))}
      </ol>
      {hasNextPage && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('customers.timeline.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const t = useText();
  const { at, kind, text, reference, by } = entry;
  const isCase = kind === 'case' || kind === 'resolution' || kind === 'discard';
  return (
    <li className={styles.entry}>
      <span className={styles.entryIcon}>
        <Icon as={ICONS[kind]} />
      </span>
      <div className={styles.rowText}>
        <span className={isCase ? styles.value : undefined}>
          {reference ? (
            <Link to="/bandeja/$reference" params={{ reference }} search={{ vista: 'todas' }} className={styles.link}>
              {reference}
            </Link>
          ) : null}
          {reference && ' '}
          {isCase || kind === 'note'
            ? text
            : kind === 'merge'
              ? t('customers.entry.merged', { name: text })
              : t(changeWords(text))}
        </span>
        {(isCase || kind === 'note' || by) && (
          <span className={styles.quiet}>
            {[(isCase || kind === 'note') && t(`customers.entry.${kind}`), by].filter(Boolean).join(' · ')}
          </span>
        )}
      </div>
      <span className={styles.entryTime}>
        <Time at={new Date(at)} />
      </span>
    </li>
  );
}

/** What an event of the record says; one of a newer server is a change like any other. */
function changeWords(type: string): MessageId {
  const known = customersEvents.find((event) => event === type) ?? 'customer.changed';
  return `customers.event.${known.slice('customer.'.length)}` as MessageId;
}
