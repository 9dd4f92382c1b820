import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { later } from '#ui/later.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { ScreenBar, ScreenHead, ScreenPage, ScreenPanel } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { PARTS, type Part, readPart, writePart } from './address.rules.ts';
import { AuthorisationRow } from './AuthorisationRow.tsx';
import { DecisionPane } from './DecisionPane.tsx';
import { authorisationsQuery, countsQuery, type RequestsView } from './queries.ts';
import { PendingList } from './PendingList.tsx';
import { Tasks } from './Tasks.tsx';

// It brings a calendar with it.
const Delegation = later(async () => (await import('./Delegation.tsx')).Delegation);

const PANEL = 'autorizaciones';

/** *Autorizaciones*: the requests at the left, the decision at the right; what is to be carried out and one's delegation beside. */
export function AuthorisationsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const part = readPart(useSearch({ strict: false }));
  const { data: counts } = useQuery(countsQuery);
  usePageTitle(t('app.nav.authorisations'));
  const show = (next: Part, open?: string): void =>
    void navigate({
      to: (open ? `/autorizaciones/${open}` : '/autorizaciones') as string,
      search: writePart(next) as never,
      replace: open !== undefined && id !== undefined,
    });
  // What waits for others is somebody else's to count.
  const parts = PARTS.filter((one) => one !== 'others' || part === 'others' || (counts?.others ?? 0) > 0);
  const count = {
    pending: counts?.pending,
    others: undefined,
    decided: undefined,
    tasks: counts?.executions,
    delegation: undefined,
  };
  const pane = (
    <Pane name="list" label={t('app.nav.authorisations')}>
      <ScreenHead title={t('app.nav.authorisations')} />
      <ScreenBar>
        <Tabs
          label={t('authorisations.parts')}
          tabs={parts.map((one) => ({ id: one, label: t(`authorisations.part.${one}`), count: count[one] }))}
          value={part}
          onChange={(next) => show(next)}
          panelId={PANEL}
          numbered
        />
      </ScreenBar>
      {part !== 'tasks' && part !== 'delegation' ? (
        <ScreenPanel tabs={{ panelId: PANEL, chosen: part }}>
          <Requests view={part} current={id} onOpen={(next) => show(part, next)} />
        </ScreenPanel>
      ) : (
        <ScreenPage tabs={{ panelId: PANEL, chosen: part }}>
          <Suspense>{part === 'tasks' ? <Tasks /> : <Delegation />}</Suspense>
        </ScreenPage>
      )}
    </Pane>
  );
  return (
    <Workspace
      list={pane}
      thread={id ? <DecisionPane key={id} id={id} /> : <Nothing part={part} />}
      listLabel={t('authorisations.width')}
      contextLabel=""
      open={id !== undefined}
      onBack={() => show(part)}
    />
  );
}

interface RequestsProps {
  view: RequestsView;
  current: string | undefined;
  onOpen(id: string): void;
}

function Requests({ view, current, onOpen }: RequestsProps) {
  const t = useText();
  const list = useInfiniteQuery(authorisationsQuery(view));
  const items = list.data?.pages.flatMap(({ authorisations }) => authorisations) ?? [];
  if (list.error)
    return (
      <ErrorState text={refusalOf(t, list.error)}>
        <Button onClick={() => void list.refetch()}>{t('authorisations.retry')}</Button>
      </ErrorState>
    );
  if (list.isPending) return <Skeleton as="rows" count={6} />;
  if (items.length === 0) return <Empty view={view} />;
  const onEnd = list.hasNextPage ? () => void list.fetchNextPage() : undefined;
  if (view === 'pending') return <PendingList items={items} current={current} onOpen={onOpen} onEnd={onEnd} />;
  return (
    <ShownList
      label={t('app.nav.authorisations')}
      items={items}
      idOf={(one) => one.id}
      render={(one) => <AuthorisationRow it={one} />}
      current={current}
      onOpen={onOpen}
      onEnd={onEnd}
    />
  );
}

/** «No hay nada por autorizar. Sueles tardar 38 min.» */
function Empty({ view }: { view: RequestsView }) {
  const t = useText();
  const formats = useFormats();
  const { data } = useQuery(countsQuery);
  if (view !== 'pending') return <EmptyState fact={t(`authorisations.empty.${view}`)} />;
  const last = data?.last;
  return (
    <EmptyState
      fact={
        last
          ? t('authorisations.empty.last', { time: formats.duration(last.minutes), n: last.n })
          : t('authorisations.empty.pending')
      }
    />
  );
}

/** What is to be carried out and one's delegation have nothing to open beside them. */
function Nothing({ part }: { part: Part }) {
  const t = useText();
  const opens = part !== 'tasks' && part !== 'delegation';
  return (
    <Pane name="thread" label={t('authorisations.one')} ground="surface">
      {opens && <EmptyState fact={t(part === 'decided' ? 'authorisations.chooseDecided' : 'authorisations.choose')} />}
    </Pane>
  );
}
