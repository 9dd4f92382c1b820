import { type KeyboardEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../controls/Button.tsx';
import { KeyHint } from '../controls/KeyHint.tsx';
import { preferences, usePreferences } from '../preferences/preferences.ts';
import { type TextValues, useText } from '../text.ts';
import { holderOf, unfit, withSame } from './choice.rules.ts';
import { comboOf } from './combo.rules.ts';
import { keysOf } from './choice.rules.ts';
import { useKeyboardSettings } from './KeysProvider.tsx';
import { type ActionDef, definedActions } from './registry.ts';
import styles from './sheet.module.css';

interface KeyLineProps {
  def: ActionDef;
  values?: TextValues | undefined;
}

/** One action and its key, which a press on it changes; what shares its key (star, take the star away) goes with it. */
export function KeyLine({ def, values }: KeyLineProps) {
  const t = useText();
  const nameOf = useActionName();
  const { mac, remapped } = useKeyboardSettings();
  const { remapped: own } = usePreferences();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const name = nameOf(def, values);
  const combo = keysOf(def, remapped)[0];
  const together = withSame(def, definedActions()).map(({ id }) => id);

  const give = (keys: string[] | undefined): void => {
    const others = Object.entries(own).filter(([id]) => !together.includes(id));
    const mine = keys ? together.map((id) => [id, keys] as const) : [];
    preferences.choose({ remapped: Object.fromEntries([...others, ...mine]) });
  };
  const choose = (event: KeyboardEvent): void => {
    if (!asking || event.key === 'Tab') return;
    event.preventDefault();
    if (event.key === 'Escape') return setAsking(false);
    const chosen = comboOf(event.nativeEvent, mac);
    if (!chosen) return;
    const why = unfit(chosen, def);
    const holder = holderOf(chosen, def, definedActions(), remapped);
    if (why) return setRefused(t(`ui.keys.unfit.${why}`));
    if (holder) return setRefused(t('ui.keys.taken', { action: nameOf(holder) }));
    give(chosen === def.keys?.[0] ? undefined : [chosen]);
    setAsking(false);
  };

  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      {own[def.id] && !asking && (
        <Button variant="quiet" onClick={() => give(undefined)}>
          {t('ui.keys.restore')} <span className="visually-hidden">«{name}»</span>
        </Button>
      )}
      <button
        type="button"
        className={styles.key}
        // Everything pressed meanwhile is the answer.
        data-keys={asking ? 'own' : undefined}
        data-mantine-stop-propagation={asking}
        onClick={() => (setAsking(!asking), setRefused(undefined))}
        onKeyDown={choose}
        onBlur={() => setAsking(false)}
      >
        <span className="visually-hidden">
          {t('ui.keys.change', { action: name, keys: combo ?? t('ui.keys.none') })}
        </span>
        {asking ? <span role="status">{refused ?? t('ui.keys.press')}</span> : <Shown combo={combo} />}
      </button>
    </li>
  );
}

function Shown({ combo }: { combo: string | undefined }) {
  const t = useText();
  return combo ? <KeyHint combo={combo} /> : <span aria-hidden>{t('ui.keys.none')}</span>;
}

/** What an action is called, also where it has nothing in front of it to name. */
export function useActionName(): (def: ActionDef, values?: TextValues) => string {
  const t = useText();
  const { messages } = useIntl();
  return (def, values) => {
    const pattern = String(messages[def.label] ?? '');
    const open = [...pattern.matchAll(/\{(\w+)/g)].map(([, slot]) => [slot, '…'] as const);
    return t(def.label, { ...Object.fromEntries(open), ...def.sample, ...values });
  };
}
