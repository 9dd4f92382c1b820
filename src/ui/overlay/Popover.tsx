import { type FloatingPosition, Popover as MantinePopover } from '@mantine/core';
import '@mantine/core/styles/Popover.layer.css';
import type { ReactElement, ReactNode } from 'react';
import styles from './overlay.module.css';

interface PopoverProps {
  trigger: ReactElement;
  open: boolean;
  onOpenChange(open: boolean): void;
  /** What it is, for screen readers. */
  label: string;
  position?: FloatingPosition;
  children: ReactNode;
}

/** A small panel beside its button: a short form, an explanation. Esc and a press outside close it. */
export function Popover({ trigger, open, onOpenChange, label, position = 'bottom', children }: PopoverProps) {
  return (
    <MantinePopover
      opened={open}
      position={position}
      onChange={onOpenChange}
      trapFocus
      returnFocus
      offset={4}
      classNames={{ dropdown: styles.popover ?? '' }}
    >
      <MantinePopover.Target>{trigger}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label} data-keys="own">
        {children}
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}
