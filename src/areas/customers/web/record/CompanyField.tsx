import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { useText } from '#ui/text.ts';
import { CustomerFinder } from '../find/CustomerFinder.tsx';
import type { Edited } from './edited.ts';
import styles from './record.module.css';

interface CompanyFieldProps {
  id: string;
  values: Edited;
  onChange(change: Partial<Edited>): void;
  error: string | undefined;
}

/** The company somebody belongs to: found by name, taken away with a press. */
export function CompanyField({ id, values, onChange, error }: CompanyFieldProps) {
  const t = useText();
  const [finding, setFinding] = useState(false);
  const pick = (company: { id: string; name: string } | undefined): void => {
    onChange({ companyId: company?.id ?? null, companyName: company?.name ?? null });
    setFinding(false);
  };
  return (
    <div role="group" aria-label={t('customers.company')} className={styles.field}>
      <span className={styles.fieldLabel} aria-hidden>
        {t('ui.field.optional', { label: t('customers.company') })}
      </span>
      {error && <ErrorState compact text={error} />}
      {finding ? (
        <CustomerFinder label={t('customers.company.find')} kind="company" except={id} onPick={pick} />
      ) : (
        <div className={styles.chosen}>
          {values.companyName && <span className={styles.value}>{values.companyName}</span>}
          <Button onClick={() => setFinding(true)}>
            {t(values.companyId ? 'customers.company.change' : 'customers.company.choose')}
          </Button>
          {values.companyId && (
            <Button variant="quiet" onClick={() => pick(undefined)}>
              {t('customers.company.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
