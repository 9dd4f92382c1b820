import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { useText } from '../text.ts';
import styles from './feedback.module.css';

interface ErrorStateProps {
  /** What happened, what is safe, what to do: a sentence each. */
  text: ReactNode;
  /** What to do, as buttons. */
  children?: ReactNode;
  /** For whoever is called to help; last and small. */
  supportCode?: string | undefined;
  /** Inside a pane or form instead of filling it. */
  compact?: boolean;
}

export function ErrorState({ text, children, supportCode, compact = false }: ErrorStateProps) {
  const t = useText();
  return (
    <div role="alert" className={compact ? styles.errorLine : styles.error}>
      <Icon as={TriangleAlert} size={compact ? 16 : 20} />
      <div className={styles.errorText}>
        <p>{text}</p>
        {children && <div className={styles.next}>{children}</div>}
        {supportCode && <p className={styles.support}>{t('ui.error.supportCode', { code: supportCode })}</p>}
      </div>
    </div>
  );
}
