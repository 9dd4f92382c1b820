import { Time } from '#ui/format/Time.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { CustomerRow } from '../../contract.ts';
import { phoneWords } from '../words.rules.ts';
import styles from './list.module.css';

const COLUMNS = ['name', 'company', 'email', 'phone', 'cases', 'last'] as const;

/** What each column is, for the eye: every row says it by itself to the ear. */
export function CustomersHead() {
  const t = useText();
  return (
    <div className={styles.columns} aria-hidden>
      {COLUMNS.map((column) => (
        <span key={column} className={styles[column]}>
          {t(`customers.column.${column}`)}
        </span>
      ))}
    </div>
  );
}

/** One customer: one line where it fits, two where it does not. */
export function CustomerLine({ row }: { row: CustomerRow }) {
  const t = useText();
  const { name, company, email, phone, openCases, totalCases, lastContactAt, vulnerable } = row;
  return (
    <div className={styles.line}>
      <span className={styles.name}>
        <span className={styles.cut} title={name}>
          {name}
        </span>
        {row.kind === 'company' && <span className={styles.kind}>{t('customers.kind.company')}</span>}
        {vulnerable && <Chip tone="critical">{t('customers.vulnerable')}</Chip>}
      </span>
      <span className={`${styles.company} ${styles.cut}`}>{company}</span>
      <span className={`${styles.email} ${styles.cut}`} title={email ?? undefined}>
        {email}
      </span>
      <span className={`${styles.phone} ${email ? '' : styles.instead}`}>{phone && phoneWords(phone)}</span>
      <span className={styles.cases}>
        {openCases > 0 && <span className={styles.open}>{t('customers.cases.open', { n: openCases })}</span>}
        <span>{t(openCases > 0 ? 'customers.cases.ofAll' : 'customers.cases.all', { n: totalCases })}</span>
      </span>
      <span className={styles.last}>{lastContactAt && <Time at={new Date(lastContactAt)} />}</span>
    </div>
  );
}
