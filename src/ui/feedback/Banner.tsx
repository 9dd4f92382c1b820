import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import styles from './feedback.module.css';

/** A line across the top while something about the whole screen is not as usual. */
export function Banner({ icon, text, children }: { icon: LucideIcon; text: ReactNode; children?: ReactNode }) {
  return (
    <div role="status" className={styles.banner}>
      <Icon as={icon} />
      <span>{text}</span>
      {children && <span className={styles.bannerTools}>{children}</span>}
    </div>
  );
}
