import { useChange } from '#areas/identity/web/index.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField } from '../NamedForm.tsx';
import { organisationQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import type { Group, Organisation } from './group.ts';

interface GroupDialogProps {
  kind: 'team' | 'area';
  group: Group | undefined;
  organisation: Organisation;
  onClose(): void;
}

export function GroupDialog({ kind, group, organisation, onClose }: GroupDialogProps) {
  const t = useText();
  const { values, set, text } = useValues({
    name: group?.name ?? '',
    calendarId: group?.calendarId ?? null,
    memberIds: group?.memberIds ?? [],
    active: group?.active ?? true,
    email: group?.email ?? '',
    headId: group?.headId ?? null,
    answerMinutes: group?.answerMinutes ?? 240,
    heirId: group?.heirId ?? null,
  });
  const save = useChange(async () => keep(kind, group?.id, values), {
    reads: [organisationQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
    onDone: onClose,
  });
  const people = organisation.people
    .filter(({ id, status }) => status !== 'disabled' || values.memberIds.includes(id) || id === values.headId)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={group?.name ?? t(`settings.${kind}.new`)}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField data-autofocus label={t('settings.name')} {...text('name')} error={save.wrong('name')} />
      {kind === 'area' && (
        <FieldRow>
          <SelectField
            label={t('settings.area.head')}
            optional
            clearable
            searchable
            data={people}
            value={values.headId}
            onChange={(headId) => set({ headId })}
          />
          <TextField label={t('settings.email')} type="email" optional {...text('email')} error={save.wrong('email')} />
        </FieldRow>
      )}
      {kind === 'area' && (
        <NumberField
          label={t('settings.area.answer')}
          hint={t('settings.area.answer.hint')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={values.answerMinutes}
          onChange={(answerMinutes) => set({ answerMinutes: Number(answerMinutes) })}
          error={save.wrong('answerMinutes')}
        />
      )}
      <MultiSelectField
        label={t('settings.members')}
        optional
        searchable
        data={people}
        value={values.memberIds}
        onChange={(memberIds) => set({ memberIds })}
      />
      <SelectField
        label={t('settings.calendar')}
        hint={t('settings.calendar.hint')}
        optional
        clearable
        placeholder={t('settings.calendar.company')}
        data={organisation.calendars.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.calendarId}
        onChange={(calendarId) => set({ calendarId })}
      />
      {group && <InUseField active={values.active} set={set} />}
      {kind === 'area' && group && !values.active && (
        <SelectField
          label={t('settings.area.heir')}
          hint={t('settings.area.heir.hint')}
          optional
          clearable
          searchable
          placeholder={t('settings.area.heir.nobody')}
          data={organisation.areas
            .filter(({ id, active }) => active && id !== group.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={values.heirId}
          onChange={(heirId) => set({ heirId })}
        />
      )}
    </FormDialog>
  );
}

type Values = Required<Omit<Group, 'id'>>;

async function keep(
  kind: 'team' | 'area',
  id: string | undefined,
  { email, headId, answerMinutes, heirId, ...group }: Values,
) {
  if (kind === 'team')
    return id
      ? call(organisationApi.updateTeam, { params: { id }, body: group })
      : call(organisationApi.createTeam, { body: group });
  const body = { ...group, email, headId, answerMinutes };
  // Only a retired one leaves its work to another.
  const heir = group.active ? {} : { heirId };
  return id
    ? call(organisationApi.updateArea, { params: { id }, body: { ...body, ...heir } })
    : call(organisationApi.createArea, { body });
}
