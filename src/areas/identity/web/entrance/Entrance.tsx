import type { ReactNode } from 'react';
import styles from './entrance.module.css';

/** The pages before the rail: one sheet of paper, the product's name, one thing to do. */
export function Entrance({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <p className={styles.logo} translate="no">
          Cauce
        </p>
        <h1 className={styles.title}>{title}</h1>
        {children}
        {foot && <p className={styles.foot}>{foot}</p>}
      </div>
    </main>
  );
}
