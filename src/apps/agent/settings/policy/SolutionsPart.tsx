import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { policyApi, type SolutionKind } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { editColumn, stateColumn } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField, LabelFields } from '../NamedForm.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { solutionsQuery } from './queries.ts';

/** What may be proposed: ours and the company's own. */
export function SolutionsPart({ can }: { can: Record<string, true | string> }) {
  const reading = useQuery(solutionsQuery);
  return (
    <Read from={reading}>{({ solutions }) => <Solutions solutions={solutions} may={can['publish'] === true} />}</Read>
  );
}

function Solutions({ solutions, may }: { solutions: readonly SolutionKind[]; may: boolean }) {
  const t = useText();
  const { locale } = useFormats();
  const [open, setOpen] = useState<SolutionKind | 'new' | undefined>(undefined);
  return (
    <Block
      plain
      title={t('policy.view.solutions')}
      about={t('policy.solutions.about')}
      tools={may && <Button onClick={() => setOpen('new')}>{t('policy.solutions.new')}</Button>}
    >
      <DataTable
        caption={t('policy.view.solutions')}
        rows={solutions}
        idOf={({ code }) => code}
        columns={[
          {
            id: 'name',
            label: t('settings.name'),
            cell: ({ labelEs, labelEn }) => <span className={styles.name}>{locale === 'es' ? labelEs : labelEn}</span>,
          },
          { id: 'priced', label: t('policy.priced'), cell: ({ priced }) => t(priced ? 'settings.yes' : 'settings.no') },
          stateColumn(t),
          ...(may ? [editColumn<SolutionKind>(t, setOpen)] : []),
        ]}
      />
      {open && <SolutionDialog kind={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Block>
  );
}

function SolutionDialog({ kind, onClose }: { kind: SolutionKind | undefined; onClose(): void }) {
  const t = useText();
  const { values, set, text } = useValues<SolutionKind>(
    kind ?? { code: '', labelEs: '', labelEn: '', priced: false, active: true },
  );
  const { code, ...body } = values;
  const save = useChange(async () => call(policyApi.putSolution, { params: { code }, body }), {
    reads: [solutionsQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={kind?.labelEs ?? t('policy.solutions.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <LabelFields text={text} wrong={save.wrong} />
      {!kind && (
        <TextField
          label={t('settings.reasons.code')}
          hint={t('settings.keyHint')}
          {...text('code')}
          error={save.wrong('code')}
        />
      )}
      <CheckField
        label={t('policy.pricedLabel')}
        checked={values.priced}
        onChange={(event) => set({ priced: event.currentTarget.checked })}
      />
      {kind && <InUseField active={values.active} set={set} />}
    </FormDialog>
  );
}
