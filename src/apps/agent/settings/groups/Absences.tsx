import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { type Absence, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { absencesQuery, organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import type { Organisation } from './group.ts';

/** Who is away now and ahead, and who does their work meanwhile. */
export function Absences({ organisation }: { organisation: Organisation }) {
  const t = useText();
  const reading = useQuery(absencesQuery);
  const [adding, setAdding] = useState(false);
  return (
    <Block
      title={t('settings.absences')}
      about={t('settings.absences.about')}
      tools={<Button onClick={() => setAdding(true)}>{t('settings.absences.new')}</Button>}
    >
      <Read from={reading}>{({ absences }) => <AbsenceTable absences={absences} organisation={organisation} />}</Read>
      {adding && <AbsenceDialog organisation={organisation} onClose={() => setAdding(false)} />}
    </Block>
  );
}

function AbsenceTable({ absences, organisation }: { absences: readonly Absence[]; organisation: Organisation }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const cancel = useChange(async (id: string) => call(organisationApi.cancelAbsence, { params: { id } }), {
    reads: [absencesQuery.queryKey, organisationQuery.queryKey],
    said: t('settings.absences.cancelled'),
  });
  const nameOf = (id: string | null): string => organisation.people.find((person) => person.id === id)?.name ?? '—';
  const moment = (at: string): string => `${formats.date(new Date(at), now)}, ${formats.time(new Date(at))}`;
  return (
    <DataTable
      caption={t('settings.absences')}
      rows={absences}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('settings.absences.none')} />}
      columns={[
        {
          id: 'who',
          label: t('settings.absences.who'),
          cell: ({ personId }) => <span className={styles.name}>{nameOf(personId)}</span>,
        },
        { id: 'from', label: t('settings.from'), cell: ({ startsAt }) => moment(startsAt) },
        { id: 'to', label: t('settings.to'), cell: ({ endsAt }) => moment(endsAt) },
        {
          id: 'substitute',
          label: t('settings.absences.substitute'),
          cell: ({ substituteId }) => nameOf(substituteId),
        },
        {
          id: 'actions',
          label: t('settings.actions'),
          hideLabel: true,
          align: 'end',
          cell: ({ id }) => (
            <Button variant="quiet" busy={cancel.busy} onClick={() => cancel.run(id)}>
              {t('settings.absences.cancel')}
            </Button>
          ),
        },
      ]}
    />
  );
}
