import type { ReactNode } from 'react';
import styles from './screen.module.css';

interface StackProps {
  as?: 'div' | 'ul' | 'ol' | 'section';
  label?: string;
  /** Lines that belong together. */
  close?: boolean;
  children: ReactNode;
}

/** One under the other. */
export function Stack({ as: Tag = 'div', label, close = false, children }: StackProps) {
  return (
    <Tag className={`${styles.stack} ${close ? styles.close : ''}`} aria-label={label}>
      {children}
    </Tag>
  );
}

/** The buttons that end a form or act on what is open; on a phone, one under the other. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
