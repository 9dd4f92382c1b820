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

/** From when until when somebody is away; what would come to them goes to their substitute. */
export function AbsenceDialog({ organisation, onClose }: { organisation: Organisation; onClose(): void }) {
  const t = useText();
  const me = useMe();
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
  const complete = from !== '' && to !== '';
  return (
    <FormDialog
      title={t('settings.absences.new')}
      action={t('settings.save')}
      change={complete ? save : { busy: false, refusal: undefined }}
      onSubmit={() => complete && save.run(undefined)}
      onClose={onClose}
    >
      <SelectField
        label={t('settings.absences.who')}
        searchable
        data={people}
        value={personId}
        onChange={(next) => next && set({ personId: next })}
      />
      <FieldRow>
        <TextField type="datetime-local" label={t('settings.from')} {...text('from')} error={save.wrong('startsAt')} />
        <TextField type="datetime-local" label={t('settings.to')} {...text('to')} error={save.wrong('endsAt')} />
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
