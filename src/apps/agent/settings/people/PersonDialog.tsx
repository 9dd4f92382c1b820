import { identityApi, type PersonView } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { organisationQuery, peopleQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import { RolesField } from './RolesField.tsx';

export function PersonDialog({ person, onClose }: { person: PersonView; onClose(): void }) {
  const t = useText();
  const { name, roles, jobTitle, language } = person;
  const { values, set, text } = useValues({ name, roles, jobTitle, language });
  const save = useChange(async () => call(identityApi.updatePerson, { params: { id: person.id }, body: values }), {
    reads: [peopleQuery.queryKey, organisationQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={person.name}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField data-autofocus label={t('settings.people.fullName')} {...text('name')} error={save.wrong('name')} />
      <FieldRow>
        <TextField label={t('settings.people.title')} optional {...text('jobTitle')} error={save.wrong('jobTitle')} />
        <SelectField
          label={t('settings.language')}
          data={[
            { value: 'es', label: t('settings.language.es') },
            { value: 'en', label: t('settings.language.en') },
          ]}
          value={values.language}
          onChange={(next) => set({ language: next === 'en' ? 'en' : 'es' })}
        />
      </FieldRow>
      <RolesField value={values.roles} onChange={(next) => set({ roles: next })} error={save.wrong('roles')} />
    </FormDialog>
  );
}
