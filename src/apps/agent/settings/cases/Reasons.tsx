import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { type ContactReason, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import { editColumn, stateColumn } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField, LabelFields } from '../NamedForm.tsx';
import { organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

const STAGES = ['pre', 'sale', 'post'] as const;

/** Why people write: before, during and after a sale. */
export function Reasons({ reasons }: { reasons: readonly ContactReason[] }) {
  const t = useText();
  const { locale } = useFormats();
  const [open, setOpen] = useState<ContactReason | 'new' | undefined>(undefined);
  const rows = STAGES.flatMap((stage) => reasons.filter((reason) => reason.stage === stage));
  return (
    <Block
      title={t('settings.reasons')}
      about={t('settings.reasons.about')}
      tools={<Button onClick={() => setOpen('new')}>{t('settings.reasons.new')}</Button>}
    >
      <DataTable
        caption={t('settings.reasons')}
        rows={rows}
        idOf={({ code }) => code}
        columns={[
          {
            id: 'name',
            label: t('settings.name'),
            cell: ({ labelEs, labelEn }) => <span className={styles.name}>{locale === 'es' ? labelEs : labelEn}</span>,
          },
          { id: 'stage', label: t('settings.reasons.stage'), cell: ({ stage }) => t(`settings.stage.${stage}`) },
          stateColumn(t),
          editColumn(t, setOpen),
        ]}
      />
      {open && <ReasonDialog reason={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}

function ReasonDialog({ reason, onClose }: { reason: ContactReason | undefined; onClose(): void }) {
  const t = useText();
  const { values, set, text } = useValues<ContactReason>(
    reason ?? { code: '', stage: 'post', labelEs: '', labelEn: '', active: true },
  );
  const { code, ...body } = values;
  const save = useChange(async () => call(organisationApi.putReason, { params: { code }, body }), {
    reads: [organisationQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={reason?.labelEs ?? t('settings.reasons.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <LabelFields text={text} wrong={save.wrong} />
      <FieldRow>
        {!reason && (
          <TextField
            label={t('settings.reasons.code')}
            hint={t('settings.keyHint')}
            {...text('code')}
            error={save.wrong('code')}
          />
        )}
        <SelectField
          label={t('settings.reasons.stage')}
          data={STAGES.map((stage) => ({ value: stage, label: t(`settings.stage.${stage}`) }))}
          value={values.stage}
          onChange={(next) => set({ stage: STAGES.find((stage) => stage === next) ?? 'post' })}
        />
      </FieldRow>
      {reason && <InUseField active={values.active} set={set} />}
    </FormDialog>
  );
}
