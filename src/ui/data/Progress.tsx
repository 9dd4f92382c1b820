import type { DueTone } from '../status/due.rules.ts';
import styles from './data.module.css';

/** How much is gone, as a bar; the words under it say the same. */
export function Progress({ share, tone = 'normal', words }: { share: number; tone?: DueTone; words: string }) {
  return (
    <div className={styles.progress}>
      <svg className={`${styles.bar} ${styles[tone]}`} width="100%" height="6" aria-hidden focusable="false">
        <rect width="100%" height="6" rx="3" className={styles.track} />
        <rect width={`${Math.min(1, Math.max(0, share)) * 100}%`} height="6" rx="3" fill="currentColor" />
      </svg>
      <span className={styles.progressWords}>{words}</span>
    </div>
  );
}
