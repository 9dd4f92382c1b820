import { useOrganisation } from '#areas/organisation/web/index.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { CUSTOMER_LANGUAGES } from '../../contract.ts';
import { CompanyField } from './CompanyField.tsx';
import type { Edited } from './edited.ts';
import { RegionField } from '../RegionField.tsx';

interface EditFieldsProps {
  id: string;
  values: Edited;
  onChange(change: Partial<Edited>): void;
  wrong(field: string): string | undefined;
}

const CHANNELS = ['email', 'phone', 'post', 'portal'] as const;
const FORMATS = ['large_print', 'easy_reading', 'sign_language', 'text_only'] as const;

export function EditFields({ id, values, onChange, wrong }: EditFieldsProps) {
  const t = useText();
  const organisation = useOrganisation();
  // A retired tag stays on the records that have it, and is not offered to others.
  const tags = (organisation?.tags ?? []).filter((tag) => tag.active || values.tagIds.includes(tag.id));
  return (
    <>
      <RadioField
        label={t('customers.field.kind')}
        value={values.kind}
        options={(['person', 'company'] as const).map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <TextField
        data-autofocus
        label={t(`customers.field.name.${values.kind}`)}
        maxLength={200}
        value={values.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={wrong('name')}
      />
      {values.kind === 'person' && (
        <CompanyField id={id} values={values} onChange={onChange} error={wrong('companyId')} />
      )}
      <TextArea
        label={t('customers.field.needs')}
        hint={t('customers.field.needs.hint')}
        optional
        minRows={2}
        maxLength={1000}
        value={values.communicationNeeds}
        onChange={(event) => onChange({ communicationNeeds: event.currentTarget.value })}
        error={wrong('communicationNeeds')}
      />
      <SelectField
        label={t('customers.field.first')}
        hint={t('customers.field.first.hint')}
        allowDeselect={false}
        data={(['no', 'age', 'disability', 'other'] as const).map((value) => ({
          value,
          label: t(`customers.first.${value}`),
        }))}
        value={values.vulnerable ? (values.vulnerableBecause ?? 'other') : 'no'}
        onChange={(chosen) => {
          const because = (['age', 'disability', 'other'] as const).find((one) => one === chosen) ?? null;
          onChange({ vulnerable: because !== null, vulnerableBecause: because });
        }}
      />
      <FieldRow>
        <SelectField
          label={t('customers.field.language')}
          optional
          data={CUSTOMER_LANGUAGES.map((value) => ({ value, label: t(`customers.language.${value}`) }))}
          value={values.language}
          onChange={(chosen) => onChange({ language: CUSTOMER_LANGUAGES.find((one) => one === chosen) ?? null })}
        />
        <SelectField
          label={t('customers.field.channel')}
          optional
          placeholder={t('customers.channel.any')}
          data={CHANNELS.map((value) => ({ value, label: t(`customers.channel.${value}`) }))}
          value={values.preferredChannel}
          onChange={(chosen) => onChange({ preferredChannel: CHANNELS.find((one) => one === chosen) ?? null })}
        />
      </FieldRow>
      <RegionField value={values.region} onChange={(region) => onChange({ region })} error={wrong('region')} />
      <FieldRow>
        <SelectField
          label={t('customers.field.format')}
          optional
          placeholder={t('customers.format.any')}
          data={FORMATS.map((value) => ({ value, label: t(`customers.format.${value}`) }))}
          value={values.preferredFormat}
          onChange={(chosen) => onChange({ preferredFormat: FORMATS.find((one) => one === chosen) ?? null })}
        />
        <TextField
          label={t('customers.field.externalRef')}
          optional
          maxLength={80}
          value={values.externalRef ?? ''}
          onChange={(event) => onChange({ externalRef: event.currentTarget.value })}
          error={wrong('externalRef')}
        />
      </FieldRow>
      <MultiSelectField
        label={t('customers.tags')}
        optional
        searchable
        data={tags.map(({ id: value, name }) => ({ value, label: name }))}
        value={values.tagIds}
        onChange={(tagIds) => onChange({ tagIds })}
        error={wrong('tagIds')}
      />
    </>
  );
}
