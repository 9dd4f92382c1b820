import { MOMENTS, HAPPENINGS, type Trigger } from '#areas/automation/contract.ts';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import styles from './automations.module.css';

const KINDS = ['event', 'since', 'before_due', 'daily'] as const;
type Kind = (typeof KINDS)[number];

const FRESH: Record<Kind, Trigger> = {
  event: { on: 'event', event: 'opened' },
  since: { on: 'since', moment: 'customer', amount: 2, unit: 'working_days' },
  before_due: { on: 'before_due', hours: 4 },
  daily: { on: 'daily', time: '08:00' },
};

/** When: something happens, or time passes. */
export function WhenFields({ value, onChange }: { value: Trigger; onChange(trigger: Trigger): void }) {
  const t = useText();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('automation.when')}</legend>
      <div className={styles.two}>
        <SelectField
          label={t('automation.when.kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(`automation.when.${kind}`) }))}
          value={value.on}
          onChange={(kind) => kind && onChange(FRESH[kind as Kind])}
        />
        {value.on === 'event' && (
          <SelectField
            label={t('automation.when.what')}
            searchable
            data={HAPPENINGS.map((event) => ({ value: event, label: t(`automation.event.${event}`) }))}
            value={value.event}
            onChange={(event) => onChange({ on: 'event', event: HAPPENINGS.find((one) => one === event) ?? 'opened' })}
          />
        )}
        {value.on === 'before_due' && (
          <Amount
            label={t('automation.when.hoursBefore')}
            value={value.hours}
            onChange={(hours) => onChange({ on: 'before_due', hours })}
          />
        )}
        {value.on === 'daily' && (
          <TextField
            type="time"
            label={t('automation.when.time')}
            value={value.time}
            onChange={(event) => onChange({ on: 'daily', time: event.currentTarget.value || '08:00' })}
          />
        )}
      </div>
      {value.on === 'since' && <SinceFields value={value} onChange={onChange} />}
      {value.on !== 'event' && <p className={styles.meta}>{t('automation.when.calendar')}</p>}
    </fieldset>
  );
}

type Since = Extract<Trigger, { on: 'since' }>;

function SinceFields({ value, onChange }: { value: Since; onChange(trigger: Trigger): void }) {
  const t = useText();
  return (
    <div className={styles.two}>
      <Amount
        label={t('automation.when.amount')}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      <SelectField
        label={t('automation.when.unit')}
        data={(['working_days', 'hours'] as const).map((unit) => ({
          value: unit,
          label: t(`automation.unit.${unit}`),
        }))}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit: unit === 'hours' ? 'hours' : 'working_days' })}
      />
      <SelectField
        label={t('automation.when.moment')}
        data={MOMENTS.map((moment) => ({ value: moment, label: t(`automation.moment.${moment}`) }))}
        value={value.moment}
        onChange={(moment) => onChange({ ...value, moment: MOMENTS.find((one) => one === moment) ?? 'customer' })}
      />
    </div>
  );
}

/** From 1 to 90, as the rule allows. */
export function Amount({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  return (
    <NumberField
      label={label}
      min={1}
      max={90}
      allowDecimal={false}
      value={value}
      onChange={(typed) => onChange(Math.min(90, Math.max(1, Number(typed) || 1)))}
    />
  );
}
