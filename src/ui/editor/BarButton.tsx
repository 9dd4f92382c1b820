import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { Tip } from '../overlay/Tip.tsx';
import { useText } from '../text.ts';
import styles from './editor.module.css';

interface BarButtonProps {
  icon: LucideIcon;
  label: string;
  keys?: string | undefined;
  /** The one Tab comes to. */
  first?: boolean;
  /** Whether the text at the cursor is so; absent for what is done once. */
  on?: boolean | undefined;
  off?: boolean | undefined;
  onPress(): void;
  ref?: Ref<HTMLButtonElement>;
}

/** One of the bar of an editor: its words where there is room, always its name and its key. */
export function BarButton({
  icon,
  label,
  keys,
  first = false,
  on,
  off = false,
  onPress,
  ref,
  ...rest
}: BarButtonProps) {
  const t = useText();
  const caps = keys?.split('+').map((key) => (isModifier(key) ? t(`ui.key.${key}`) : key.toUpperCase()));
  return (
    <Tip text={caps ? `${label} · ${caps.join(' ')}` : label}>
      <button
        {...rest}
        ref={ref}
        type="button"
        tabIndex={first ? 0 : -1}
        className={styles.tool}
        aria-label={label}
        aria-pressed={on}
        aria-disabled={off || undefined}
        aria-keyshortcuts={keys && shortcutOf(keys)}
        onClick={() => {
          if (!off) onPress();
        }}
      >
        <Icon as={icon} />
        <span className={styles.words}>{label}</span>
      </button>
    </Tip>
  );
}

function isModifier(key: string): key is 'ctrl' | 'alt' | 'shift' {
  return key === 'ctrl' || key === 'alt' || key === 'shift';
}

const SPOKEN: Readonly<Record<string, string>> = { ctrl: 'Control', alt: 'Alt', shift: 'Shift' };

function shortcutOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => SPOKEN[key] ?? key.toUpperCase())
    .join('+');
}
