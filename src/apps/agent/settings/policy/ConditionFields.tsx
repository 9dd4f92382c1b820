import type { PolicyRule, SpendingWindow } from '#areas/authority/contract.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { MultiSelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { CountField } from './CountField.tsx';
import { MoneyField } from './MoneyField.tsx';
import styles from './policy.module.css';
import type { Names } from './use-names.ts';

type When = PolicyRule['when'];

interface ConditionFieldsProps {
  rule: PolicyRule;
  names: Names;
  currency: string;
  onChange(change: Partial<When>): void;
}

/** Up to how much, of what, for whom and how often. Left empty, a condition asks nothing. */
export function ConditionFields({ rule: { when }, names, currency, onChange }: ConditionFieldsProps) {
  const { t } = names;
  return (
    <>
      <FieldRow>
        <MoneyField
          label={t('policy.max.amount')}
          hint={t('policy.max.amountHint')}
          currency={currency}
          value={when.maxAmount}
          onChange={(maxAmount) => onChange({ maxAmount })}
        />
        <CountField
          label={t('policy.max.share')}
          max={100}
          value={when.maxShare}
          onChange={(maxShare) => onChange({ maxShare })}
        />
        <CountField label={t('policy.max.days')} value={when.maxDays} onChange={(maxDays) => onChange({ maxDays })} />
      </FieldRow>
      <WindowFields
        label={t('policy.perCustomer')}
        names={names}
        currency={currency}
        most={366}
        usual={90}
        value={when.perCustomer}
        onChange={(perCustomer) => onChange({ perCustomer })}
      />
      <WindowFields
        label={t('policy.perAgent')}
        names={names}
        currency={currency}
        most={7}
        usual={1}
        value={when.perAgent}
        onChange={(perAgent) => onChange({ perAgent })}
      />
      <details className={styles.more} open={hasMore(when)}>
        <summary>{t('policy.moreConditions')}</summary>
        <MoreConditions when={when} names={names} onChange={onChange} />
      </details>
    </>
  );
}

function hasMore(when: When): boolean {
  const { reasons, segments, channels, families, minMargin, currency } = when;
  return (
    [reasons, segments, channels, families].some(({ length }) => length > 0) || minMargin !== null || currency !== null
  );
}

function MoreConditions({
  when,
  names,
  onChange,
}: {
  when: When;
  names: Names;
  onChange(change: Partial<When>): void;
}) {
  const { t } = names;
  return (
    <div className={styles.fields}>
      <FieldRow>
        <MultiSelectField
          label={t('policy.reasons')}
          optional
          searchable
          data={names.reasons}
          value={when.reasons}
          onChange={(reasons) => onChange({ reasons })}
        />
        <MultiSelectField
          label={t('policy.segments')}
          optional
          searchable
          data={names.segments}
          value={when.segments}
          onChange={(segments) => onChange({ segments })}
        />
      </FieldRow>
      <FieldRow>
        <MultiSelectField
          label={t('policy.channels')}
          optional
          data={names.channels}
          value={when.channels}
          onChange={(channels) => onChange({ channels })}
        />
        <TagsField
          label={t('policy.families')}
          optional
          value={when.families}
          onChange={(families) => onChange({ families })}
        />
      </FieldRow>
      <FieldRow>
        {/* Of a table that asked for it before it could be known: to be taken out. */}
        {when.minMargin !== null && (
          <CountField
            label={t('policy.margin')}
            max={100}
            value={when.minMargin}
            onChange={(minMargin) => onChange({ minMargin })}
          />
        )}
        <TextField
          label={t('policy.currency')}
          hint={t('policy.currencyHint')}
          optional
          maxLength={3}
          value={when.currency ?? ''}
          onChange={(event) => onChange({ currency: currencyOf(event.currentTarget.value) })}
        />
      </FieldRow>
      <Quiet as="p">{t('policy.marginLater')}</Quiet>
    </div>
  );
}

/** Three capitals, or none. */
function currencyOf(text: string): string | null {
  const code = text.trim().toUpperCase();
  return code === '' ? null : code;
}

interface WindowFieldsProps {
  label: string;
  names: Names;
  currency: string;
  most: number;
  usual: number;
  value: SpendingWindow | null;
  onChange(window: SpendingWindow | null): void;
}

/** Up to how much and how often in so many days; nothing in any of the two, no window. */
function WindowFields({ label, names, currency, most, usual, value, onChange }: WindowFieldsProps) {
  const { t } = names;
  const now = value ?? { days: usual, maxAmount: null, maxCount: null };
  const set = (change: Partial<SpendingWindow>): void => {
    const next = { ...now, ...change };
    onChange(next.maxAmount === null && next.maxCount === null ? null : next);
  };
  return (
    <fieldset className={styles.window}>
      <legend>{label}</legend>
      <FieldRow>
        <MoneyField
          label={t('policy.window.amount')}
          currency={currency}
          value={now.maxAmount}
          onChange={(maxAmount) => set({ maxAmount })}
        />
        <CountField
          label={t('policy.window.count')}
          min={1}
          value={now.maxCount}
          onChange={(maxCount) => set({ maxCount })}
        />
        <CountField
          label={t('policy.window.days')}
          min={1}
          max={most}
          value={now.days}
          onChange={(days) => set({ days: days ?? usual })}
        />
      </FieldRow>
    </fieldset>
  );
}
