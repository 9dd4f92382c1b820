import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { Tip } from '../overlay/Tip.tsx';
import styles from './button.module.css';
import { Icon } from './Icon.tsx';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'aria-label'> {
  icon: LucideIcon;
  /** Its accessible name, shown when it is pointed at or focused. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
}

/** Only for close, more and back: everything else carries its words. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button type="button" {...rest} className={styles.icon} aria-label={label}>
        <Icon as={icon} />
      </button>
    </Tip>
  );
}
