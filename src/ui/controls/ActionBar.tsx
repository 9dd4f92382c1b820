import { Ellipsis } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Action } from '../keys/use-action.ts';
import { Menu, MenuAction } from '../overlay/Menu.tsx';
import { useText } from '../text.ts';
import styles from './action-bar.module.css';
import { fittingCount } from './action-bar.rules.ts';
import { ActionButton } from './Button.tsx';
import { IconButton } from './IconButton.tsx';

interface ActionBarProps {
  label: string;
  /** In order of use: what does not fit goes to the menu, from the end. */
  actions: readonly Action[];
  /** The one that is drawn as the primary button; it must be among `actions`. */
  primary?: Action | undefined;
  /** Only in the menu, however much room there is. */
  more?: readonly Action[];
}

/** What can be done with the thing in front, in one line that never wraps. */
export function ActionBar({ label, actions, primary, more = [] }: ActionBarProps) {
  const t = useText();
  const { bar, fitting } = useFitting(actions);
  const inMenu = [...actions.slice(fitting), ...more];
  return (
    <div ref={bar} role="toolbar" aria-label={label} className={styles.bar}>
      {actions.map((action, index) => (
        <span key={action.def.id} className={index < fitting ? styles.item : styles.measured} inert={index >= fitting}>
          <ActionButton action={action} variant={action === primary ? 'primary' : 'secondary'} />
        </span>
      ))}
      {inMenu.length > 0 && (
        <span className={styles.more}>
          <Menu position="bottom-end" trigger={<IconButton icon={Ellipsis} label={t('ui.more')} />}>
            {inMenu.map((action) => (
              <MenuAction key={action.def.id} action={action} />
            ))}
          </Menu>
        </span>
      )}
    </div>
  );
}

/** Those that do not fit stay in the page, unseen, so that their width is always known. */
function useFitting(actions: readonly Action[]) {
  const bar = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(actions.length);
  const names = actions.map(({ label }) => label).join();
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const measure = (): void => {
      const widths = [...element.querySelectorAll<HTMLElement>(':scope > span:has(> button)')].map(
        ({ offsetWidth }) => offsetWidth,
      );
      setFitting(fittingCount(widths, element.clientWidth));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [names]);
  return { bar, fitting: Math.min(fitting, actions.length) };
}
