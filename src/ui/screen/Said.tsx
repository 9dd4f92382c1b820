import type { ReactNode } from 'react';
import styles from './screen.module.css';

interface PartProps {
  id?: string;
  children: ReactNode;
}

/** The name of a part of a sheet, beside its text. */
export function Heading({
  as: Tag = 'h3',
  id,
  children,
}: PartProps & { as?: 'h2' | 'h3' | 'p' | 'span' | 'figcaption' }) {
  return (
    <Tag id={id} className={styles.heading}>
      {children}
    </Tag>
  );
}

/** Words somebody wrote, line by line as they wrote them. */
export function Words({ lang, children }: { lang?: string; children: ReactNode }) {
  return (
    <p className={styles.words} lang={lang}>
      {children}
    </p>
  );
}

/** Words quoted as they came. */
export function Quote({ lang, children }: { lang?: string; children: ReactNode }) {
  return (
    <blockquote className={`${styles.words} ${styles.card}`} lang={lang}>
      {children}
    </blockquote>
  );
}

interface CardProps {
  /** It came after something was done: said to screen readers. */
  status?: boolean;
  labelledBy?: string;
  children: ReactNode;
}

/** What stands apart on a sheet: an answer, a decision. */
export function Card({ status = false, labelledBy, children }: CardProps) {
  return (
    <section className={styles.card} role={status ? 'status' : undefined} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

/** Beside what matters: who, when, how much of it. */
export function Quiet({ as: Tag = 'span', children }: { as?: 'span' | 'p'; children: ReactNode }) {
  return <Tag className={styles.quiet}>{children}</Tag>;
}

/** In a table: what it is, and under it what tells it from others. */
export function TwoLines({ children }: { children: ReactNode }) {
  return <span className={styles.two}>{children}</span>;
}
