import { memo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { knownRow } from '../data/case-cache.ts';
import { caseQuery } from '../data/queries.ts';
import styles from './case.module.css';
import { CaseHead } from './CaseHead.tsx';
import { OpenCase } from './OpenCase.tsx';
import { Unread } from './Unread.tsx';

interface CasePaneProps {
  reference: string;
  onLeave(reference: string): void;
  onShow(reference: string): void;
}

/** The case that is open: at once when it was read beforehand, with its head from the list meanwhile when not. */
export const CasePane = memo(function CasePane({ reference, onLeave, onShow }: CasePaneProps) {
  const t = useText();
  const queries = useQueryClient();
  const { data: it, error, fetchStatus, refetch } = useQuery(caseQuery(reference));
  const row = it ?? knownRow(queries, reference);
  usePageTitle(row ? `${row.reference} ${row.subject}` : reference, t('app.nav.inbox'));
  if (it) return <OpenCase it={it} onLeave={onLeave} onShow={onShow} />;
  return (
    <Pane name="thread" label={t('cases.thread')} ground="surface">
      {row && <CaseHead row={row} it={undefined} />}
      {error || fetchStatus === 'paused' ? (
        <Unread error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={styles.coming}>
          <Skeleton as="lines" count={9} />
        </div>
      )}
    </Pane>
  );
});
