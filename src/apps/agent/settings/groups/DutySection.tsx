import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { type Duty, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { dutiesQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { DutyDialog } from './DutyDialog.tsx';
import type { Organisation } from './group.ts';

/** Who answers for an area, for the Director or for supervision, between two moments. */
export function DutySection({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const reading = useQuery(dutiesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Block
      title={t('settings.duty')}
      about={t('settings.duty.about')}
      tools={<Button onClick={() => setAdding(true)}>{t('settings.duty.new')}</Button>}
    >
      <Read from={reading}>{({ duties }) => <DutyTable duties={duties} organisation={organisation} />}</Read>
      {adding && <DutyDialog organisation={organisation} onClose={() => setAdding(false)} />}
    </Block>
  );
}

function DutyTable({ duties, organisation }: { duties: readonly Duty[]; organisation: Organisation }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const cancel = useChange(async (id: string) => call(organisationApi.cancelDuty, { params: { id } }), {
    reads: [dutiesQuery.queryKey],
    said: t('settings.duty.cancelled'),
  });
  const moment = (at: string): string => `${formats.date(new Date(at), now)}, ${formats.time(new Date(at))}`;
  const forWhom = ({ purpose, areaId }: Duty): string =>
    purpose === 'area'
      ? (organisation.areas.find(({ id }) => id === areaId)?.name ?? '—')
      : t(`settings.duty.for.${purpose}`);
  const columns: Column<Duty>[] = [
    { id: 'for', label: t('settings.duty.for'), cell: (duty) => <span className={styles.name}>{forWhom(duty)}</span> },
    {
      id: 'who',
      label: t('settings.absences.who'),
      cell: ({ personId }) => organisation.people.find(({ id }) => id === personId)?.name ?? '—',
    },
    { id: 'from', label: t('settings.from'), cell: ({ startsAt }) => moment(startsAt) },
    { id: 'to', label: t('settings.to'), cell: ({ endsAt }) => moment(endsAt) },
    {
      ...actions(t),
      cell: ({ id }) => (
        <Button variant="quiet" busy={cancel.busy} onClick={() => cancel.run(id)}>
          {t('settings.duty.cancel')}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('settings.duty')}
      rows={duties}
      idOf={({ id }) => id}
      columns={columns}
      empty={<EmptyState fact={t('settings.duty.none')} />}
    />
  );
}
