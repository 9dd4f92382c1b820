import { type KeyboardEvent, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { KeyHint } from '../controls/KeyHint.tsx';
import { preferences, usePreferences } from '../preferences/preferences.ts';
import { useText } from '../text.ts';
import { comboOf } from './combo.rules.ts';
import { keysOf } from './keyboard.ts';
import { useKeyboardSettings } from './KeysProvider.tsx';
import type { Binding } from './registry.ts';
import styles from './sheet.module.css';

/** One action of the sheet: its name and its key, which a press on it changes. */
export function KeyLine({ binding, all }: { binding: Binding; all: readonly Binding[] }) {
  const t = useText();
  const { mac, remapped } = useKeyboardSettings();
  const { remapped: own } = usePreferences();
  const [asking, setAsking] = useState(false);
  const [taken, setTaken] = useState<string>();
  const { def, values } = binding;
  const name = t(def.label, values);
  const combo = keysOf(def, remapped)[0];

  const choose = (event: KeyboardEvent): void => {
    if (!asking) return;
    event.preventDefault();
    if (event.key === 'Escape') return setAsking(false);
    const chosen = comboOf(event.nativeEvent, mac);
    if (!chosen) return;
    const other = all.find((one) => one.def.id !== def.id && keysOf(one.def, remapped).includes(chosen));
    setTaken(other && t('ui.keys.taken', { action: t(other.def.label, other.values) }));
    if (other) return;
    preferences.set({ remapped: { ...own, [def.id]: [chosen] } });
    setAsking(false);
  };
  const restore = (): void => {
    const { [def.id]: _gone, ...rest } = own;
    preferences.set({ remapped: rest });
  };

  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      {own[def.id] && !asking && (
        <Button variant="quiet" onClick={restore}>
          {t('ui.keys.restore')}
        </Button>
      )}
      <button
        type="button"
        className={styles.key}
        data-mantine-stop-propagation={asking}
        onClick={() => (setAsking(!asking), setTaken(undefined))}
        onKeyDown={choose}
        onBlur={() => setAsking(false)}
      >
        <span className="visually-hidden">{t('ui.keys.change', { action: name, keys: combo ?? '' })}</span>
        {asking ? <span role="status">{taken ?? t('ui.keys.press')}</span> : <KeyHint combo={combo} />}
      </button>
    </li>
  );
}
