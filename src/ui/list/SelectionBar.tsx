import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { useText } from '../text.ts';
import { clearSelection } from './actions.ts';
import styles from './list.module.css';

interface SelectionBarProps {
  /** «3 casos elegidos». */
  said: string;
  onClear(): void;
  /** What may be done with all of them. */
  children: ReactNode;
}

/** At the foot of a list, while rows are chosen: how many, and what may be done with all of them. */
export function SelectionBar({ said, onClear, children }: SelectionBarProps) {
  const t = useText();
  return (
    <div role="group" aria-label={said} className={styles.bar}>
      <span className={styles.chosen} role="status">
        {said}
      </span>
      <Button variant="quiet" keys={clearSelection.keys} onClick={onClear}>
        {t('ui.list.clear')}
      </Button>
      <div className={styles.does}>{children}</div>
    </div>
  );
}
