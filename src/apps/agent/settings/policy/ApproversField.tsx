import type { Approver } from '#areas/authority/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import styles from './policy.module.css';
import type { Names } from './use-names.ts';

const ROLES = ['lead', 'director', 'administrator'] as const;
const MOST = 5;

interface ApproversFieldProps {
  names: Names;
  value: readonly Approver[];
  onChange(chain: Approver[]): void;
}

/** Who is asked first, who after them, and who stands in for each. */
export function ApproversField({ names, value, onChange }: ApproversFieldProps) {
  const { t } = names;
  const director: Approver = { role: 'director', personId: null, deputyId: null, deputyMinutes: 60 };
  return (
    <fieldset className={styles.window}>
      <legend>{t('policy.approvers')}</legend>
      {value.map((approver, at) => (
        <ApproverLine
          key={at}
          n={at + 1}
          names={names}
          approver={approver}
          onChange={(next) => onChange(value.toSpliced(at, 1, next))}
          onRemove={() => onChange(value.toSpliced(at, 1))}
        />
      ))}
      {value.length < MOST && (
        <div>
          <Button onClick={() => onChange([...value, director])}>{t('policy.addApprover')}</Button>
        </div>
      )}
    </fieldset>
  );
}

interface ApproverLineProps {
  n: number;
  names: Names;
  approver: Approver;
  onChange(approver: Approver): void;
  onRemove(): void;
}

function ApproverLine({ n, names, approver, onChange, onRemove }: ApproverLineProps) {
  const { t } = names;
  const { role, personId, deputyId, deputyMinutes } = approver;
  const choices = [
    ...ROLES.map((one) => ({ value: `role:${one}`, label: t(`policy.approver.${one}`) })),
    ...names.people,
  ];
  const choose = (value: string | null): void => {
    const chosen = ROLES.find((one) => value === `role:${one}`);
    onChange({ ...approver, role: chosen ?? null, personId: chosen ? null : value });
  };
  return (
    <div className={styles.approver}>
      <FieldRow>
        <SelectField
          label={t('policy.approverN', { n })}
          searchable
          data={choices}
          value={personId ?? `role:${role}`}
          onChange={choose}
        />
        <SelectField
          label={t('policy.deputy')}
          optional
          searchable
          clearable
          data={names.people.filter(({ value }) => value !== personId)}
          value={deputyId}
          onChange={(next) => onChange({ ...approver, deputyId: next })}
        />
        <NumberField
          label={t('policy.deputyMinutes')}
          min={5}
          max={10_000}
          allowDecimal={false}
          value={deputyMinutes}
          onChange={(next) => onChange({ ...approver, deputyMinutes: typeof next === 'number' ? next : 60 })}
        />
      </FieldRow>
      <Button variant="quiet" aria-label={t('policy.removeApprover', { n })} onClick={onRemove}>
        {t('settings.remove')}
      </Button>
    </div>
  );
}
