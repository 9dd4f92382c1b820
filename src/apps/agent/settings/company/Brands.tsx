import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { type Brand, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { editColumn, stateColumn } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField } from '../NamedForm.tsx';
import { organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

/** The names under which the company answers, with their language and their form of address. */
export function Brands({ brands }: { brands: readonly Brand[] }) {
  const t = useText();
  const [open, setOpen] = useState<Brand | 'new' | undefined>(undefined);
  return (
    <Block
      title={t('settings.brands')}
      about={t('settings.brands.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('settings.brands.new')}</Button>}
    >
      <DataTable
        caption={t('settings.brands')}
        rows={brands}
        idOf={({ id }) => id}
        columns={[
          { id: 'name', label: t('settings.name'), cell: ({ name }) => <span className={styles.name}>{name}</span> },
          { id: 'language', label: t('settings.language'), cell: ({ language }) => t(`settings.language.${language}`) },
          {
            id: 'form',
            label: t('settings.brands.form'),
            cell: ({ formOfAddress }) => t(`settings.brands.form.${formOfAddress}`),
          },
          stateColumn(t),
          editColumn(t, setOpen),
        ]}
      />
      {open && <BrandDialog brand={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}

function BrandDialog({ brand, onClose }: { brand: Brand | undefined; onClose(): void }) {
  const t = useText();
  const { values, set, text } = useValues<Omit<Brand, 'id'>>(
    brand ?? { name: '', language: 'es', formOfAddress: 'tu', signature: '', active: true },
  );
  const { name, language, formOfAddress, signature, active } = values;
  const body = { name, language, formOfAddress, signature, active };
  const save = useChange(
    async () =>
      brand
        ? call(organisationApi.updateBrand, { params: { id: brand.id }, body })
        : call(organisationApi.createBrand, { body }),
    { reads: [organisationQuery.queryKey], said: t('settings.saved'), inForm: true, onDone: onClose },
  );
  return (
    <FormDialog
      title={brand?.name ?? t('settings.brands.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField data-autofocus label={t('settings.name')} {...text('name')} error={save.wrong('name')} />
      <FieldRow>
        <SelectField
          label={t('settings.language')}
          data={[
            { value: 'es', label: t('settings.language.es') },
            { value: 'en', label: t('settings.language.en') },
          ]}
          value={language}
          onChange={(next) => set({ language: next === 'en' ? 'en' : 'es' })}
        />
        <SelectField
          label={t('settings.brands.form')}
          data={[
            { value: 'tu', label: t('settings.brands.form.tu') },
            { value: 'usted', label: t('settings.brands.form.usted') },
          ]}
          value={formOfAddress}
          onChange={(next) => set({ formOfAddress: next === 'usted' ? 'usted' : 'tu' })}
        />
      </FieldRow>
      <TextArea
        label={t('settings.signature')}
        hint={t('settings.brands.signatureHint')}
        optional
        {...text('signature')}
      />
      {brand && <InUseField active={active} set={set} />}
    </FormDialog>
  );
}
