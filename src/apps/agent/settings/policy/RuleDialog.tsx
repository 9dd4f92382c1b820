import { useState } from 'react';
import type { OpenPolicy, PolicyRule } from '#areas/authority/contract.ts';
import { CheckField, RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { ApproversField } from './ApproversField.tsx';
import { ConditionFields } from './ConditionFields.tsx';
import { MoneyField } from './MoneyField.tsx';
import { newRule } from './new-rule.rules.ts';
import styles from './policy.module.css';
import { ruleWords } from './rule-words.ts';
import { useDraft } from './use-draft.ts';
import type { Names } from './use-names.ts';
import { WhoFields } from './WhoFields.tsx';

const LEVELS = ['1', '2', '3'] as const;

interface RuleDialogProps {
  policy: OpenPolicy;
  /** Its place; one past the last is a new one. */
  at: number;
  names: Names;
  onClose(): void;
}

/** A row: to whom, what and when, and who decides. Its sentence is written while it is filled in. */
export function RuleDialog({ policy, at, names, onClose }: RuleDialogProps) {
  const { t } = names;
  const { rules, currency: ofPolicy } = policy.definition;
  const known = rules[at];
  const [rule, setRule] = useState<PolicyRule>(known ?? newRule(rules.map(({ id }) => id)));
  const set = (change: Partial<PolicyRule>): void => setRule((now) => ({ ...now, ...change }));
  const { save, put } = useDraft(policy, onClose);
  const currency = rule.when.currency ?? ofPolicy;
  const { subject, outcome } = ruleWords(names, rule, ofPolicy);
  return (
    <FormDialog
      title={known ? t('policy.editRule', { id: known.id }) : t('policy.addRule')}
      action={t('settings.save')}
      size="large"
      change={save}
      onSubmit={() => put(rule, at)}
      onClose={onClose}
    >
      <p className={styles.preview} aria-live="polite">
        {subject} {t(`policy.level.${rule.level}`)}: {outcome}
      </p>
      <TextField
        data-autofocus
        label={t('policy.id')}
        hint={t('policy.idHint')}
        value={rule.id}
        maxLength={12}
        onChange={(event) => set({ id: event.currentTarget.value })}
      />
      <WhoFields rule={rule} names={names} onChange={set} />
      <ConditionFields
        rule={rule}
        names={names}
        currency={currency}
        onChange={(when) => set({ when: { ...rule.when, ...when } })}
      />
      <RadioField
        label={t('policy.whoDecides')}
        value={String(rule.level) as (typeof LEVELS)[number]}
        options={LEVELS.map((value) => ({ value, label: t(`policy.levelChoice.${value}`) }))}
        onChange={(value) => set({ level: Number(value) as PolicyRule['level'] })}
      />
      {rule.level === 2 && (
        <FieldRow>
          <SelectField
            label={t('policy.area')}
            data={names.areas}
            value={rule.areaId}
            onChange={(areaId) => set({ areaId })}
          />
          <CheckField
            label={t('policy.handOver')}
            checked={rule.handOver}
            onChange={(event) => set({ handOver: event.currentTarget.checked })}
          />
        </FieldRow>
      )}
      {rule.level === 3 && (
        <>
          <ApproversField names={names} value={rule.approvers} onChange={(approvers) => set({ approvers })} />
          <MoneyField
            label={t('policy.fourEyes')}
            hint={t('policy.fourEyesHint')}
            currency={currency}
            value={rule.fourEyesAbove}
            onChange={(fourEyesAbove) => set({ fourEyesAbove })}
          />
        </>
      )}
    </FormDialog>
  );
}
