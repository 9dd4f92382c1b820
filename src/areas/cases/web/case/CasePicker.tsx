import { lazy, type RefObject, Suspense, useEffect } from 'react';
import { Popover } from '#ui/overlay/Popover.tsx';
import { useText } from '#ui/text.ts';
import { AssignPick } from '../pick/AssignPick.tsx';
import { DirectorPick } from '../pick/DirectorPick.tsx';
import { DiscardPick } from '../pick/DiscardPick.tsx';
import { LinkPick } from '../pick/LinkPick.tsx';
import { TagsPick } from '../pick/TagsPick.tsx';
import { TypePick } from '../pick/TypePick.tsx';
import styles from './case.module.css';
import { useDesk } from './desk.ts';

// It brings the working calendar with it, so it comes after the page, before it is asked for.
const loadSnooze = async () => ({ default: (await import('../pick/SnoozePick.tsx')).SnoozePick });
const SnoozePick = lazy(loadSnooze);
const SurprisePick = lazy(async () => ({ default: (await import('../surprise/SurprisePick.tsx')).SurprisePick }));
const PICKS = {
  assign: AssignPick,
  snooze: SnoozePick,
  tags: TagsPick,
  type: TypePick,
  link: LinkPick,
  discard: DiscardPick,
  surprise: SurprisePick,
  director: DirectorPick,
};

/** The one popover of the bar, under the button that opens it: by press, by key or by palette. */
export function CasePicker({ bar, place }: { bar: RefObject<HTMLDivElement | null>; place: number }) {
  const t = useText();
  const { picker, pick } = useDesk();
  const Pick = picker && PICKS[picker];
  useEffect(() => void loadSnooze(), []);
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
      <Suspense>{Pick && <Pick onDone={() => pick(undefined)} />}</Suspense>
    </Popover>
  );
}

/** The button at that place of the bar, or the menu's when it is in there. */
function leftOf(bar: HTMLElement | null, place: number): number {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('[role="toolbar"] > span') ?? [])];
  const button = buttons[place];
  return (button && !button.inert ? button : buttons.at(-1))?.offsetLeft ?? 0;
}
