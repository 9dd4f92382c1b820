import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useText } from '#ui/text.ts';
import { CASE_TYPES } from '../../contract.ts';
import { useHouse } from '../data/organisation.ts';
import { MomentField } from '../pick/MomentField.tsx';
import type { NewCaseForm } from './new-case.rules.ts';

interface NewCaseDetailsProps {
  values: NewCaseForm;
  set(part: Partial<NewCaseForm>): void;
  receivedAtError: string | undefined;
}

/** What has a good default: when, what type, whose, how urgent. */
export function NewCaseDetails({ values, set, receivedAtError }: NewCaseDetailsProps) {
  const t = useText();
  const { organisation, hands } = useHouse();
  const hasEmail = Boolean(values.asker?.email);
  return (
    <>
      <MomentField
        id="new-receivedAt"
        label={t('cases.new.receivedAt')}
        start={values.receivedAt}
        onChange={(receivedAt) => set({ receivedAt })}
        error={receivedAtError}
      />
      <FieldRow>
        <SelectField
          label={t('cases.classify.type')}
          data={CASE_TYPES.map((type) => ({ value: type, label: t(`cases.type.${type}`) }))}
          value={values.type}
          onChange={(type) => set({ type })}
        />
        <SelectField
          label={t('cases.new.team')}
          optional
          clearable
          data={(organisation?.teams ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={values.teamId}
          onChange={(teamId) => set({ teamId })}
        />
        <SelectField
          label={t('cases.new.owner')}
          optional
          clearable
          searchable
          data={hands.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.ownerId}
          onChange={(ownerId) => set({ ownerId })}
        />
      </FieldRow>
      <CheckField
        label={t('cases.classify.high')}
        hint={t('cases.classify.highHint')}
        checked={values.high}
        onChange={(event) => set({ high: event.currentTarget.checked })}
      />
      {hasEmail && (
        <CheckField
          label={t('cases.new.acknowledge')}
          checked={values.acknowledge}
          onChange={(event) => set({ acknowledge: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
