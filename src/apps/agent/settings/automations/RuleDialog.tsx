import { useState } from 'react';
import type { RuleDetail, Trigger } from '#areas/automation/contract.ts';
import { automationApi } from '#areas/automation/contract.ts';
import type { CaseAction } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useValues } from '../use-values.ts';
import { ActionsField } from './ActionsField.tsx';
import { CasesField } from './CasesField.tsx';
import { ruleQuery, rulesQuery } from './queries.ts';
import { useRuleWords } from './use-rule-words.ts';
import { WhenFields } from './WhenFields.tsx';

interface RuleDialogProps {
  rule: RuleDetail | undefined;
  onDone(rule: RuleDetail): void;
  onClose(): void;
}

interface Values {
  name: string;
  trigger: Trigger;
  q: string;
  actions: CaseAction[];
  reason: string;
}

/** A rule is written as it reads: when, which cases, what. It does nothing until it was tried and switched on. */
export function RuleDialog({ rule, onDone, onClose }: RuleDialogProps) {
  const t = useText();
  const { which } = useRuleWords();
  const [tried, setTried] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const { values, set, text } = useValues<Values>({
    name: rule?.name ?? '',
    trigger: rule?.trigger ?? { on: 'event', event: 'opened' },
    q: rule ? which(rule.selector) : '',
    actions: rule?.actions ?? [],
    reason: '',
  });
  const save = useChange(
    async () => {
      const { reason, ...body } = values;
      return rule
        ? call(automationApi.changeAutomation, { params: { id: rule.id }, body: { ...body, reason } })
        : call(automationApi.makeAutomation, { body });
    },
    {
      reads: [rulesQuery.queryKey, ...(rule ? [ruleQuery(rule.id).queryKey] : [])],
      said: t('automation.saved'),
      inForm: true,
      onDone,
    },
  );
  const missing = {
    name: values.name.trim() === '' ? t('automation.missing.name') : undefined,
    actions: values.actions.length === 0 ? t('automation.missing.actions') : undefined,
    reason: rule && values.reason.trim() === '' ? t('automation.missing.reason') : undefined,
  };
  const submit = (): void => {
    setTried(true);
    if (!missing.name && !missing.actions && !missing.reason) save.run(undefined);
  };
  return (
    <FormDialog
      title={rule ? t('automation.changeIt', { name: rule.name }) : t('automation.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={submit}
      // Escape closes the form that lies on top, and only that one.
      onClose={() => !choosing && onClose()}
    >
      <TextField
        data-autofocus
        label={t('settings.name')}
        maxLength={80}
        {...text('name')}
        error={save.wrong('name') ?? (tried ? missing.name : undefined)}
      />
      <WhenFields value={values.trigger} onChange={(trigger) => set({ trigger })} />
      <CasesField
        value={values.q}
        onChange={(q) => set({ q })}
        error={save.wrong('q')}
        choosing={choosing}
        onChoosing={setChoosing}
      />
      <ActionsField
        value={values.actions}
        onChange={(actions) => set({ actions })}
        error={save.wrong('actions') ?? (tried ? missing.actions : undefined)}
        wrong={(field) => save.problems.find((one) => one.field.startsWith(`actions.${field}`))?.message}
      />
      {rule && (
        <TextField
          label={t('automation.reason')}
          hint={t('automation.reason.hint')}
          maxLength={500}
          {...text('reason')}
          error={save.wrong('reason') ?? (tried ? missing.reason : undefined)}
        />
      )}
    </FormDialog>
  );
}
