import { RadioField } from '../fields/ChoiceField.tsx';
import { Dialog } from '../overlay/Dialog.tsx';
import { type KeysMode, preferences, usePreferences } from '../preferences/preferences.ts';
import { useText } from '../text.ts';
import { keysOf } from './keyboard.ts';
import { KeyLine } from './KeyLine.tsx';
import { useKeyboardSettings } from './KeysProvider.tsx';
import { type ActionGroup, type Binding, GROUP_HEADINGS, inOrder } from './registry.ts';
import styles from './sheet.module.css';

const GROUPS: readonly ActionGroup[] = ['here', 'list', 'go', 'general'];

/** «?»: every key that works on this screen; each can be changed, and single keys held back. */
export function ShortcutSheet({
  open,
  onClose,
  bindings,
}: {
  open: boolean;
  onClose(): void;
  bindings: readonly Binding[];
}) {
  const t = useText();
  const { shortcuts } = usePreferences();
  const { remapped } = useKeyboardSettings();
  const withKeys = bindings.filter((binding) => keysOf(binding.def, remapped).length > 0);
  const modes: { value: KeysMode; label: string }[] = [
    { value: 'on', label: t('ui.keys.mode.on') },
    { value: 'alt', label: t('ui.keys.mode.alt') },
    { value: 'off', label: t('ui.keys.mode.off') },
  ];
  return (
    <Dialog open={open} onClose={onClose} title={t('ui.keys.title')} size="large">
      <div className={styles.groups}>
        {GROUPS.map((group) => {
          const ofGroup = inOrder(withKeys, group);
          if (ofGroup.length === 0) return null;
          return (
            <section key={group}>
              <h3 className={styles.heading}>{t(GROUP_HEADINGS[group])}</h3>
              <ul>
                {ofGroup.map((binding) => (
                  <KeyLine key={binding.def.id} binding={binding} all={bindings} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <RadioField
        label={t('ui.keys.mode')}
        hint={t('ui.keys.modeHint')}
        value={shortcuts}
        options={modes}
        onChange={(mode) => preferences.set({ shortcuts: mode })}
      />
    </Dialog>
  );
}
