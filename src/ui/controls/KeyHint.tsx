import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react';
import { keyCaps, type KeyCap } from '../keys/combo.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import { useText } from '../text.ts';
import styles from './key-hint.module.css';

const ICONS = { enter: CornerDownLeft, up: ArrowUp, down: ArrowDown };

/** The key of an action, drawn as a keycap. Silent for screen readers: `aria-keyshortcuts` says it. */
export function KeyHint({ combo }: { combo: string | undefined }) {
  const settings = useKeyboardSettings();
  const presses = combo ? keyCaps(combo, settings) : [];
  if (presses.length === 0) return null;
  return (
    <span className={styles.hint} aria-hidden>
      {presses.map((caps, index) => (
        <kbd key={index}>
          {caps.map((cap, part) => (
            <Cap key={part} cap={cap} />
          ))}
        </kbd>
      ))}
    </span>
  );
}

function Cap({ cap }: { cap: KeyCap }) {
  const t = useText();
  if ('icon' in cap) {
    const Drawing = ICONS[cap.icon];
    return <Drawing size="0.6875rem" strokeWidth={2} />;
  }
  if ('text' in cap) return <span>{cap.text}</span>;
  if (cap.modifier === 'ctrl') return <span>{t('ui.key.ctrl')}</span>;
  return <span>{cap.modifier === 'alt' ? t('ui.key.alt') : t('ui.key.shift')}</span>;
}
