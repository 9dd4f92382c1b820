import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { refusalOf, useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { ScreenBar, ScreenHead, ScreenPanel } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { type Box, readConsultationsSearch, type Side, writeConsultationsSearch } from './address.rules.ts';
import { ConsultationPane } from './ConsultationPane.tsx';
import { ConsultationRow } from './ConsultationRow.tsx';
import { consultationsQuery } from './queries.ts';

const PANEL = 'consultas';

/** *Consultas*: what one's area is asked, and what one has asked; each with its time and its answer. */
export function ConsultationsPage() {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const search = readConsultationsSearch(useSearch({ strict: false }));
  const first: Box = me.areaIds.length > 0 || me.roles.every((role) => role === 'area_member') ? 'received' : 'sent';
  const { side } = search;
  const box = search.box ?? first;
  const list = useInfiniteQuery(consultationsQuery(box, side));
  const head = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  usePageTitle(t('app.nav.consultations'));
  const show = (next: { box?: Box; side?: Side }, open?: string): void =>
    void navigate({
      to: (open ? `/consultas/${open}` : '/consultas') as string,
      search: writeConsultationsSearch({ box: next.box ?? box, side: next.side ?? side }) as never,
      replace: open !== undefined && id !== undefined,
    });
  const boxes = (['received', 'sent', ...(head?.leads ? (['all'] as const) : [])] as const).map((one) => ({
    id: one,
    label: t(`consultations.box.${one}`),
    count: one === 'all' ? undefined : head?.counts[one],
  }));
  const pane = (
    <Pane name="list" label={t('app.nav.consultations')}>
      <ScreenHead title={t('app.nav.consultations')} />
      <ScreenBar
        aside={
          <Button
            variant="quiet"
            aria-pressed={side === 'closed'}
            onClick={() => show({ side: side === 'open' ? 'closed' : 'open' })}
          >
            {t(side === 'open' ? 'consultations.showClosed' : 'consultations.showOpen')}
          </Button>
        }
      >
        <Tabs
          label={t('consultations.boxes')}
          tabs={boxes}
          value={box}
          onChange={(next) => show({ box: next })}
          panelId={PANEL}
          numbered
        />
      </ScreenBar>
      <ScreenPanel tabs={{ panelId: PANEL, chosen: box }}>
        {list.error && (
          <ErrorState text={refusalOf(t, list.error)}>
            <Button onClick={() => void list.refetch()}>{t('consultations.retry')}</Button>
          </ErrorState>
        )}
        {list.isPending && <Skeleton as="rows" count={6} />}
        {head && items.length === 0 && (
          <EmptyState fact={t(`consultations.empty.${side === 'closed' ? 'closed' : box}`)} />
        )}
        {items.length > 0 && (
          <ShownList
            label={t('app.nav.consultations')}
            items={items}
            idOf={(one) => one.id}
            render={(one) => <ConsultationRow consultation={one} box={box} />}
            current={id}
            onOpen={(next) => show({}, next)}
            onEnd={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
      </ScreenPanel>
    </Pane>
  );
  return (
    <Workspace
      list={pane}
      thread={id ? <ConsultationPane key={id} id={id} /> : <Nothing />}
      listLabel={t('consultations.width')}
      contextLabel=""
      open={id !== undefined}
      onBack={() => show({})}
    />
  );
}

function Nothing() {
  const t = useText();
  return (
    <Pane name="thread" label={t('consultations.one')} ground="surface">
      <EmptyState fact={t('consultations.choose')} />
    </Pane>
  );
}
