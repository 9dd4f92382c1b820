import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { ScreenBar, ScreenHead, ScreenPanel } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import type { FindingsSearch } from './address.rules.ts';
import { FindingPane } from './FindingPane.tsx';
import { FindingRow } from './FindingRow.tsx';
import styles from './findings.module.css';
import { NewFindingPane } from './NewFindingPane.tsx';
import { findingsQuery, type Side } from './queries.ts';

/** *Hallazgos*: what cases have shown of a procedure, an area or a system, and what each area says to it. */
export function FindingsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const { anotar, contacto, lado } = useSearch({ strict: false }) as FindingsSearch;
  const side: Side = lado ? 'closed' : 'open';
  const { data, error, isPending, refetch } = useQuery(findingsQuery(side));
  usePageTitle(t('app.nav.findings'));
  const go = (open: string | undefined, next: Side = side): void =>
    void navigate({
      to: (open ? `/hallazgos/${open}` : '/hallazgos') as string,
      search: (next === 'closed' ? { lado: 'cerrados' } : {}) as never,
      replace: open !== undefined && id !== undefined,
    });
  const pane = (
    <Pane name="list" label={t('app.nav.findings')}>
      <ScreenHead title={t('app.nav.findings')} />
      <ScreenBar
        aside={
          <Button
            variant="quiet"
            aria-pressed={side === 'closed'}
            onClick={() => go(undefined, side === 'open' ? 'closed' : 'open')}
          >
            {t(side === 'open' ? 'findings.showClosed' : 'findings.showOpen')}
          </Button>
        }
      >
        <Quiet>{data && t('findings.waiting', { n: data.waiting })}</Quiet>
      </ScreenBar>
      <ScreenPanel>
        {error && (
          <ErrorState text={refusalOf(t, error)}>
            <Button onClick={() => void refetch()}>{t('findings.retry')}</Button>
          </ErrorState>
        )}
        {isPending && <Skeleton as="rows" count={6} />}
        {data?.items.length === 0 && <EmptyState fact={t(`findings.empty.${side}`)} />}
        {data && data.items.length > 0 && (
          <ShownList
            label={t('app.nav.findings')}
            items={data.items}
            idOf={(one) => one.id}
            render={(one) => <FindingRow finding={one} />}
            current={anotar ? undefined : id}
            onOpen={(next) => go(next)}
          />
        )}
      </ScreenPanel>
      {data?.more && <p className={styles.more}>{t('findings.more', { n: data.items.length })}</p>}
    </Pane>
  );
  return (
    <Workspace
      list={pane}
      thread={
        anotar ? (
          <NewFindingPane
            key={anotar}
            reference={anotar}
            contactId={contacto ?? null}
            onDone={(made) => go(made, 'open')}
          />
        ) : id ? (
          <FindingPane key={id} id={id} areas={data?.areas ?? []} onPassed={() => go(undefined)} />
        ) : (
          <Pane name="thread" label={t('findings.one')} ground="surface">
            <EmptyState fact={t('findings.choose')} />
          </Pane>
        )
      }
      listLabel={t('findings.width')}
      contextLabel=""
      open={id !== undefined || anotar !== undefined}
      onBack={() => go(undefined)}
    />
  );
}
