import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { SearchField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { useText } from '#ui/text.ts';
import type { CustomerRow } from '../../contract.ts';
import type { CustomerKind } from '../address.rules.ts';
import { foundQuery } from '../queries.ts';
import { phoneWords } from '../words.rules.ts';
import styles from './find.module.css';

interface CustomerFinderProps {
  label: string;
  kind: CustomerKind;
  /** Not offered: the record one is on. */
  except: string;
  onPick(customer: CustomerRow): void;
}

/** Another record, by name, e-mail, phone or reference: ↵ takes the first, Tab walks the rest. */
export function CustomerFinder({ label, kind, except, onPick }: CustomerFinderProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const q = useRested(wanted, 250);
  const { data, error, isFetching } = useQuery(foundQuery({ q, kind }));
  const found = wanted.length > 1 ? (data?.customers ?? []).filter(({ id }) => id !== except) : [];
  const settled = q === wanted && q.length > 1 && !isFetching;
  return (
    <div className={styles.finder}>
      <SearchField
        data-autofocus
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const [first] = found;
          if (settled && first) onPick(first);
        }}
      />
      {error && <ErrorState compact text={refusalOf(t, error)} />}
      <ul className={styles.found} aria-label={t('customers.find.results')}>
        {found.map((customer) => (
          <li key={customer.id}>
            <button type="button" className={styles.one} onClick={() => onPick(customer)}>
              <span className={styles.name}>{customer.name}</span>
              <span className={styles.detail}>
                {[customer.company, customer.email, customer.phone && phoneWords(customer.phone)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.hint}>
        {settled
          ? found.length === 0 && t('customers.find.nothing', { q })
          : wanted.length < 2 && t('customers.find.hint')}
      </p>
    </div>
  );
}
