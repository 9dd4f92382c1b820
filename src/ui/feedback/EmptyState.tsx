import type { ReactNode } from 'react';
import styles from './feedback.module.css';

/** The fact, then the next useful thing. No drawings. */
export function EmptyState({ fact, children }: { fact: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.fact}>{fact}</p>
      {children && <div className={styles.next}>{children}</div>}
    </div>
  );
}
