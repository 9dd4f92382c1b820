import { Fragment } from 'react';
import { KeyHint } from '../controls/KeyHint.tsx';
import { ariaKeys } from '../keys/combo.rules.ts';
import { keysOf } from '../keys/choice.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import { definedActions } from '../keys/registry.ts';
import styles from './list.module.css';

interface Hint {
  /** Ids of actions: what shows is each person's own key. */
  of: readonly string[];
  label: string;
}

/** The few keys worth knowing here, at the foot of a list; not where there is no keyboard, nor when keys are off. */
export function ListHints({ hints }: { hints: readonly Hint[] }) {
  const settings = useKeyboardSettings();
  const keyOf = (id: string): string | undefined => {
    const def = definedActions().find((one) => one.id === id);
    return def && keysOf(def, settings.remapped)[0];
  };
  const working = hints
    .map(({ of, label }) => ({ combos: of.flatMap((id) => keyOf(id) ?? []), label }))
    .filter(({ combos }) => ariaKeys(combos, settings));
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
