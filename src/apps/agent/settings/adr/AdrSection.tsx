import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { territoryName } from '#areas/clocks/web/index.ts';
import type { AdrBody } from '#areas/compliance/contract.ts';
import { complianceApi } from '#areas/compliance/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions, stateColumn } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

const adrQuery = queryOptions({
  queryKey: manyKey('adr'),
  queryFn: async ({ signal }) => call(complianceApi.listAdrBodies, {}, { signal }),
});

/** Who a customer is told of when something is not granted. */
export function AdrSection() {
  const t = useText();
  const { locale } = useFormats();
  const reading = useQuery(adrQuery);
  const [open, setOpen] = useState<AdrBody | 'new' | undefined>(undefined);
  const toggle = useChange(
    async ({ id, active }: AdrBody) => call(complianceApi.updateAdrBody, { params: { id }, body: { active: !active } }),
    { reads: [adrQuery.queryKey], said: t('settings.saved') },
  );
  return (
    <Block
      plain
      title={t('settings.section.adr')}
      about={t('adr.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('adr.new')}</Button>}
    >
      <Read from={reading}>
        {({ bodies }) => (
          <DataTable
            caption={t('settings.section.adr')}
            rows={bodies}
            idOf={({ id }) => id}
            empty={<EmptyState fact={t('adr.none')} />}
            columns={[
              {
                id: 'name',
                label: t('settings.name'),
                cell: ({ name }) => <span className={styles.name}>{name}</span>,
              },
              {
                id: 'adhered',
                label: t('adr.relation'),
                cell: ({ adhered }) => t(adhered ? 'adr.adhered' : 'adr.competent'),
              },
              {
                id: 'reach',
                label: t('adr.reach'),
                cell: ({ region, sector }) =>
                  [territoryName(region, locale) || t('adr.everywhere'), sector].filter(Boolean).join(' · '),
              },
              stateColumn(t),
              {
                ...actions(t),
                cell: (body) => (
                  <div className={styles.rowTools}>
                    <Button variant="quiet" onClick={() => setOpen(body)}>
                      {t('settings.edit')}
                    </Button>
                    <Button variant="quiet" busy={toggle.busy} onClick={() => toggle.run(body)}>
                      {t(body.active ? 'settings.retire' : 'settings.bringBack')}
                    </Button>
                  </div>
                ),
              },
            ]}
          />
        )}
      </Read>
      {open && <AdrDialog body={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}

function AdrDialog({ body, onClose }: { body: AdrBody | undefined; onClose(): void }) {
  const t = useText();
  const { values, set, text } = useValues({
    name: body?.name ?? '',
    adhered: body?.adhered ?? true,
    region: body?.region ?? '',
    sector: body?.sector ?? '',
    website: body?.website ?? '',
    phone: body?.phone ?? '',
    address: body?.address ?? '',
    textEs: body?.textEs ?? '',
    textEn: body?.textEn ?? '',
  });
  const save = useChange(
    async () =>
      body
        ? call(complianceApi.updateAdrBody, { params: { id: body.id }, body: values })
        : call(complianceApi.createAdrBody, { body: values }),
    { reads: [adrQuery.queryKey], said: t('settings.saved'), inForm: true, onDone: onClose },
  );
  return (
    <FormDialog
      title={body?.name ?? t('adr.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('settings.name')}
        maxLength={200}
        {...text('name')}
        error={save.wrong('name')}
      />
      <RadioField
        label={t('adr.relation')}
        value={values.adhered ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('adr.adhered'), hint: t('adr.adheredHint') },
          { value: 'no', label: t('adr.competent'), hint: t('adr.competentHint') },
        ]}
        onChange={(value) => set({ adhered: value === 'yes' })}
      />
      <FieldRow>
        <TextField label={t('adr.region')} hint={t('adr.regionHint')} optional maxLength={10} {...text('region')} />
        <TextField label={t('adr.sector')} optional maxLength={60} {...text('sector')} />
      </FieldRow>
      <FieldRow>
        <TextField
          label={t('adr.website')}
          type="url"
          optional
          maxLength={300}
          {...text('website')}
          error={save.wrong('website')}
        />
        <TextField label={t('adr.phone')} type="tel" optional maxLength={40} {...text('phone')} />
      </FieldRow>
      <TextField label={t('adr.address')} optional maxLength={1000} {...text('address')} />
      <TextArea label={t('adr.textEs')} hint={t('adr.textHint')} optional maxLength={1000} {...text('textEs')} />
      <TextArea label={t('adr.textEn')} optional maxLength={1000} {...text('textEn')} />
    </FormDialog>
  );
}
