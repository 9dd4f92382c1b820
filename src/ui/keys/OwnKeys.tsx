import { Button } from '../controls/Button.tsx';
import { toast } from '../feedback/toasts.ts';
import { preferences, usePreferences } from '../preferences/preferences.ts';
import { useText } from '../text.ts';
import { withSame } from './choice.rules.ts';
import { KeyLine } from './KeyLine.tsx';
import { type ActionDef, type ActionGroup, definedActions, GROUP_HEADINGS } from './registry.ts';
import styles from './sheet.module.css';

const GROUPS: readonly ActionGroup[] = ['general', 'list', 'here', 'go'];

/** Every action that has come with the screens, with its key; one press changes it. */
export function OwnKeys() {
  const t = useText();
  const { remapped } = usePreferences();
  const defs = definedActions();
  const restore = (): void => {
    const before = remapped;
    preferences.choose({ remapped: {} });
    toast(t('ui.keys.restored'), { undo: () => preferences.choose({ remapped: before }) });
  };
  return (
    <>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={styles.heading}>{t(GROUP_HEADINGS[group])}</h3>
            <ul>
              {linesOf(defs, group).map((def) => (
                <KeyLine key={def.id} def={def} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {Object.keys(remapped).length > 0 && <Button onClick={restore}>{t('ui.keys.restoreAll')}</Button>}
    </>
  );
}

/** Of those that share a key one line says it; Esc goes back everywhere, and is nobody's to choose. */
function linesOf(defs: readonly ActionDef[], group: ActionGroup): ActionDef[] {
  const own = defs.filter((def) => def.group === group && def.keys?.[0] !== 'escape');
  return own.filter((def) => own.find((one) => withSame(def, own).includes(one)) === def);
}
