import { Tabs } from '#ui/tabs/Tabs.tsx';
import { PaneBar } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { type Side, SIDES } from '../address.rules.ts';

/** What waits for somebody. */
const COUNTED: ReadonlySet<Side> = new Set(['drafts', 'review', 'gaps']);

interface Given {
  side: Side;
  counts: Record<Side, number> | undefined;
  onSide(side: Side): void;
}

/** What is read, what is being written, what is to be read through, what is missing. */
export function Shelves({ side, counts, onSide }: Given) {
  const t = useText();
  const tabs = SIDES.filter((id) => id !== 'archived' || side === 'archived' || (counts?.archived ?? 0) > 0);
  return (
    <PaneBar>
      <Tabs
        label={t('knowledge.shelves')}
        tabs={tabs.map((id) => ({
          id,
          label: t(`knowledge.shelf.${id}`),
          count: COUNTED.has(id) ? counts?.[id] : undefined,
        }))}
        value={side}
        onChange={onSide}
        panelId="articulos"
        numbered
      />
    </PaneBar>
  );
}
