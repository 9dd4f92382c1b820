import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SearchField } from '#ui/fields/TextField.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { ScreenBar, ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import {
  INTAKE_TABS,
  type IntakeSearch,
  type IntakeTab,
  readIntakeSearch,
  writeIntakeSearch,
} from './address.rules.ts';
import { Alarms } from './Alarms.tsx';
import { ArrivalTable } from './ArrivalTable.tsx';
import { Channels } from './Channels.tsx';
import styles from './intake.module.css';
import { intakeQuery } from './queries.ts';

const PANEL = 'intake-arrivals';

/** What came in and what became of it: nothing that arrives is lost, and here one can see it. */
export function IntakePage() {
  const t = useText();
  const navigate = useNavigate();
  const { tab, q } = readIntakeSearch(useSearch({ strict: false }) as IntakeSearch);
  const go = (next: { tab: IntakeTab; q: string }): void =>
    void navigate({ to: '/entradas' as string, search: writeIntakeSearch(next) as never, replace: true });
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    intakeQuery(tab, q),
  );
  const head = data?.pages[0];
  const arrivals = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts: Partial<Record<IntakeTab, number>> = head?.counts ?? {};
  usePageTitle(t('app.nav.intake'));

  return (
    <Pane name="list" label={t('app.nav.intake')} ground="surface">
      <ScreenHead title={t('app.nav.intake')} />
      <ScreenBar>
        <Tabs
          label={t('intake.tabs')}
          tabs={INTAKE_TABS.map((id) => ({ id, label: t(`intake.tab.${id}`), count: counts[id] }))}
          value={tab}
          onChange={(next) => go({ tab: next, q })}
          panelId={PANEL}
          numbered
        />
        <Finder key={q} q={q} onFind={(next) => go({ tab, q: next })} />
      </ScreenBar>
      <ScreenPage>
        {head && <Alarms alarms={head.alarms} channels={head.channels} />}
        {head && <Channels channels={head.channels} />}
        <section role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${tab}`} className={styles.arrivals}>
          {error && (
            <ErrorState text={refusalOf(t, error)}>
              <Button onClick={() => void refetch()}>{t('intake.retry')}</Button>
            </ErrorState>
          )}
          {isPending && <Skeleton as="rows" count={8} />}
          {head && arrivals.length === 0 && (
            <EmptyState fact={t(q ? 'intake.empty.search' : `intake.empty.${tab}`, { q })} />
          )}
          {arrivals.length > 0 && <ArrivalTable arrivals={arrivals} />}
          {hasNextPage && (
            <div>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('intake.more')}
              </Button>
            </div>
          )}
        </section>
      </ScreenPage>
    </Pane>
  );
}

/** ↵ searches; emptying it shows everything again. */
function Finder({ q, onFind }: { q: string; onFind(q: string): void }) {
  const t = useText();
  const [text, setText] = useState(q);
  return (
    <form
      role="search"
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        onFind(text.trim());
      }}
    >
      <SearchField
        label={t('intake.search')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value === '' && q !== '') onFind('');
        }}
      />
    </form>
  );
}
