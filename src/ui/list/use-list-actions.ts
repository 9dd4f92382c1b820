import { useAction } from '../keys/use-action.ts';
import {
  clearSelection,
  extendDown,
  extendUp,
  nextRow,
  openRow,
  previousRow,
  selectAllRows,
  selectRow,
} from './actions.ts';
import { extendTo, neighbour, NO_SELECTION, selectAll, type Selection, toggle } from './selection.rules.ts';

interface ListActions {
  order: readonly string[];
  current: string | undefined;
  selection: Selection | undefined;
  onSelection: ((selection: Selection) => void) | undefined;
  go(id: string | undefined): void;
  open(id: string): void;
}

/** J, K, X and the rest, wherever the focus is on the page. */
export function useListActions({ order, current, selection, onSelection, go, open }: ListActions): void {
  const some = order.length > 0;
  const choosing = some && selection !== undefined && onSelection !== undefined;
  const extend = (steps: number): void => {
    const id = neighbour(order, current, steps);
    if (!selection || !id) return;
    const anchored = selection.anchor === undefined ? { ...selection, anchor: current } : selection;
    onSelection?.(extendTo(anchored, order, id));
    go(id);
  };

  useAction(nextRow, { when: some, run: () => go(neighbour(order, current, 1)) });
  useAction(previousRow, { when: some, run: () => go(neighbour(order, current, -1)) });
  useAction(openRow, { when: some && current !== undefined, run: () => current !== undefined && open(current) });
  useAction(selectRow, {
    when: choosing && current !== undefined,
    run: () => selection && current && onSelection?.(toggle(selection, current)),
  });
  useAction(extendDown, { when: choosing, run: () => extend(1) });
  useAction(extendUp, { when: choosing, run: () => extend(-1) });
  useAction(selectAllRows, { when: choosing, run: () => onSelection?.(selectAll(order)) });
  // Whatever else Esc would leave, what is chosen is let go first.
  useAction(clearSelection, {
    first: true,
    when: choosing && selection.ids.size > 0,
    run: () => onSelection?.(NO_SELECTION),
  });
}
