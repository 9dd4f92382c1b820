import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { useId } from 'react';
import { announce } from '../feedback/announce.ts';
import { ariaKeys } from '../keys/combo.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import type { Action } from '../keys/use-action.ts';
import { Tip } from '../overlay/Tip.tsx';
import styles from './button.module.css';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> {
  /** One primary per pane. `quiet` has no border: for bars and rows of tools. */
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** It opens a menu or a panel: an arrow after the words says so. */
  opens?: boolean;
  /** The key that does the same, drawn on the button. */
  keys?: readonly string[];
  /** Why it can't be pressed now. The button stays reachable and says so. */
  reason?: string | undefined;
  /** Working: presses are ignored, the words stay. */
  busy?: boolean;
  /** 48 px, for one-press pages. */
  large?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** For a link that looks like a button. */
export function buttonClass(variant: ButtonVariant = 'secondary'): string {
  return `${styles.button} ${styles[variant]}`;
}

export function Button({
  variant = 'secondary',
  icon,
  opens,
  keys,
  reason,
  busy,
  large,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const settings = useKeyboardSettings();
  const reasonId = useId();
  const button = (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(variant)} ${large ? styles.large : ''}`}
      aria-disabled={reason || busy ? true : undefined}
      aria-busy={busy || undefined}
      aria-describedby={reason ? reasonId : rest['aria-describedby']}
      aria-keyshortcuts={keys && ariaKeys(keys, settings)}
      onClick={(event) => {
        if (reason || busy) event.preventDefault();
        if (reason) announce(reason);
        else if (!busy) onClick?.(event);
      }}
    >
      {icon && <Icon as={icon} />}
      <span className={styles.label}>{children}</span>
      <KeyHint combo={keys?.[0]} />
      {opens && <Icon as={ChevronDown} />}
      {reason && (
        <span id={reasonId} hidden>
          {reason}
        </span>
      )}
    </button>
  );
  return reason ? <Tip text={reason}>{button}</Tip> : button;
}

/** The button of an action: same name, same key, same reason as in the palette. */
export function ActionButton({
  action,
  ...rest
}: { action: Action } & Omit<ButtonProps, 'children' | 'keys' | 'reason' | 'onClick'>) {
  return (
    <Button {...rest} keys={action.keys} reason={action.reason} onClick={action.run}>
      {action.label}
    </Button>
  );
}
