import { useAction } from '../keys/use-action.ts';
import { backToList } from '../panes/actions.ts';
import { focusPaneNamed } from '../panes/pane-walk.ts';
import { VirtualList, type VirtualListProps } from './VirtualList.tsx';

interface ShownListProps<Item> extends Omit<VirtualListProps<Item>, 'onCurrent'> {
  onOpen(id: string): void;
}

/** A list whose rows are shown beside it as one walks: ↵ goes into what is shown, Esc comes back to its row. */
export function ShownList<Item>({ onOpen, ...list }: ShownListProps<Item>) {
  useAction(backToList, { run: () => focusPaneNamed('list') });
  const open = (id: string, by: 'key' | 'pointer'): void => {
    onOpen(id);
    if (by === 'key') setTimeout(() => focusPaneNamed('thread'));
  };
  return <VirtualList {...list} onCurrent={onOpen} onOpen={open} />;
}
