import { phoneWords } from '#areas/customers/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { CustomerPick } from '../pick/CustomerPick.tsx';
import styles from './counter.module.css';
import { type Asker, askerFrom } from './new-case.rules.ts';

interface AskerFieldProps {
  asker: Asker | undefined;
  onChange(asker: Asker | undefined): void;
  error: string | undefined;
  emailError: string | undefined;
  /** The id of the field that comes next. */
  next: string;
}

/** Who asks: found by name, e-mail or phone in one field, or written down on the spot. */
export function AskerField({ asker, onChange, error, emailError, next }: AskerFieldProps) {
  const t = useText();
  const goOn = (id: string): void => void setTimeout(() => document.getElementById(id)?.focus());
  const change = (
    <Button variant="quiet" onClick={() => onChange(undefined)}>
      {t('cases.new.changeCustomer')}
    </Button>
  );
  if (asker?.kind === 'known') {
    return (
      <div id="new-customer" tabIndex={-1} className={styles.known}>
        <span className={styles.label}>{t('cases.new.customer')}</span>
        <span>
          <strong>{asker.name}</strong>{' '}
          {[asker.email, asker.phone && phoneWords(asker.phone)].filter(Boolean).join(' · ')}
        </span>
        {change}
      </div>
    );
  }
  if (asker?.kind === 'new') {
    const set = (part: Partial<Asker>): void => onChange({ ...asker, ...part } as Asker);
    return (
      <div id="new-customer" tabIndex={-1} className={styles.new}>
        <TextField
          id="new-name"
          label={t('cases.new.name')}
          value={asker.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={error}
        />
        <FieldRow>
          <TextField
            id="new-email"
            type="email"
            label={t('cases.context.email')}
            optional
            value={asker.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
            error={emailError}
          />
          <TextField
            id="new-phone"
            type="tel"
            label={t('cases.context.phone')}
            optional
            value={asker.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
        </FieldRow>
        {change}
      </div>
    );
  }
  return (
    <div id="new-customer" tabIndex={-1} className={styles.find}>
      <span className={styles.label} aria-hidden>
        {t('cases.new.customer')}
      </span>
      <CustomerPick
        onPick={({ id, name, email, phone }) => {
          onChange({ kind: 'known', id, name, email, phone });
          goOn(next);
        }}
        onNew={(typed) => {
          const fresh = askerFrom(typed);
          onChange(fresh);
          goOn(fresh.name ? 'new-email' : 'new-name');
        }}
      />
      {error && <p className={styles.error}>{error}</p>}
    </div>
  );
}
