import type { ReactNode } from 'react';
import styles from './status.module.css';

export type ChipTone =
  | 'plain'
  | 'attention'
  | 'critical'
  | 'overdue'
  | 'paused'
  | 'met'
  | 'n1'
  | 'n2'
  | 'n3'
  | 'note'
  | 'inverse';

/** A short fact in a box. `plain` is ink on paper and the default: colour is kept for clocks, levels and notes. */
export function Chip({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {icon}
      <span className={styles.words}>{children}</span>
    </span>
  );
}
