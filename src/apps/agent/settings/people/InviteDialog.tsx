import { useQuery } from '@tanstack/react-query';
import { identityApi, type Role } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { organisationQuery, peopleQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import { RolesField } from './RolesField.tsx';

/** A personal link goes by mail; whoever opens it chooses their own password. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { data: organisation } = useQuery(organisationQuery);
  const { values, set, text } = useValues({
    name: '',
    email: '',
    jobTitle: '',
    language: 'es' as 'es' | 'en',
    roles: ['agent'] as Role[],
    teamIds: [] as string[],
    areaIds: [] as string[],
  });
  const invite = useChange(async () => call(identityApi.invite, { body: values }), {
    reads: [peopleQuery.queryKey, organisationQuery.queryKey],
    said: t('settings.people.invited', { email: values.email }),
    inForm: true,
    onDone: onClose,
  });
  const options = (groups: readonly { id: string; name: string; active: boolean }[] = []) =>
    groups.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={t('settings.people.invite')}
      action={t('settings.people.sendInvitation')}
      change={invite}
      onSubmit={() => invite.run(undefined)}
      onClose={onClose}
    >
      <FieldRow>
        <TextField
          data-autofocus
          label={t('settings.people.fullName')}
          {...text('name')}
          error={invite.wrong('name')}
        />
        <TextField label={t('settings.email')} type="email" {...text('email')} error={invite.wrong('email')} />
      </FieldRow>
      <FieldRow>
        <TextField label={t('settings.people.title')} optional {...text('jobTitle')} error={invite.wrong('jobTitle')} />
        <SelectField
          label={t('settings.language')}
          data={[
            { value: 'es', label: t('settings.language.es') },
            { value: 'en', label: t('settings.language.en') },
          ]}
          value={values.language}
          onChange={(language) => set({ language: language === 'en' ? 'en' : 'es' })}
        />
      </FieldRow>
      <RolesField value={values.roles} onChange={(roles) => set({ roles })} error={invite.wrong('roles')} />
      <FieldRow>
        <MultiSelectField
          label={t('settings.teams')}
          optional
          data={options(organisation?.teams)}
          value={values.teamIds}
          onChange={(teamIds) => set({ teamIds })}
        />
        <MultiSelectField
          label={t('settings.areas')}
          optional
          data={options(organisation?.areas)}
          value={values.areaIds}
          onChange={(areaIds) => set({ areaIds })}
        />
      </FieldRow>
    </FormDialog>
  );
}
