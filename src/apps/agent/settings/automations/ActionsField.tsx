import { useRef } from 'react';
import type { CaseAction } from '#areas/cases/contract.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useText } from '#ui/text.ts';
import { ActionValue } from './ActionValue.tsx';
import styles from './automations.module.css';

/** What a rule may do, in the order in which it is offered. */
const OFFERED = ['assign', 'tag', 'untag', 'priority', 'type', 'note', 'snooze', 'consult', 'pass_up'] as const;
type Offered = (typeof OFFERED)[number];
const MANY: readonly string[] = ['note', 'consult', 'tag', 'untag'];

interface ActionsFieldProps {
  value: readonly CaseAction[];
  onChange(actions: CaseAction[]): void;
  error: string | undefined;
  /** What is wrong with a member of one of them: `1.question`. */
  wrong(field: string): string | undefined;
}

/** What is done, one after the other. */
export function ActionsField({ value, onChange, error, wrong }: ActionsFieldProps) {
  const t = useText();
  const organisation = useOrganisation();
  const whole = useRef<HTMLFieldSetElement>(null);
  const free = OFFERED.filter((kind) => MANY.includes(kind) || !value.some((action) => action.do === kind));
  const remove = (at: number): void => {
    onChange(value.filter((_action, index) => index !== at));
    whole.current?.focus();
  };
  return (
    <fieldset ref={whole} tabIndex={-1} className={styles.fields}>
      <legend>{t('automation.what')}</legend>
      {error && (
        <p role="alert" className={styles.wrong}>
          {error}
        </p>
      )}
      {value.map((action, at) => (
        <div
          key={`${action.do}-${at}`}
          role="group"
          aria-label={t(`cases.action.${action.do}`)}
          className={styles.action}
        >
          <div className={styles.head}>
            <span className={styles.name}>{t(`cases.action.${action.do}`)}</span>{' '}
            <Button
              variant="quiet"
              aria-label={t('automation.what.remove', { what: t(`cases.action.${action.do}`) })}
              onClick={() => remove(at)}
            >
              {t('settings.remove')}
            </Button>
          </div>
          <ActionValue
            action={action}
            wrong={(field) => wrong(`${at}.${field}`)}
            onChange={(next) => onChange(value.map((one, index) => (index === at ? next : one)))}
          />
        </div>
      ))}
      <SelectField
        label={t('automation.what.add')}
        placeholder={t('automation.what.choose')}
        data={free.map((kind) => ({ value: kind, label: t(`cases.action.${kind}`) }))}
        value={null}
        onChange={(kind) => kind && onChange([...value, freshAction(kind as Offered, organisation)])}
      />
    </fieldset>
  );
}

function freshAction(kind: Offered, organisation: ReturnType<typeof useOrganisation>): CaseAction {
  const first = (things: readonly { id: string; active: boolean }[] | undefined): string =>
    things?.find(({ active }) => active)?.id ?? '';
  switch (kind) {
    case 'assign':
      return { do: kind, personId: null, teamId: first(organisation?.teams) };
    case 'tag':
    case 'untag':
      return { do: kind, tagIds: [] };
    case 'priority':
      return { do: kind, priority: 'high' };
    case 'type':
      return { do: kind, type: 'complaint' };
    case 'note':
      return { do: kind, text: '', personIds: [] };
    case 'snooze':
      return { do: kind, amount: 2, unit: 'working_days' };
    case 'consult':
      return { do: kind, areaId: first(organisation?.areas), question: '', answers: [], tellCustomer: false };
    case 'pass_up':
      return { do: kind, reason: '' };
  }
}
