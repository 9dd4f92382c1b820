import { Menu as MantineMenu } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import type { FloatingPosition } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { KeyHint } from '../controls/KeyHint.tsx';
import type { Action } from '../keys/use-action.ts';
import styles from './overlay.module.css';

/** `trigger` is one button; it gets the expanded state, and the focus back. */
export function Menu({
  trigger,
  position,
  children,
}: {
  trigger: ReactElement;
  position?: FloatingPosition;
  children: ReactNode;
}) {
  return (
    <MantineMenu
      withInitialFocusPlaceholder={false}
      onOpen={focusFirstItem}
      {...(position ? { position } : {})}
      offset={4}
      classNames={{
        dropdown: styles.menu ?? '',
        item: styles.item ?? '',
        divider: styles.divider ?? '',
        label: styles.groupLabel ?? '',
      }}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown>{children}</MantineMenu.Dropdown>
    </MantineMenu>
  );
}

/** A menu that opens is a menu one is in: arrows, letters and Esc work at once. */
export function focusFirstItem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[role="menu"] [data-menu-item]')?.focus());
}

interface MenuItemProps {
  onSelect(): void;
  icon?: LucideIcon | undefined;
  keys?: string | undefined;
  /** Why it can't be chosen now; shown under its name. */
  reason?: string | undefined;
  children: ReactNode;
}

export function MenuItem({ onSelect, icon, keys, reason, children }: MenuItemProps) {
  return (
    <MantineMenu.Item
      onClick={reason ? undefined : onSelect}
      aria-disabled={reason ? true : undefined}
      closeMenuOnClick={!reason}
      leftSection={icon && <Icon as={icon} />}
      rightSection={<KeyHint combo={keys} />}
    >
      {children}
      {reason && <span className={styles.reason}>{reason}</span>}
    </MantineMenu.Item>
  );
}

/** An action in a menu, with the name, key and reason it has everywhere. */
export function MenuAction({ action }: { action: Action }) {
  return (
    <MenuItem onSelect={action.run} icon={action.def.icon} keys={action.keys[0]} reason={action.reason}>
      {action.label}
    </MenuItem>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
}

/** One of a few, chosen in the menu itself, which stays open. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <MantineMenu.RadioGroup value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <div role="group" aria-label={label}>
        <MantineMenu.Label aria-hidden>{label}</MantineMenu.Label>
        {options.map((option) => (
          <MantineMenu.RadioItem key={option.value} value={option.value} checkIcon={<Icon as={Check} />}>
            {option.label}
          </MantineMenu.RadioItem>
        ))}
      </div>
    </MantineMenu.RadioGroup>
  );
}

export function MenuDivider() {
  return <MantineMenu.Divider />;
}
