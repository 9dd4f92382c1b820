import type { CaseAction } from '#areas/cases/contract.ts';
import { useHouse } from '#areas/cases/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from './automations.module.css';
import { Amount } from './WhenFields.tsx';

type Of<Kind extends CaseAction['do']> = Extract<CaseAction, { do: Kind }>;
interface ValueProps<Kind extends CaseAction['do']> {
  action: Of<Kind>;
  onChange(action: CaseAction): void;
}

/** A person, a team's queue, or a person of a team. */
export function AssignValue({ action, onChange }: ValueProps<'assign'>) {
  const t = useText();
  const { hands } = useHouse();
  const teams = (useOrganisation()?.teams ?? []).filter(({ id, active }) => active || action.teamId === id);
  return (
    <div className={styles.two}>
      <SelectField
        label={t('automation.assign.team')}
        optional
        searchable
        clearable
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.teamId}
        onChange={(teamId) => onChange({ ...action, teamId })}
      />
      <SelectField
        label={t('automation.assign.person')}
        optional
        searchable
        clearable
        data={hands.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.personId}
        onChange={(personId) => onChange({ ...action, personId })}
      />
    </div>
  );
}

export function SnoozeValue({ action, onChange }: ValueProps<'snooze'>) {
  const t = useText();
  return (
    <div className={styles.two}>
      <Amount
        label={t('automation.when.amount')}
        value={action.amount}
        onChange={(amount) => onChange({ ...action, amount })}
      />
      <SelectField
        label={t('automation.when.unit')}
        data={(['working_days', 'hours'] as const).map((unit) => ({
          value: unit,
          label: t(`automation.unit.${unit}`),
        }))}
        value={action.unit}
        onChange={(unit) => onChange({ ...action, unit: unit === 'hours' ? 'hours' : 'working_days' })}
      />
    </div>
  );
}

/** The area answers whoever has the case. */
export function ConsultValue({
  action,
  onChange,
  wrong,
}: ValueProps<'consult'> & { wrong(field: string): string | undefined }) {
  const t = useText();
  const areas = (useOrganisation()?.areas ?? []).filter(({ id, active }) => active || action.areaId === id);
  return (
    <>
      <SelectField
        label={t('automation.consult.area')}
        hint={t('automation.consult.hint')}
        searchable
        data={areas.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.areaId}
        onChange={(areaId) => areaId && onChange({ ...action, areaId })}
      />
      <TextArea
        label={t('automation.consult.question')}
        maxLength={4_000}
        error={wrong('question')}
        value={action.question}
        onChange={(event) => onChange({ ...action, question: event.currentTarget.value })}
      />
      <TagsField
        label={t('automation.consult.answers')}
        hint={t('automation.consult.answers.hint')}
        maxTags={4}
        error={wrong('answers')}
        acceptValueOnBlur
        value={action.answers.map((one) => (typeof one === 'string' ? one : one.label))}
        onChange={(answers) => onChange({ ...action, answers })}
      />
      <CheckField
        label={t('automation.consult.tell')}
        checked={action.tellCustomer}
        onChange={(event) => onChange({ ...action, tellCustomer: event.currentTarget.checked })}
      />
    </>
  );
}
