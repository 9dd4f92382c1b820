import type { ReactNode } from 'react';
import type { Level } from './course.rules.ts';
import styles from './course.module.css';

/** «2 Consultada»: a level by its number and its word, in its colour. */
export function LevelMark({ level, children }: { level: Level; children: ReactNode }) {
  return (
    <strong className={`${styles.mark} ${styles[`n${level}`]}`}>
      {level} {children}
    </strong>
  );
}
