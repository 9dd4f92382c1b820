import { useChange } from '#areas/identity/web/index.ts';
import { type FieldDefinition, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField, LabelFields } from '../NamedForm.tsx';
import { organisationQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';

const KINDS = ['text', 'number', 'date', 'choice', 'boolean'] as const;

/** Key and kind are chosen once: what is noted under them must keep its meaning. */
export function FieldDialog({ field, onClose }: { field: FieldDefinition | undefined; onClose(): void }) {
  const t = useText();
  const { values, set, text } = useValues<Omit<FieldDefinition, 'id' | 'position'>>(
    field ?? { key: '', labelEs: '', labelEn: '', kind: 'text', choices: [], requiredToResolve: false, active: true },
  );
  const { key, kind, labelEs, labelEn, choices, requiredToResolve, active } = values;
  const said = { labelEs, labelEn, choices, requiredToResolve };
  const save = useChange(
    async () =>
      field
        ? call(organisationApi.updateField, { params: { id: field.id }, body: { ...said, active } })
        : call(organisationApi.createField, { body: { ...said, key, kind } }),
    { reads: [organisationQuery.queryKey], said: t('settings.saved'), inForm: true, onDone: onClose },
  );
  return (
    <FormDialog
      title={field ? labelEs : t('settings.fields.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <LabelFields text={text} wrong={save.wrong} />
      {!field && (
        <FieldRow>
          <TextField
            label={t('settings.fields.key')}
            hint={t('settings.keyHint')}
            {...text('key')}
            error={save.wrong('key')}
          />
          <SelectField
            label={t('settings.fields.kind')}
            data={KINDS.map((one) => ({ value: one, label: t(`settings.fields.kind.${one}`) }))}
            value={kind}
            onChange={(next) => set({ kind: KINDS.find((one) => one === next) ?? 'text' })}
          />
        </FieldRow>
      )}
      {kind === 'choice' && (
        <TagsField
          label={t('settings.fields.choices')}
          hint={t('settings.fields.choicesHint')}
          value={choices}
          onChange={(next) => set({ choices: next })}
          error={save.wrong('choices')}
        />
      )}
      <CheckField
        label={t('settings.fields.requiredLabel')}
        checked={requiredToResolve}
        onChange={(event) => set({ requiredToResolve: event.currentTarget.checked })}
      />
      {field && <InUseField active={active} set={set} />}
    </FormDialog>
  );
}
