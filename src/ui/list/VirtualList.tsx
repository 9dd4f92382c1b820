import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
} from 'react';
import styles from './list.module.css';
import { extendTo, neighbour, type Selection, toggle } from './selection.rules.ts';
import { useListActions } from './use-list-actions.ts';

export interface VirtualListProps<Item> {
  /** What the list holds, for screen readers. */
  label: string;
  items: readonly Item[];
  idOf(item: Item): string;
  /** A `ListRow`: what a row shows is what it is called. No buttons or links inside. */
  render(item: Item, state: { current: boolean; selected: boolean }): ReactNode;
  /** The row whose thing is on screen. J, K and the arrows move it. */
  current: string | undefined;
  onCurrent(id: string): void;
  /** ↵ or a press. */
  onOpen(id: string, by: 'key' | 'pointer'): void;
  selection?: Selection | undefined;
  onSelection?: ((selection: Selection) => void) | undefined;
  /** The end is near: bring the next page. */
  onEnd?: (() => void) | undefined;
}

const PAGE = 10;
const NEAR_END = 10;

/** A long list as one multi-select listbox: one tab stop, roving focus, only what is visible in the page. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { label, items, idOf, render, current, onCurrent, onOpen, selection, onSelection, onEnd } = props;
  const order = useMemo(() => items.map(idOf), [items, idOf]);
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const prefix = useId();
  const currentIndex = current === undefined ? -1 : order.indexOf(current);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(scroller.current),
    getItemKey: (index) => order[index] ?? index,
    overscan: 8,
    // The current row stays in the page however far it is scrolled away: it holds the focus.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), currentIndex),
  });
  const rows = virtual.getVirtualItems();

  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    wantsFocus.current = true;
    onCurrent(id);
    if (id === current) focusRow();
  };
  const focusRow = (): void => {
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]')?.focus({ preventScroll: true });
  };
  // Only when another row becomes current: scrolling by hand is the person's.
  const showCurrent = useEffectEvent(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: 'auto' });
    if (wantsFocus.current) focusRow();
  });
  useEffect(() => showCurrent(), [current]);

  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - NEAR_END) onEnd?.();
  }, [lastShown, items.length, onEnd]);

  useListActions({ order, current, selection, onSelection, go, open: (id) => onOpen(id, 'key') });

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = stepsOf(event, order.length);
    if (steps !== undefined) {
      const id = neighbour(order, current, steps);
      if (event.shiftKey && id && selection) onSelection?.(extendTo(withAnchor(selection, current), order, id));
      go(id);
    } else if (event.key === 'Enter' && !hasModifier(event) && current !== undefined) onOpen(current, 'key');
    else if (event.key === ' ' && current !== undefined && selection) onSelection?.(toggle(selection, current));
    else return;
    event.preventDefault();
  };

  const onPress = (event: MouseEvent, id: string): void => {
    const onMark = event.target instanceof Element && event.target.closest('[data-part="mark"]') !== null;
    if (selection && onSelection && event.shiftKey) onSelection(extendTo(withAnchor(selection, current), order, id));
    else if (selection && onSelection && (event.ctrlKey || event.metaKey || onMark)) onSelection(toggle(selection, id));
    else {
      go(id);
      onOpen(id, 'pointer');
    }
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label={label}
        aria-multiselectable={selection ? true : undefined}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ index, start, key }) => {
          const item = items[index];
          const id = order[index];
          if (item === undefined || id === undefined) return null;
          const isCurrent = id === current;
          const selected = selection?.ids.has(id) ?? false;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              id={`${prefix}${id}`}
              data-index={index}
              role="option"
              aria-selected={selection ? selected : isCurrent}
              aria-current={isCurrent || undefined}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              tabIndex={isCurrent || (currentIndex < 0 && index === 0) ? 0 : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => onPress(event, id)}
            >
              {render(item, { current: isCurrent, selected })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function stepsOf({ key }: KeyboardEvent, count: number): number | undefined {
  return { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -count, End: count }[key];
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
}

function withAnchor(selection: Selection, current: string | undefined): Selection {
  return selection.anchor === undefined ? { ...selection, anchor: current } : selection;
}

function withIndex(indexes: number[], index: number): number[] {
  return index < 0 || indexes.includes(index) ? indexes : [...indexes, index].toSorted((a, b) => a - b);
}

/** The density's row height, in px at the person's text size; measured rows then take over. */
function rowHeight(element: HTMLElement | null): number {
  const style = getComputedStyle(element ?? document.documentElement);
  return (
    Number.parseFloat(style.getPropertyValue('--row-height')) *
    Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  );
}
