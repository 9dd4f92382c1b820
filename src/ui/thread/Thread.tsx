import type { ReactNode } from 'react';
import styles from './thread.module.css';

/** The blocks of a thread, oldest first. A `feed`: screen readers go from article to article. */
export function Thread({ label, busy = false, children }: { label: string; busy?: boolean; children: ReactNode }) {
  return (
    <div role="feed" aria-label={label} aria-busy={busy} className={styles.thread}>
      {children}
    </div>
  );
}
