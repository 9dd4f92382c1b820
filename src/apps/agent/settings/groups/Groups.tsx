import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { editColumn, stateColumn } from '../columns.tsx';
import styles from '../settings.module.css';
import type { Group, Organisation } from './group.ts';
import { GroupDialog } from './GroupDialog.tsx';

/** Teams attend customers; areas answer those who ask inside. Both have members and may have their own calendar. */
export function Groups({ kind, organisation }: { kind: 'team' | 'area'; organisation: Organisation }) {
  const t = useText();
  const [open, setOpen] = useState<Group | 'new' | undefined>(undefined);
  const { people, calendars, can } = organisation;
  const mayChange = can['manage'] === true;
  const groups: readonly Group[] = kind === 'team' ? organisation.teams : organisation.areas;
  const nameOf = (id: string | null | undefined): string | undefined => people.find((person) => person.id === id)?.name;
  const head: Column<Group> = {
    id: 'head',
    label: t('settings.area.head'),
    cell: ({ headId, email }) => (
      <div className={styles.two}>
        <span>{nameOf(headId) ?? '—'}</span>
        {email && <span className={styles.quiet}>{email}</span>}
      </div>
    ),
  };
  const edit: Column<Group> = editColumn(t, setOpen);
  const columns: Column<Group>[] = [
    { id: 'name', label: t('settings.name'), cell: ({ name }) => <span className={styles.name}>{name}</span> },
    ...(kind === 'area' ? [head] : []),
    {
      id: 'members',
      label: t('settings.members'),
      cell: ({ memberIds }) => memberIds.map(nameOf).filter(Boolean).join(', ') || '—',
    },
    {
      id: 'calendar',
      label: t('settings.calendar'),
      cell: ({ calendarId }) => calendars.find(({ id }) => id === calendarId)?.name ?? t('settings.calendar.company'),
    },
    stateColumn(t),
    ...(mayChange ? [edit] : []),
  ];
  return (
    <Block
      title={t(`settings.${kind}s`)}
      about={t(`settings.${kind}.about`)}
      tools={mayChange && <Button onClick={() => setOpen('new')}>{t(`settings.${kind}.new`)}</Button>}
    >
      <DataTable
        caption={t(`settings.${kind}s`)}
        columns={columns}
        rows={groups}
        idOf={({ id }) => id}
        empty={<EmptyState fact={t(`settings.${kind}.none`)} />}
      />
      {open && (
        <GroupDialog
          kind={kind}
          group={open === 'new' ? undefined : open}
          organisation={organisation}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Block>
  );
}
