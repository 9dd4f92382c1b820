import { Fragment } from 'react';
import { KeyHint } from '../controls/KeyHint.tsx';
import { ariaKeys } from '../keys/combo.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import styles from './list.module.css';

/** The few keys worth knowing here, at the foot of a list; not where there is no keyboard, nor when keys are off. */
export function ListHints({ hints }: { hints: readonly { combos: readonly string[]; label: string }[] }) {
  const settings = useKeyboardSettings();
  const working = hints.filter(({ combos }) => ariaKeys(combos, settings));
  if (working.length === 0) return null;
  return (
    <footer className={styles.hints} aria-hidden>
      {working.map(({ combos, label }, index) => (
        <Fragment key={label}>
          {index > 0 && ' · '}
          {combos.map((combo) => (
            <KeyHint key={combo} combo={combo} />
          ))}
          {label}
        </Fragment>
      ))}
    </footer>
  );
}
