import type { ReactNode } from 'react';
import styles from './line.module.css';

/** For the link or button that a line is. */
export const lineClass: string = styles.line ?? '';

interface LineProps {
  title: ReactNode;
  /** Under it: who has it, what was said. */
  detail?: ReactNode;
  /** At the right: until when, which level. */
  aside?: ReactNode;
  unread?: boolean;
}

/** One thing to do among a few, not in a list that scrolls: what it is, whose turn it is, until when. */
export function Line({ title, detail, aside, unread = false }: LineProps) {
  return (
    <>
      <span className={`${styles.title} ${unread ? styles.unread : ''}`}>{title}</span>
      {aside && <span className={styles.aside}>{aside}</span>}
      {detail && <span className={styles.detail}>{detail}</span>}
    </>
  );
}

/** Lines one under the other. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className={styles.lines}>{children}</ul>;
}
