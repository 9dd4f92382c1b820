import type { ReactNode } from 'react';
import styles from './data.module.css';

/** Names at the left, facts at the right, on two edges. */
export function KeyValues({ entries }: { entries: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.keyValues}>
      {entries.map(({ label, value }) => (
        <div key={label} className={styles.pair}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
