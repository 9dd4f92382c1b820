import { Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { CAUSES, OTHER_FAMILY } from '#areas/authority/contract.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { useHouse } from '../../data/organisation.ts';
import styles from '../propose.module.css';
import { type Cause, type LineForm, type MissingPart, newLine, type ProposeForm } from '../propose.rules.ts';
import { useCurrencies, useSolutions } from '../use-propose.ts';

interface FieldsProps {
  form: ProposeForm;
  errorOf(part: MissingPart): string | undefined;
  onChange(part: Partial<ProposeForm>): void;
}

/** The solution and its amount, line by line. */
export function LineFields({ form, errorOf, onChange }: FieldsProps) {
  const t = useText();
  const change = (key: string, part: Partial<LineForm>): void =>
    onChange({ lines: form.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const add = (): void =>
    onChange({ lines: [...form.lines, newLine(Math.max(...form.lines.map(({ key }) => Number(key.slice(1)))) + 1)] });
  return (
    <>
      {form.lines.map((line, n) => (
        <OneLine
          key={line.key}
          line={line}
          currency={form.currency}
          n={n}
          single={form.lines.length === 1}
          errorOf={errorOf}
          onChange={(part) => change(line.key, part)}
          onRemove={
            form.lines.length > 1
              ? () => onChange({ lines: form.lines.filter(({ key }) => key !== line.key) })
              : undefined
          }
        />
      ))}
      {form.lines.length < 10 && (
        <div>
          <Button variant="quiet" icon={Plus} onClick={add}>
            {t('cases.propose.addLine')}
          </Button>
        </div>
      )}
    </>
  );
}

interface OneLineProps {
  line: LineForm;
  currency: string;
  n: number;
  /** The only line: it needs no number. */
  single: boolean;
  errorOf(part: MissingPart): string | undefined;
  onChange(part: Partial<LineForm>): void;
  onRemove: (() => void) | undefined;
}

function OneLine({ line, currency, n, single, errorOf, onChange, onRemove }: OneLineProps) {
  const t = useText();
  const { solutions, families, isPriced } = useSolutions();
  // 1 to 9 choose without opening the list: the first ones are the usual ones.
  const byNumber = (event: KeyboardEvent): void => {
    const chosen = /^[1-9]$/.test(event.key) ? solutions[Number(event.key) - 1] : undefined;
    const onSolution = (event.target as HTMLElement).id.startsWith('propose-solution');
    if (!chosen || !onSolution || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChange({ solution: chosen.value });
  };
  const priced = line.solution === '' || isPriced(line.solution) || line.solution === 'other';
  return (
    <fieldset className={styles.line} onKeyDownCapture={byNumber}>
      <legend className={single ? 'visually-hidden' : styles.legend}>{t('cases.propose.line', { n: n + 1 })}</legend>
      <FieldRow>
        <SelectField
          id={n === 0 ? 'propose-solution' : `propose-solution-${n}`}
          label={t('cases.propose.solution')}
          data={solutions.map(({ value, label }, at) => ({ value, label: at < 9 ? `${at + 1}  ${label}` : label }))}
          value={line.solution || null}
          onChange={(solution) => onChange({ solution: solution ?? '' })}
          error={line.solution === '' ? errorOf('solution') : undefined}
        />
        {priced && (
          <NumberField
            id={n === 0 ? 'propose-amount' : `propose-amount-${n}`}
            label={t('cases.propose.amount', { currency })}
            value={line.amount}
            onChange={(amount) => onChange({ amount })}
            min={0}
            decimalScale={minorDigits(currency)}
            error={line.amount === '' ? errorOf('amount') : undefined}
          />
        )}
        {families.length > 0 && (
          <SelectField
            id={`propose-family-${n}`}
            label={t('cases.propose.family')}
            optional
            data={[
              ...families.map((family) => ({ value: family, label: family })),
              { value: OTHER_FAMILY, label: t('cases.propose.familyOther') },
            ]}
            value={line.family || null}
            onChange={(family) => onChange({ family: family ?? '' })}
          />
        )}
        <TextField
          id={`propose-detail-${n}`}
          label={t('cases.propose.detail')}
          optional
          value={line.detail}
          onChange={(event) => onChange({ detail: event.currentTarget.value })}
        />
      </FieldRow>
      {onRemove && (
        <div>
          <Button variant="quiet" icon={Trash2} onClick={onRemove}>
            {t('cases.propose.removeLine', { n: n + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Where the trouble came from, the order, and why. */
export function ReasonFields({ form, errorOf, onChange }: FieldsProps) {
  const t = useText();
  const { organisation } = useHouse();
  const { currencies } = useCurrencies();
  const { currency } = form;
  const areas = (organisation?.areas ?? []).filter(({ active }) => active);
  return (
    <>
      <FieldRow>
        <SelectField
          id="propose-cause"
          label={t('cases.propose.cause')}
          data={CAUSES.map((value) => ({ value, label: t(`cases.cause.${value}`) }))}
          value={form.cause}
          onChange={(cause) => onChange({ cause: cause as Cause | null })}
          error={errorOf('cause')}
        />
        <SelectField
          id="propose-area"
          label={t('cases.propose.area')}
          data={areas.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.areaId}
          onChange={(areaId) => onChange({ areaId })}
          error={errorOf('area')}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          id="propose-order"
          label={t('cases.propose.order')}
          optional
          value={form.orderRef}
          onChange={(event) => onChange({ orderRef: event.currentTarget.value })}
        />
        <NumberField
          id="propose-order-total"
          label={t('cases.propose.orderTotal', { currency })}
          optional
          value={form.orderTotal}
          onChange={(orderTotal) => onChange({ orderTotal })}
          min={0}
          decimalScale={minorDigits(currency)}
        />
        <SelectField
          id="propose-currency"
          label={t('cases.propose.currency')}
          data={currencies.map((value) => ({ value, label: value }))}
          value={currency}
          onChange={(next) => next && onChange({ currency: next })}
        />
      </FieldRow>
      <FieldRow>
        <DateField
          id="propose-purchased"
          label={t('cases.propose.purchased')}
          hint={t('cases.propose.purchasedHint')}
          optional
          value={form.purchasedOn}
          onChange={(purchasedOn) => onChange({ purchasedOn: purchasedOn })}
        />
        <DateField
          id="propose-delivered"
          label={t('cases.propose.delivered')}
          hint={t('cases.propose.deliveredHint')}
          optional
          value={form.deliveredOn}
          onChange={(deliveredOn) => onChange({ deliveredOn })}
        />
      </FieldRow>
      <TextArea
        id="propose-reason"
        label={t('cases.propose.reason')}
        hint={t(form.direct ? 'cases.direct.reasonHint' : 'cases.propose.reasonHint')}
        optional={!form.direct}
        error={errorOf('reason')}
        minRows={2}
        value={form.reason}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
    </>
  );
}
