import { useState } from 'react';
import { useChange, useMe } from '#areas/identity/web/index.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { absencesQuery, organisationQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import type { Organisation } from './group.ts';
import { useMayKeepAbsence } from './use-absences.ts';

interface AbsenceDialogProps {
  organisation: Organisation;
  /** Only one's own, whoever else one might note. */
  own?: boolean;
  onClose(): void;
}

/** From when until when somebody is away; what would come to them goes to their substitute. */
export function AbsenceDialog({ organisation, own = false, onClose }: AbsenceDialogProps) {
  const t = useText();
  const me = useMe();
  const mayKeep = useMayKeepAbsence(organisation);
  const [tried, setTried] = useState(false);
  const { values, set, text } = useValues({ personId: me.id, substituteId: null as string | null, from: '', to: '' });
  const { personId, substituteId, from, to } = values;
  const save = useChange(
    async () =>
      call(organisationApi.createAbsence, {
        body: { personId, substituteId, startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() },
      }),
    {
      reads: [absencesQuery.queryKey, organisationQuery.queryKey],
      said: t('settings.absences.saved'),
      inForm: true,
      onDone: onClose,
    },
  );
  const people = organisation.people
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => ({ value: id, label: name }));
  const missing = (moment: string): string | undefined =>
    tried && moment === '' ? t('settings.absences.missing') : undefined;
  const submit = (): void => {
    setTried(true);
    if (from !== '' && to !== '') save.run(undefined);
  };
  return (
    <FormDialog
      title={t('settings.absences.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={submit}
      onClose={onClose}
    >
      {!own && (
        <SelectField
          label={t('settings.absences.who')}
          searchable
          data={people.filter(({ value }) => mayKeep(value))}
          value={personId}
          onChange={(next) => next && set({ personId: next })}
        />
      )}
      <FieldRow>
        <TextField
          data-autofocus
          type="datetime-local"
          label={t('settings.from')}
          {...text('from')}
          error={missing(from) ?? save.wrong('startsAt')}
        />
        <TextField
          type="datetime-local"
          label={t('settings.to')}
          {...text('to')}
          error={missing(to) ?? save.wrong('endsAt')}
        />
      </FieldRow>
      <SelectField
        label={t('settings.absences.substitute')}
        optional
        clearable
        searchable
        data={people.filter(({ value }) => value !== personId)}
        value={substituteId}
        onChange={(next) => set({ substituteId: next })}
      />
    </FormDialog>
  );
}
