import { memo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { knownRow } from '../data/case-cache.ts';
import { caseQuery } from '../data/queries.ts';
import { problemText } from '../data/use-verb.ts';
import styles from './case.module.css';
import { CaseHead } from './CaseHead.tsx';
import { OpenCase } from './OpenCase.tsx';

interface CasePaneProps {
  reference: string;
  onLeave(reference: string): void;
  onShow(reference: string): void;
}

/** The case that is open: at once when it was read beforehand, with its head from the list meanwhile when not. */
export const CasePane = memo(function CasePane({ reference, onLeave, onShow }: CasePaneProps) {
  const t = useText();
  const queries = useQueryClient();
  const { data: it, error, refetch } = useQuery(caseQuery(reference));
  const row = it ?? knownRow(queries, reference);
  usePageTitle(row ? `${row.reference} ${row.subject}` : reference, t('app.nav.inbox'));
  if (it) return <OpenCase it={it} onLeave={onLeave} onShow={onShow} />;
  return (
    <Pane name="thread" label={t('cases.thread')} ground="surface">
      {row && <CaseHead row={row} it={undefined} />}
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={styles.coming}>
          <Skeleton as="lines" count={9} />
        </div>
      )}
    </Pane>
  );
});

function Failed({ error, onRetry }: { error: Error; onRetry(): void }) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error : undefined;
  if (problem?.status === 404) return <EmptyState fact={t('cases.missing')} />;
  return (
    <ErrorState text={problem ? problemText(t, problem) : t('cases.problem.unknown')} supportCode={problem?.requestId}>
      <Button onClick={onRetry}>{t('cases.retry')}</Button>
    </ErrorState>
  );
}
