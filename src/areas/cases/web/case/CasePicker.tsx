import { type RefObject, Suspense, useEffect } from 'react';
import { later } from '#ui/later.ts';
import { Popover } from '#ui/overlay/Popover.tsx';
import { useText } from '#ui/text.ts';
import styles from './case.module.css';
import { useDesk } from './desk.ts';

// Lists of people, tags and cases come after the case can be read, and before they are asked for.
const Pick = later(async () => (await import('./Pick.tsx')).Pick);

/** The one popover of the bar, under the button that opens it: by press, by key or by palette. */
export function CasePicker({ bar, place }: { bar: RefObject<HTMLDivElement | null>; place: number }) {
  const t = useText();
  const { picker, pick } = useDesk();
  useEffect(() => Pick.fetch(), []);
  // A button that only opens a place: the ones people press are in the bar.
  const anchor = (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className={styles.anchor}
      style={{ insetInlineStart: leftOf(bar.current, place) }}
    />
  );
  return (
    <Popover
      trigger={anchor}
      position="bottom-start"
      open={picker !== undefined}
      onOpenChange={(open) => !open && pick(undefined)}
      label={picker ? t(`cases.pick.${picker}`) : ''}
    >
      <Suspense>{picker && <Pick what={picker} onDone={() => pick(undefined)} />}</Suspense>
    </Popover>
  );
}

/** The button at that place of the bar, or the menu's when it is in there. */
function leftOf(bar: HTMLElement | null, place: number): number {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('[role="toolbar"] > span') ?? [])];
  const button = buttons[place];
  return (button && !button.inert ? button : buttons.at(-1))?.offsetLeft ?? 0;
}
