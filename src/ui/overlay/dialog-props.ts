import type { ReactNode } from 'react';

export interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** The buttons, the primary one last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** False when leaving would lose work: then only its buttons close it. */
  dismissible?: boolean;
  children: ReactNode;
}
