import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Icon } from '../controls/Icon.tsx';
import styles from './data.module.css';

interface FoldSectionProps {
  /** Kept under it on this device: folded stays folded. */
  id: string;
  title: string;
  /** At the right of the title: a figure, a link to the full screen. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A section of the context panel: it folds, and remembers it. */
export function FoldSection({ id, title, aside, children }: FoldSectionProps) {
  const [open, setOpen] = useState(() => readOpen(id));
  const toggle = (): void => {
    setOpen(!open);
    try {
      localStorage.setItem(`cauce.fold.${id}`, open ? 'closed' : 'open');
    } catch {
      // Without storage it is only remembered until the page closes.
    }
  };
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>
          <button type="button" aria-expanded={open} className={styles.sectionButton} onClick={toggle}>
            <span>{title}</span>
            <Icon as={open ? ChevronDown : ChevronRight} />
          </button>
        </h3>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {open && <div className={styles.sectionBody}>{children}</div>}
    </section>
  );
}

function readOpen(id: string): boolean {
  try {
    return localStorage.getItem(`cauce.fold.${id}`) !== 'closed';
  } catch {
    return true;
  }
}
