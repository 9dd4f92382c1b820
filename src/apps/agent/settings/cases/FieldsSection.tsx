import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldDefinition } from '#areas/organisation/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { editColumn, stateColumn } from '../columns.tsx';
import { organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { FieldDialog } from './FieldDialog.tsx';
import { Reasons } from './Reasons.tsx';

/** What this company notes of each case, and why people write to it. */
export function FieldsSection() {
  const reading = useQuery(organisationQuery);
  return (
    <Read from={reading}>
      {({ fields, reasons }) => (
        <>
          <Fields fields={fields} />
          <Reasons reasons={reasons} />
        </>
      )}
    </Read>
  );
}

function Fields({ fields }: { fields: readonly FieldDefinition[] }) {
  const t = useText();
  const { locale } = useFormats();
  const [open, setOpen] = useState<FieldDefinition | 'new' | undefined>(undefined);
  return (
    <Block
      title={t('settings.fields')}
      about={t('settings.fields.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('settings.fields.new')}</Button>}
    >
      <DataTable
        caption={t('settings.fields')}
        rows={fields}
        idOf={({ id }) => id}
        empty={<EmptyState fact={t('settings.fields.none')} />}
        columns={[
          {
            id: 'name',
            label: t('settings.name'),
            cell: ({ labelEs, labelEn, key }) => (
              <div className={styles.two}>
                <span className={styles.name}>{locale === 'es' ? labelEs : labelEn}</span>
                <span className={styles.quiet}>{key}</span>
              </div>
            ),
          },
          { id: 'kind', label: t('settings.fields.kind'), cell: ({ kind }) => t(`settings.fields.kind.${kind}`) },
          { id: 'choices', label: t('settings.fields.choices'), cell: ({ choices }) => choices.join(', ') || '—' },
          {
            id: 'required',
            label: t('settings.fields.required'),
            cell: ({ requiredToResolve }) => t(requiredToResolve ? 'settings.yes' : 'settings.no'),
          },
          stateColumn(t),
          editColumn(t, setOpen),
        ]}
      />
      {open && <FieldDialog field={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}
