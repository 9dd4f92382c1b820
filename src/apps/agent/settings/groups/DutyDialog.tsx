import { useState } from 'react';
import { hasRole, useChange, useMe } from '#areas/identity/web/index.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { dutiesQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import type { Organisation } from './group.ts';

/** A turn of duty: for whom, who, from when until when. */
export function DutyDialog({ organisation, onClose }: { organisation: Organisation; onClose(): void }) {
  const t = useText();
  const me = useMe();
  // Who stands in for the Director is not a lead's to say.
  const namesDirector = hasRole(me, 'administrator', 'director') || organisation.company.directorId === me.id;
  const [tried, setTried] = useState(false);
  const { values, set, text } = useValues({
    which: null as string | null,
    personId: null as string | null,
    from: '',
    to: '',
  });
  const { which, personId, from, to } = values;
  const save = useChange(
    async () => {
      const purpose = which === 'director' || which === 'supervision' ? which : 'area';
      return call(organisationApi.createDuty, {
        body: {
          purpose,
          areaId: purpose === 'area' ? which : null,
          personId: personId ?? '',
          startsAt: new Date(from).toISOString(),
          endsAt: new Date(to).toISOString(),
        },
      });
    },
    { reads: [dutiesQuery.queryKey], said: t('settings.duty.saved'), inForm: true, onDone: onClose },
  );
  const area = organisation.areas.find(({ id }) => id === which);
  const people = organisation.people
    .filter(({ id, status }) => status === 'active' && (!area || area.memberIds.includes(id) || id === area.headId))
    .map(({ id, name }) => ({ value: id, label: name }));
  const missing = (given: string | null): string | undefined =>
    tried && !given ? t('settings.absences.missing') : undefined;
  const submit = (): void => {
    setTried(true);
    if (which && personId && from && to) save.run(undefined);
  };
  return (
    <FormDialog
      title={t('settings.duty.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        data-autofocus
        label={t('settings.duty.for')}
        searchable
        data={[
          ...organisation.areas.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
          ...(namesDirector ? [{ value: 'director', label: t('settings.duty.for.director') }] : []),
          { value: 'supervision', label: t('settings.duty.for.supervision') },
        ]}
        value={which}
        onChange={(next) => set({ which: next, personId: null })}
        error={missing(which)}
      />
      <SelectField
        label={t('settings.absences.who')}
        hint={area && people.length === 0 ? t('settings.duty.noMembers') : undefined}
        searchable
        data={people}
        value={personId}
        onChange={(next) => set({ personId: next })}
        error={missing(personId)}
      />
      <FieldRow>
        <TextField type="datetime-local" label={t('settings.from')} {...text('from')} error={missing(from)} />
        <TextField type="datetime-local" label={t('settings.to')} {...text('to')} error={missing(to)} />
      </FieldRow>
    </FormDialog>
  );
}
