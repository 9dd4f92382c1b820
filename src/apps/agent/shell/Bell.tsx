import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { NotificationList, Ringing, useNotificationsWaiting } from '#areas/notifications/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { Popover } from '#ui/overlay/Popover.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { Waiting } from './RailEntry.tsx';
import styles from './shell.module.css';

const openBell = defineAction({ id: 'app.notifications', label: 'notice.action', group: 'general', icon: BellIcon });

/** What asks for this person, whatever is on screen. On a telephone *Mi día* begins with it. */
export function Bell() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const unseen = useNotificationsWaiting();
  const { run } = useAction(openBell, { run: () => setOpen(!open) });
  const trigger = (
    <button type="button" className={styles.entry} aria-expanded={open} onClick={run}>
      <Icon as={BellIcon} size={20} />
      <span className={styles.entryLabel}>{t('notice.title')}</span>
      <Waiting n={unseen} />
    </button>
  );
  return (
    <Popover trigger={trigger} open={open} onOpenChange={setOpen} label={t('notice.title')} position="right-end">
      <div className={styles.bell}>
        <Stack>
          <NotificationList onLeave={() => setOpen(false)} />
          <Ringing />
        </Stack>
      </div>
    </Popover>
  );
}
