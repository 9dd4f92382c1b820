import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { VirtualList } from '#ui/list/VirtualList.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { ScreenBar, ScreenHead, ScreenPanel } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import { ContactPane } from './ContactPane.tsx';
import { ContactRow } from './ContactRow.tsx';
import { HoursDialog } from './HoursDialog.tsx';
import styles from './line.module.css';
import { lineQuery } from './queries.ts';

interface Search {
  contacto?: string;
  lado?: 'cerrados';
}

/** *Línea directa*: who wants the Director, in order of waiting; nobody is left without an answer. */
export function DirectLinePage() {
  const t = useText();
  const navigate = useNavigate();
  const { contacto: id, lado } = useSearch({ strict: false }) as Search;
  const state = lado ? 'closed' : 'open';
  const { data, error, isPending, refetch } = useQuery(lineQuery(state));
  const [setting, setSetting] = useState(false);
  usePageTitle(t('app.nav.line'));
  const show = (next: Search): void => void navigate({ to: '/linea-directa' as string, search: next as never });
  const side = lado ? { lado } : {};
  const pane = (
    <Pane name="list" label={t('app.nav.line')}>
      <ScreenHead title={t('app.nav.line')}>
        {data && <Button onClick={() => setSetting(true)}>{t('line.hours')}</Button>}
      </ScreenHead>
      <ScreenBar
        aside={
          <Button
            variant="quiet"
            aria-pressed={state === 'closed'}
            onClick={() => show(lado ? {} : { lado: 'cerrados' })}
          >
            {t(lado ? 'line.showOpen' : 'line.showClosed')}
          </Button>
        }
      >
        {data && <Counts {...data} />}
      </ScreenBar>
      <ScreenPanel>
        {error && (
          <ErrorState text={refusalOf(t, error)}>
            <Button onClick={() => void refetch()}>{t('line.retry')}</Button>
          </ErrorState>
        )}
        {isPending && <Skeleton as="rows" count={6} />}
        {data && data.contacts.length === 0 && <Empty closed={state === 'closed'} lastAt={data.lastAt} />}
        {data && data.contacts.length > 0 && (
          <VirtualList
            label={t('app.nav.line')}
            items={data.contacts}
            idOf={(one) => one.id}
            render={(one) => <ContactRow contact={one} />}
            current={id}
            onCurrent={(next) => show({ ...side, contacto: next })}
            onOpen={(next) => show({ ...side, contacto: next })}
          />
        )}
      </ScreenPanel>
      {setting && <HoursDialog onClose={() => setSetting(false)} />}
    </Pane>
  );
  return (
    <Workspace
      list={pane}
      thread={
        id ? (
          <ContactPane key={id} id={id} />
        ) : (
          <Pane name="thread" label={t('line.one')} ground="surface">
            <EmptyState fact={t('line.choose')} />
          </Pane>
        )
      }
      listLabel={t('line.width')}
      contextLabel=""
      open={id !== undefined}
      onBack={() => show(side)}
    />
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
