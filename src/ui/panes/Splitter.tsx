import { Menu as MantineMenu } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { focusFirstItem, MenuChoice } from '../overlay/Menu.tsx';
import overlay from '../overlay/overlay.module.css';
import { useText } from '../text.ts';
import { PANE_LIMITS, PANE_STEP, type PaneName } from './pane-size.rules.ts';
import styles from './panes.module.css';
import { textScale } from './use-viewport.ts';

interface SplitterProps {
  pane: PaneName;
  label: string;
  width: number;
  /** Nothing is the usual width. */
  onWidth(width?: number): void;
}

/** A drag shorter than this is a press, and opens the menu. */
const DRAG_FROM = 3;

/** How long a press waits to be the first half of two, in milliseconds. */
const DOUBLE_MS = 250;

/** Between two panes: drag it, use the arrows, or press it for a menu of widths (2.5.7: nothing needs dragging); two presses take it back. */
export function Splitter({ pane, label, width, onWidth }: SplitterProps) {
  const t = useText();
  const { min, normal, max } = PANE_LIMITS[pane];
  const [menuOpen, setMenuOpen] = useState(false);
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined);
  const drag = useRef<{ x: number; width: number; moved: boolean } | undefined>(undefined);
  useEffect(() => {
    if (menuOpen) focusFirstItem();
  }, [menuOpen]);
  const outward = pane === 'list' ? 1 : -1;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    clearTimeout(opening.current);
    drag.current = { x: event.clientX, width, moved: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!drag.current) return;
    const moved = (event.clientX - drag.current.x) / textScale();
    if (Math.abs(moved) >= DRAG_FROM) drag.current.moved = true;
    if (drag.current.moved) onWidth(drag.current.width + moved * outward);
  };
  const onPointerUp = (): void => {
    if (drag.current && !drag.current.moved) opening.current = setTimeout(() => setMenuOpen(true), DOUBLE_MS);
    drag.current = undefined;
  };
  const onDoubleClick = (): void => {
    clearTimeout(opening.current);
    setMenuOpen(false);
    onWidth();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = {
      ArrowRight: width + PANE_STEP * outward,
      ArrowLeft: width - PANE_STEP * outward,
      Home: min,
      End: max,
    }[event.key];
    if (next !== undefined) onWidth(next);
    else if (event.key === 'Enter' || event.key === ' ') setMenuOpen(true);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.splitter}>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={t('ui.panes.pixels', { n: width })}
        aria-keyshortcuts="Enter"
        tabIndex={0}
        className={styles.handle}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
      />
      <MantineMenu
        opened={menuOpen}
        onChange={setMenuOpen}
        withInitialFocusPlaceholder={false}
        clickOutsideEvents={['mousedown', 'touchstart']}
        classNames={{ dropdown: overlay.menu ?? '', item: overlay.item ?? '', label: overlay.groupLabel ?? '' }}
      >
        <MantineMenu.Target>
          <button type="button" tabIndex={-1} aria-hidden className={styles.anchor} />
        </MantineMenu.Target>
        <MantineMenu.Dropdown aria-label={label}>
          <MenuChoice
            label={label}
            value={String(width)}
            options={[
              { value: String(min), label: t('ui.panes.narrow') },
              { value: String(normal), label: t('ui.panes.normal') },
              { value: String(max), label: t('ui.panes.wide') },
            ]}
            onChange={(chosen) => onWidth(Number(chosen))}
          />
        </MantineMenu.Dropdown>
      </MantineMenu>
    </div>
  );
}
