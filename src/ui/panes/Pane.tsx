import type { ReactNode } from 'react';
import styles from './panes.module.css';
import { useTitleLevel } from './title-level.ts';

interface PaneProps {
  /** Short and fixed: `list`, `thread`, `context`. F6 walks them in the order of the page. */
  name: string;
  /** What it holds, for screen readers. */
  label: string;
  /** Paper: `surface` for what is read, `surface-2` for what helps. */
  ground?: 'surface' | 'surface-2';
  children: ReactNode;
}

/** A region of the screen that F6 reaches and that scrolls by itself. */
export function Pane({ name, label, ground = 'surface-2', children }: PaneProps) {
  return (
    <section
      data-pane={name}
      aria-label={label}
      tabIndex={-1}
      className={`${styles.pane} ${ground === 'surface' ? styles.surface : ''}`}
    >
      {children}
    </section>
  );
}

/** The fixed line at the top of a pane: its title, and what it offers at the right. */
export function PaneHead({ title, level = 2, children }: { title: ReactNode; level?: 1 | 2; children?: ReactNode }) {
  const Title = useTitleLevel(level) === 1 ? 'h1' : 'h2';
  return (
    <header className={styles.head}>
      <Title className={styles.headTitle}>{title}</Title>
      {children && <div className={styles.headTools}>{children}</div>}
    </header>
  );
}

/** The part of a pane that scrolls. */
export function PaneBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}

/** The head of what is open: its title, then one line of facts; what concerns others at the right. */
export function ThingHead({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.thingHead}>
      <h1 className={styles.thingTitle}>{title}</h1>
      <div className={styles.facts}>
        {children}
        {aside && <span className={styles.factsAside}>{aside}</span>}
      </div>
    </header>
  );
}

/** A fixed line of controls across a pane: its action bar, its filters. */
export function PaneBar({ children }: { children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}

/** What stays at the foot of a pane: a composer, a bar for what is selected. */
export function PaneFoot({ children }: { children: ReactNode }) {
  return <footer className={styles.foot}>{children}</footer>;
}
