import { MoreHorizontal } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { Menu, MenuAction } from '#ui/overlay/Menu.tsx';
import { type Tab, Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import type { Ball } from '../../contract.ts';
import { showResolved } from './actions.ts';
import styles from './inbox.module.css';

interface InboxTabsProps {
  ball: Ball;
  counts: Readonly<Record<string, number>> | undefined;
  panelId: string;
  onChange(ball: Ball): void;
}

const SIDES: readonly Ball[] = ['ours', 'inside', 'customer', 'snoozed'];

/** Whose turn it is. What is resolved stays aside until it is asked for. */
export function InboxTabs({ ball, counts, panelId, onChange }: InboxTabsProps) {
  const t = useText();
  const row = useRef<HTMLDivElement>(null);
  const resolved = useAction(showResolved, { run: () => onChange('resolved') });
  const shown = ball === 'resolved' ? [...SIDES, ball] : SIDES;
  const tabs = shown.map((id): Tab<Ball> => ({
    id,
    label: t(`cases.tab.${id}`),
    name: t(`cases.tab.name.${id}`),
    count: counts?.[id],
  }));
  useEffect(() => {
    row.current?.querySelector(`[data-tab="${ball}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [ball, counts]);
  return (
    <div ref={row} className={styles.tabs}>
      <Tabs label={t('cases.tabs')} tabs={tabs} value={ball} onChange={onChange} panelId={panelId} numbered />
      <Menu trigger={<IconButton icon={MoreHorizontal} label={t('cases.tabs.more')} />} position="bottom-end">
        <MenuAction action={resolved} />
      </Menu>
    </div>
  );
}
