import { Button } from '../controls/Button.tsx';
import { toast } from '../feedback/toasts.ts';
import { preferences, usePreferences } from '../preferences/preferences.ts';
import { useText } from '../text.ts';
import { screenOf, withSame } from './choice.rules.ts';
import { KeyLine } from './KeyLine.tsx';
import { type ActionDef, type ActionGroup, definedActions, GROUP_HEADINGS } from './registry.ts';
import styles from './sheet.module.css';

interface OwnKeysProps {
  /** The screens that have actions of their own, as the first word of those says it: `case.reply` is of `case`. */
  screens: readonly { of: string; heading: string }[];
}

/** Every action that has come with the screens, with its key; one press changes it. */
export function OwnKeys({ screens }: OwnKeysProps) {
  const t = useText();
  const { remapped } = usePreferences();
  const here = definedActions().filter(({ group }) => group === 'here');
  const isOf = (def: ActionDef, { of }: { of: string }): boolean => screenOf(def) === of;
  const parts = [
    ...GROUPS.map((group) => ({ heading: t(GROUP_HEADINGS[group]), defs: ofGroup(group) })),
    ...screens.map((screen) => ({ heading: screen.heading, defs: here.filter((def) => isOf(def, screen)) })),
    {
      heading: t(GROUP_HEADINGS.here),
      defs: here.filter((def) => !screens.some((screen) => isOf(def, screen))),
    },
  ];
  const restore = (): void => {
    const before = remapped;
    preferences.choose({ remapped: {} });
    toast(t('ui.keys.restored'), { undo: () => preferences.choose({ remapped: before }) });
  };
  return (
    <>
      <div className={styles.groups}>
        {parts.map(({ heading, defs }) => {
          const lines = linesOf(defs);
          if (lines.length === 0) return null;
          return (
            <section key={heading}>
              <h3 className={styles.heading}>{heading}</h3>
              <ul>
                {lines.map((def) => (
                  <KeyLine key={def.id} def={def} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {Object.keys(remapped).length > 0 && <Button onClick={restore}>{t('ui.keys.restoreAll')}</Button>}
    </>
  );
}

const GROUPS: readonly ActionGroup[] = ['general', 'list', 'go'];

const ofGroup = (group: ActionGroup): ActionDef[] => definedActions().filter((def) => def.group === group);

/** Of those that share a key one line says it, and those that have one come first; Esc goes back everywhere, and is nobody's to choose. */
function linesOf(defs: readonly ActionDef[]): ActionDef[] {
  const own = defs.filter((def) => def.keys?.[0] !== 'escape');
  const lines = own.filter((def) => own.find((one) => withSame(def, own).includes(one)) === def);
  return lines.toSorted((a, b) => Number(!a.keys) - Number(!b.keys));
}
