import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { type Text, useText } from '#ui/text.ts';
import type { IncidentRow } from '../../incidents/incident.contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { incidentsQuery } from '../law/queries.ts';
import { Moment } from '../thread/Moment.tsx';
import { openIncidentAction } from './actions.ts';
import { IncidentDialog } from './IncidentDialog.tsx';

/** Faults that many cases share: those open now, and what became of the others. */
export function IncidentsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(incidentsQuery);
  const [opening, setOpening] = useState(false);
  const create = useAction(openIncidentAction, {
    run: () => setOpening(true),
    reason: data && reasonAgainst(t, data.can, 'open'),
  });
  usePageTitle(t('cases.incidents'), t('app.nav.inbox'));
  return (
    <Pane name="list" label={t('cases.incidents')} ground="surface">
      <ScreenHead title={t('cases.incidents')}>
        <ActionButton action={create} variant="primary" />
      </ScreenHead>
      <ScreenPage>
        {error ? (
          <ErrorState text={t('cases.problem.unknown')}>
            <Button onClick={() => void refetch()}>{t('cases.incidents.retry')}</Button>
          </ErrorState>
        ) : isPending ? (
          <Skeleton as="rows" count={4} />
        ) : (
          <DataTable
            caption={t('cases.incidents')}
            columns={columnsOf(t)}
            rows={data.incidents}
            idOf={({ id }) => id}
            empty={<EmptyState fact={t('cases.incidents.empty')} />}
          />
        )}
      </ScreenPage>
      {opening && (
        <IncidentDialog
          onClose={() => setOpening(false)}
          onDone={({ id }) => void navigate({ to: '/bandeja/incidencias/$id' as string, params: { id } as never })}
        />
      )}
    </Pane>
  );
}

function columnsOf(t: Text): Column<IncidentRow>[] {
  return [
    {
      id: 'what',
      label: t('cases.incidents.column.what'),
      cell: ({ id, title, openedAt }) => (
        <TwoLines>
          <Link to={'/bandeja/incidencias/$id' as string} params={{ id } as never}>
            {title}
          </Link>
          <Quiet>
            <Moment at={openedAt} />
          </Quiet>
        </TwoLines>
      ),
    },
    {
      id: 'state',
      label: t('cases.incidents.column.state'),
      width: '7rem',
      cell: ({ state }) => t(`cases.incidents.state.${state}`),
    },
    {
      id: 'restoration',
      label: t('cases.incidents.column.restoration'),
      width: '11rem',
      cell: ({ restorationAt }) => (restorationAt ? <Moment at={restorationAt} /> : '—'),
    },
    {
      id: 'told',
      label: t('cases.incidents.column.told'),
      width: '11rem',
      cell: ({ lastToldAt }) => (lastToldAt ? <Moment at={lastToldAt} /> : t('cases.incidents.never')),
    },
    { id: 'cases', label: t('cases.incidents.column.cases'), align: 'end', width: '5rem', cell: ({ cases }) => cases },
  ];
}
