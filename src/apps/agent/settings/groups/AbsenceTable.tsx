import { useChange } from '#areas/identity/web/index.ts';
import { type Absence, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { absencesQuery, organisationQuery } from '../queries.ts';
import { actions } from '../columns.tsx';
import styles from '../settings.module.css';
import type { Organisation } from './group.ts';
import { useMayKeepAbsence } from './use-absences.ts';

interface AbsenceTableProps {
  absences: readonly Absence[];
  organisation: Organisation;
  /** One's own: whose they are goes without saying. */
  own?: boolean;
}

/** Who is away, from when until when, and who does their work meanwhile. */
export function AbsenceTable({ absences, organisation, own = false }: AbsenceTableProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const mayKeep = useMayKeepAbsence(organisation);
  const cancel = useChange(async (id: string) => call(organisationApi.cancelAbsence, { params: { id } }), {
    reads: [absencesQuery.queryKey, organisationQuery.queryKey],
    said: t('settings.absences.cancelled'),
  });
  const nameOf = (id: string | null): string => organisation.people.find((person) => person.id === id)?.name ?? '—';
  const moment = (at: string): string => `${formats.date(new Date(at), now)}, ${formats.time(new Date(at))}`;
  const who: Column<Absence> = {
    id: 'who',
    label: t('settings.absences.who'),
    cell: ({ personId }) => <span className={styles.name}>{nameOf(personId)}</span>,
  };
  return (
    <DataTable
      caption={t('settings.absences')}
      rows={absences}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t(own ? 'settings.absences.noneOwn' : 'settings.absences.none')} />}
      columns={[
        ...(own ? [] : [who]),
        { id: 'from', label: t('settings.from'), cell: ({ startsAt }) => moment(startsAt) },
        { id: 'to', label: t('settings.to'), cell: ({ endsAt }) => moment(endsAt) },
        {
          id: 'substitute',
          label: t('settings.absences.substitute'),
          cell: ({ substituteId }) => nameOf(substituteId),
        },
        {
          ...actions(t),
          cell: ({ id, personId }) =>
            mayKeep(personId) && (
              <Button variant="quiet" busy={cancel.busy} onClick={() => cancel.run(id)}>
                {t('settings.absences.cancel')}
              </Button>
            ),
        },
      ]}
    />
  );
}
