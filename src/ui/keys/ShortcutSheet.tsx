import { Dialog } from '../overlay/Dialog.tsx';
import { useText } from '../text.ts';
import { keysOf } from './choice.rules.ts';
import { KeyLine } from './KeyLine.tsx';
import { KeysMode } from './KeysMode.tsx';
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
  const { remapped } = useKeyboardSettings();
  const withKeys = bindings.filter((binding) => keysOf(binding.def, remapped).length > 0);
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
                {ofGroup.map(({ def, values }) => (
                  <KeyLine key={def.id} def={def} values={values} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <KeysMode />
    </Dialog>
  );
}
