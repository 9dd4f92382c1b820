import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { ScreenBar, ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { TERM_LISTS, type TermList } from '../contract.ts';
import { dossierAction } from './actions.ts';
import {
  COMPLIANCE_TABS,
  type ComplianceSearch,
  type ComplianceTab,
  readComplianceSearch,
  writeComplianceSearch,
} from './address.rules.ts';
import { BookKeepers } from './BookKeepers.tsx';
import { BookSheets } from './BookSheets.tsx';
import styles from './compliance.module.css';
import { DossierDialog } from './DossierDialog.tsx';
import { Evaluations } from './Evaluations.tsx';
import { bookQuery, termsQuery } from './queries.ts';
import { ServiceSheet } from './ServiceSheet.tsx';
import { TermTable } from './TermTable.tsx';

const PANEL = 'compliance-panel';

/** What the law asks: which terms run, which are at risk or broken, who lacks a receipt, and the yearly evaluation. */
export function CompliancePage() {
  const t = useText();
  const navigate = useNavigate();
  const { tab, number } = readComplianceSearch(useSearch({ strict: false }) as ComplianceSearch);
  const [asking, setAsking] = useState(false);
  const go = (next: ComplianceTab, evaluation: number | null = null): void =>
    void navigate({
      to: '/cumplimiento' as string,
      search: writeComplianceSearch({ tab: next, number: evaluation }) as never,
      replace: true,
    });
  const list = TERM_LISTS.find((one) => one === tab);
  const { data } = useInfiniteQuery(termsQuery(list ?? 'at_risk'));
  const { data: book } = useQuery(bookQuery);
  const tabs = COMPLIANCE_TABS.filter((id) => id !== 'book' || book?.inUse || tab === 'book');
  const counts: Partial<Record<ComplianceTab, number>> = data?.pages[0]?.counts ?? {};
  const dossier = useAction(dossierAction, { run: () => setAsking(true) });
  usePageTitle(t('app.nav.compliance'));
  return (
    <Pane name="list" label={t('app.nav.compliance')} ground="surface">
      <ScreenHead title={t('app.nav.compliance')}>
        <ActionButton action={dossier} variant={list || tab === 'book' ? 'primary' : 'secondary'} />
      </ScreenHead>
      <ScreenBar>
        <Tabs
          label={t('compliance.tabs')}
          tabs={tabs.map((id) => ({ id, label: t(`compliance.tab.${id}`), ...cut(counts[id]) }))}
          value={tab}
          onChange={(next) => go(next)}
          panelId={PANEL}
          numbered
        />
      </ScreenBar>
      <ScreenPage tabs={{ panelId: PANEL, chosen: tab }}>
        {tab === 'evaluations' && <Evaluations number={number} onOpen={(chosen) => go('evaluations', chosen)} />}
        {tab === 'sheet' && <ServiceSheet />}
        {tab === 'book' && book && (
          <>
            <BookKeepers books={book.books} />
            <BookSheets sheets={book.items} />
          </>
        )}
        {list && <Terms list={list} onSeeAll={() => go('due')} />}
      </ScreenPage>
      {asking && <DossierDialog onClose={() => setAsking(false)} />}
    </Pane>
  );
}

const COUNTED = 1_000;

/** Counted up to there only. */
function cut(n: number | undefined): { count?: number; atLeast?: boolean } {
  return n === undefined ? {} : { count: Math.min(n, COUNTED), atLeast: n > COUNTED };
}

function Terms({ list, onSeeAll }: { list: TermList; onSeeAll(): void }) {
  const t = useText();
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    termsQuery(list),
  );
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const running = data?.pages[0]?.counts.due ?? 0;
  if (error)
    return (
      <ErrorState text={refusalOf(t, error)}>
        <Button onClick={() => void refetch()}>{t('compliance.retry')}</Button>
      </ErrorState>
    );
  if (isPending) return <Skeleton as="rows" count={8} />;
  if (rows.length === 0)
    return (
      <EmptyState fact={t(`compliance.empty.${list}`)}>
        {list === 'at_risk' && running > 0 && (
          <Button onClick={onSeeAll}>{t('compliance.seeRunning', { n: running })}</Button>
        )}
      </EmptyState>
    );
  return (
    <>
      <p className={styles.about}>{t(`compliance.about.${list}`)}</p>
      <TermTable list={list} rows={rows} />
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('compliance.more')}
          </Button>
        </div>
      )}
    </>
  );
}
