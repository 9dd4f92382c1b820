import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { hasRole, useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { ScreenBar, ScreenHead } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { LINE_SIDES, type LineSearch, type LineSide, searchOf, sideOf } from './address.rules.ts';
import { ContactPane } from './ContactPane.tsx';
import { ContactRow } from './ContactRow.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import styles from './line.module.css';
import { ListBody } from './ListBody.tsx';
import { lineQuery, unreachedQuery } from './queries.ts';
import { UnreachedPane } from './unreached/UnreachedPane.tsx';
import { UnreachedRow } from './unreached/UnreachedRow.tsx';
import { UnreachedRules } from './unreached/UnreachedRules.tsx';

const PANEL = 'line-panel';

/** *Línea directa*: who wants the Director, in order of waiting, and who could not get through; nobody is left without an answer. */
export function DirectLinePage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as LineSearch;
  const [side, id] = [sideOf(search), search.contacto];
  const show = (next: LineSide, contact?: string): void =>
    void navigate({ to: '/linea-directa' as string, search: searchOf(next, contact) as never });
  usePageTitle(t('app.nav.line'));
  const list = (
    <Pane name="list" label={t('app.nav.line')}>
      <Head side={side} onSide={(next) => show(next)} />
      {side === 'unreached' ? (
        <Unreached current={id} onOpen={(next) => show(side, next)} />
      ) : (
        <Contacts side={side} current={id} onOpen={(next) => show(side, next)} />
      )}
    </Pane>
  );
  const nobody = (
    <Pane name="thread" label={t('line.one')} ground="surface">
      <EmptyState fact={t('line.choose')}>{side === 'unreached' && <UnreachedRules />}</EmptyState>
    </Pane>
  );
  const open = (of: string) =>
    side === 'unreached' ? (
      <UnreachedPane key={of} id={of} onReached={(contact) => show('open', contact)} onGone={() => show(side)} />
    ) : (
      <ContactPane key={of} id={of} />
    );
  return (
    <Workspace
      list={list}
      thread={id ? open(id) : nobody}
      listLabel={t('line.width')}
      contextLabel=""
      open={id !== undefined}
      onBack={() => show(side)}
    />
  );
}

function Head({ side, onSide }: { side: LineSide; onSide(side: LineSide): void }) {
  const t = useText();
  const { data } = useQuery(lineQuery('open'));
  const { data: unreached } = useQuery(unreachedQuery);
  const [setting, setSetting] = useState(false);
  const isDirector = hasRole(useMe(), 'director');
  const counts: Partial<Record<LineSide, number | undefined>> = { open: data?.unanswered, unreached: unreached?.total };
  return (
    <>
      <ScreenHead title={t('app.nav.line')}>
        {data && <Button onClick={() => setSetting(true)}>{t('line.hours')}</Button>}
      </ScreenHead>
      <ScreenBar>
        <Tabs
          label={t('line.sides')}
          tabs={LINE_SIDES.map((one) => ({ id: one, label: t(`line.side.${one}`), count: counts[one] }))}
          value={side}
          onChange={onSide}
          panelId={PANEL}
          numbered
        />
      </ScreenBar>
      <ScreenBar>
        {data && <Counts {...data} />}
        {isDirector && (
          <nav className={styles.counts} aria-label={t('line.more')}>
            <Link to={'/linea-directa/decisiones' as string}>{t('decisions.title')}</Link>
            <Link to={'/linea-directa/cercania' as string}>{t('closeness.title')}</Link>
          </nav>
        )}
      </ScreenBar>
      {setting && <HoursDialog onClose={() => setSetting(false)} />}
    </>
  );
}

interface SideProps {
  current: string | undefined;
  onOpen(id: string): void;
}

function Contacts({ side, current, onOpen }: SideProps & { side: 'open' | 'closed' }) {
  const t = useText();
  const query = useQuery(lineQuery(side));
  return (
    <ListBody
      label={t(`line.side.${side}`)}
      tabs={{ panelId: PANEL, chosen: side }}
      query={query}
      items={query.data?.contacts}
      row={(one) => <ContactRow contact={one} />}
      current={current}
      onOpen={onOpen}
      empty={<Empty closed={side === 'closed'} lastAt={query.data?.lastAt ?? null} />}
    />
  );
}

function Unreached({ current, onOpen }: SideProps) {
  const t = useText();
  const query = useQuery(unreachedQuery);
  const { items, total = 0 } = query.data ?? {};
  return (
    <ListBody
      label={t('line.side.unreached')}
      tabs={{ panelId: PANEL, chosen: 'unreached' }}
      query={query}
      items={items}
      row={(one) => <UnreachedRow one={one} />}
      current={current}
      onOpen={onOpen}
      empty={<EmptyState fact={t('unreached.empty')} />}
    >
      {items && total > items.length && <Quiet as="p">{t('unreached.more', { n: items.length, total })}</Quiet>}
    </ListBody>
  );
}

function Counts({ unanswered, late, holder }: { unanswered: number; late: number; holder: { name: string } | null }) {
  const t = useText();
  return (
    <p className={styles.counts}>
      <strong className={late > 0 ? styles.late : undefined}>{t('line.unanswered', { n: unanswered, late })}</strong>
      {holder && <Quiet>{t('line.holder', { name: holder.name })}</Quiet>}
    </p>
  );
}

function Empty({ closed, lastAt }: { closed: boolean; lastAt: string | null }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  if (closed) return <EmptyState fact={t('line.empty.closed')} />;
  return (
    <EmptyState
      fact={lastAt ? t('line.empty.last', { when: formats.relative(new Date(lastAt), now) }) : t('line.empty.open')}
    />
  );
}
