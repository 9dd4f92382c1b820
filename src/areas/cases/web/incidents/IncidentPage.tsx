import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Quiet, TwoLines, Words } from '#ui/screen/Said.tsx';
import { ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { Buttons, Stack } from '#ui/screen/Stack.tsx';
import { type MessageId, type Text, useText } from '#ui/text.ts';
import { incidentsApi, type IncidentView } from '../../incidents/incident.contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { incidentQuery } from '../law/queries.ts';
import { Moment } from '../thread/Moment.tsx';
import { attachAction, broadcastAction, closeIncidentAction, editIncidentAction } from './actions.ts';
import { AttachDialog, BroadcastDialog } from './IncidentActs.tsx';
import { IncidentDialog } from './IncidentDialog.tsx';
import styles from './incidents.module.css';
import { useIncident } from './use-incident.ts';

/** One fault: what is known, whose cases share it, and what they were told. */
export function IncidentPage() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: it, error, refetch } = useQuery(incidentQuery(id));
  usePageTitle(it?.title ?? t('cases.incidents'), t('app.nav.inbox'));
  return (
    <Pane name="list" label={it?.title ?? t('cases.incidents')} ground="surface">
      <ScreenHead title={it?.title ?? ''}>
        <Link to={'/bandeja/incidencias' as string}>{t('cases.incidents.back')}</Link>
      </ScreenHead>
      <ScreenPage>
        {it ? (
          <Incident it={it} />
        ) : error ? (
          <ErrorState text={t('cases.problem.unknown')}>
            <Button onClick={() => void refetch()}>{t('cases.incidents.retry')}</Button>
          </ErrorState>
        ) : (
          <Skeleton as="lines" count={6} />
        )}
      </ScreenPage>
    </Pane>
  );
}

function Incident({ it }: { it: IncidentView }) {
  const t = useText();
  const [act, setAct] = useState<'edit' | 'attach' | 'broadcast'>();
  const closing = useIncident(incidentsApi.closeIncident, () => toast(t('cases.incidents.closed')));
  const open = it.state === 'open';
  const tell = useAction(broadcastAction, {
    run: () => setAct('broadcast'),
    when: open,
    reason: reasonAgainst(t, it.can, 'broadcast'),
  });
  const attach = useAction(attachAction, {
    run: () => setAct('attach'),
    when: open,
    reason: reasonAgainst(t, it.can, 'attach'),
  });
  const edit = useAction(editIncidentAction, { run: () => setAct('edit'), reason: reasonAgainst(t, it.can, 'edit') });
  const end = useAction(closeIncidentAction, {
    run: () => closing.run({ params: { id: it.id }, body: {} }),
    when: open,
    reason: reasonAgainst(t, it.can, 'edit'),
  });
  const close = (): void => setAct(undefined);
  return (
    <>
      {closing.problem && <ErrorState compact text={closing.problem} />}
      <Buttons>
        {open && <ActionButton action={tell} variant="primary" />}
        {open && <ActionButton action={attach} />}
        <ActionButton action={edit} />
        {open && <ActionButton action={end} busy={closing.busy} />}
      </Buttons>
      <Facts it={it} />
      <Attached it={it} />
      <Broadcasts it={it} />
      {act === 'edit' && <IncidentDialog it={it} onClose={close} onDone={close} />}
      {act === 'attach' && <AttachDialog it={it} onClose={close} />}
      {act === 'broadcast' && <BroadcastDialog it={it} onClose={close} />}
    </>
  );
}

function Facts({ it }: { it: IncidentView }) {
  const t = useText();
  const entries = [
    { label: t('cases.incidents.column.state'), value: t(`cases.incidents.state.${it.state}`) },
    ...(['cause', 'places', 'measures'] as const)
      .filter((key) => it[key])
      .map((key) => ({ label: t(`cases.incidents.${key}`), value: it[key] })),
    ...(it.restorationAt ? [{ label: t('cases.incidents.restoration'), value: <Moment at={it.restorationAt} /> }] : []),
    ...(it.public ? [{ label: t('cases.incidents.publicText'), value: it.publicText }] : []),
  ];
  return <KeyValues entries={entries} />;
}

function Attached({ it }: { it: IncidentView }) {
  const t = useText();
  const { run } = useIncident(incidentsApi.detachCase, () => undefined);
  const detach = (reference: string): void => run({ params: { id: it.id, reference } });
  const columns = columnsOf(t, it.can.attach === true ? detach : undefined);
  return (
    <Stack as="section">
      <h2 className={styles.section}>
        {t('cases.incidents.cases')} · {t('cases.incidents.count', { n: it.cases })}
      </h2>
      <DataTable
        caption={t('cases.incidents.cases')}
        columns={columns}
        rows={it.attached}
        idOf={({ reference }) => reference}
        empty={<EmptyState fact={t('cases.incidents.casesEmpty')} />}
      />
    </Stack>
  );
}

function columnsOf(
  t: Text,
  detach: ((reference: string) => void) | undefined,
): Column<IncidentView['attached'][number]>[] {
  return [
    {
      id: 'case',
      label: t('cases.incidents.column.cases'),
      cell: ({ reference, subject, customer }) => (
        <TwoLines>
          <Link to="/bandeja/$reference" params={{ reference }} search>
            {subject}
          </Link>
          <Quiet>{[reference, customer].filter(Boolean).join(' · ')}</Quiet>
        </TwoLines>
      ),
    },
    {
      id: 'ball',
      label: t('cases.incidents.column.state'),
      width: '12rem',
      cell: ({ ball }) => t(`cases.ball.${ball}` as MessageId),
    },
    {
      id: 'told',
      label: t('cases.incidents.column.told'),
      width: '13rem',
      cell: ({ told }) => t(`cases.incidents.told.${told ?? 'none'}`),
    },
    ...(detach
      ? [
          {
            id: 'detach',
            label: t('cases.incidents.detach', { reference: '' }),
            hideLabel: true,
            align: 'end' as const,
            width: '3rem',
            cell: ({ reference }: { reference: string }) => (
              <IconButton
                icon={X}
                label={t('cases.incidents.detach', { reference })}
                onClick={() => detach(reference)}
              />
            ),
          },
        ]
      : []),
  ];
}

function Broadcasts({ it }: { it: IncidentView }) {
  const t = useText();
  if (it.broadcasts.length === 0) return null;
  return (
    <Stack as="section">
      <h2 className={styles.section}>{t('cases.incidents.broadcasts')}</h2>
      <Stack as="ul">
        {it.broadcasts.map(({ id, textEs, madeAt, madeBy, mailed, page, byHand, pending }) => (
          <li key={id}>
            <Words>{textEs}</Words>
            <Quiet as="p">
              <Moment at={madeAt} /> · {madeBy} ·{' '}
              {t('cases.incidents.broadcasts.row', { mailed, page, byHand, pending })}
            </Quiet>
          </li>
        ))}
      </Stack>
    </Stack>
  );
}
