import type { ReactNode } from 'react';
import { PaneBar, PaneBody, PaneHead } from '../panes/Pane.tsx';
import styles from './screen.module.css';

interface ScreenHeadProps {
  title: ReactNode;
  /** 2 where another title on the screen says what it is. */
  level?: 1 | 2;
  children?: ReactNode;
}

/** The head of a whole screen: its name, and what it offers at the right. */
export function ScreenHead({ title, level = 1, children }: ScreenHeadProps) {
  return (
    <PaneHead level={level} title={<span className={styles.title}>{title}</span>}>
      {children}
    </PaneHead>
  );
}

/** Under the head: tabs, search or what is counted; `aside` stands at the right. */
export function ScreenBar({ children, aside }: { children?: ReactNode; aside?: ReactNode }) {
  return (
    <PaneBar>
      <div className={styles.bar}>
        {children}
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
    </PaneBar>
  );
}

interface ScreenPanelProps {
  /** Of the tabs above, where there are any: their panel and the one chosen. */
  tabs?: { panelId: string; chosen: string };
  children: ReactNode;
}

/** The rest of the screen: a list that scrolls by itself. */
export function ScreenPanel({ tabs, children }: ScreenPanelProps) {
  return (
    <div className={styles.panel} {...(tabs && panelOf(tabs))}>
      {children}
    </div>
  );
}

/** The rest of the screen: tables and forms, one under the other. */
export function ScreenPage({ tabs, children }: ScreenPanelProps) {
  return (
    <PaneBody>
      <div className={styles.page} {...(tabs && panelOf(tabs))}>
        {children}
      </div>
    </PaneBody>
  );
}

const panelOf = ({ panelId, chosen }: { panelId: string; chosen: string }) =>
  ({ role: 'tabpanel', id: panelId, 'aria-labelledby': `${panelId}-${chosen}` }) as const;

/** What is open beside a list: everything on one sheet, no wider than can be read. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <PaneBody>
      <div className={styles.sheet}>{children}</div>
    </PaneBody>
  );
}
