import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { identityApi, type PersonView } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { organisationQuery, peopleQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { InviteDialog } from './InviteDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { Tokens } from './Tokens.tsx';

/** Who works here, what each may do, and the programs that act for them. */
export function PeopleSection() {
  const t = useText();
  const reading = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<PersonView | undefined>(undefined);
  return (
    <>
      <Block
        plain
        title={t('settings.section.people')}
        about={t('settings.people.about')}
        tools={
          <Button variant="primary" onClick={() => setInviting(true)}>
            {t('settings.people.invite')}
          </Button>
        }
      >
        <Read from={reading}>{({ people }) => <PeopleTable people={people} onEdit={setEdited} />}</Read>
      </Block>
      <Tokens />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {edited && <PersonDialog person={edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}

function PeopleTable({ people, onEdit }: { people: readonly PersonView[]; onEdit(person: PersonView): void }) {
  const t = useText();
  const formats = useFormats();
  const columns: Column<PersonView>[] = [
    {
      id: 'name',
      label: t('settings.name'),
      cell: ({ name, email }) => (
        <div className={styles.two}>
          <span className={styles.name}>{name}</span>
          <span className={styles.quiet}>{email}</span>
        </div>
      ),
    },
    { id: 'title', label: t('settings.people.title'), cell: ({ jobTitle }) => jobTitle },
    {
      id: 'roles',
      label: t('settings.people.roles'),
      cell: ({ roles }) => formats.list(roles.map((role) => t(`settings.role.${role}`))),
    },
    { id: 'state', label: t('settings.state'), cell: ({ status }) => t(`settings.person.${status}`) },
    {
      id: 'second',
      label: t('settings.people.second'),
      cell: ({ secondFactor }) => t(secondFactor ? 'settings.yes' : 'settings.no'),
    },
    {
      id: 'seen',
      label: t('settings.people.seen'),
      align: 'end',
      cell: ({ lastSeenAt }) => (lastSeenAt ? <Time at={new Date(lastSeenAt)} /> : '—'),
    },
    { ...actions(t), width: '3rem', cell: (person) => <PersonActions person={person} onEdit={() => onEdit(person)} /> },
  ];
  return <DataTable caption={t('settings.section.people')} columns={columns} rows={people} idOf={({ id }) => id} />;
}

function PersonActions({ person, onEdit }: { person: PersonView; onEdit(): void }) {
  const t = useText();
  const params = { id: person.id };
  const reads = [peopleQuery.queryKey, organisationQuery.queryKey];
  const disable = useChange(async () => call(identityApi.disablePerson, { params, body: {} }), {
    reads,
    said: t('settings.people.disabled', { name: person.name }),
  });
  const enable = useChange(async () => call(identityApi.enablePerson, { params }), {
    reads,
    said: t('settings.people.enabled', { name: person.name }),
  });
  const resend = useChange(async () => call(identityApi.resendInvitation, { params, body: {} }), {
    reads,
    said: t('settings.people.resent', { email: person.email }),
  });
  const reason = (verb: string): string | undefined => {
    const answer = person.can[verb];
    return answer === true || answer === undefined ? undefined : t(`ability.${answer}` as MessageId);
  };
  return (
    <Menu
      position="bottom-end"
      trigger={<IconButton icon={Ellipsis} label={t('settings.actionsFor', { name: person.name })} />}
    >
      <MenuItem reason={reason('update')} onSelect={onEdit}>
        {t('settings.edit')}
      </MenuItem>
      {person.status === 'invited' && (
        <MenuItem reason={reason('resendInvitation')} onSelect={() => resend.run(undefined)}>
          {t('settings.people.resend')}
        </MenuItem>
      )}
      {person.status === 'disabled' ? (
        <MenuItem reason={reason('enable')} onSelect={() => enable.run(undefined)}>
          {t('settings.people.enable')}
        </MenuItem>
      ) : (
        <MenuItem reason={reason('disable')} onSelect={() => disable.run(undefined)}>
          {t('settings.people.disable')}
        </MenuItem>
      )}
    </Menu>
  );
}
