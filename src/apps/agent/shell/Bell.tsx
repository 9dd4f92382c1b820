import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { NotificationList, Ringing, useNotificationsWaiting } from '#areas/notifications/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { Popover } from '#ui/overlay/Popover.tsx';
import { useText } from '#ui/text.ts';
import { Waiting } from './RailEntry.tsx';
import styles from './shell.module.css';

/** What asks for this person, whatever is on screen. On a telephone *Mi día* begins with it. */
export function Bell() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const unseen = useNotificationsWaiting();
  const trigger = (
    <button type="button" className={styles.entry} aria-expanded={open} onClick={() => setOpen(!open)}>
      <Icon as={BellIcon} size={20} />
      <span className={styles.entryLabel}>{t('notice.title')}</span>
      <Waiting n={unseen} />
    </button>
  );
  return (
    <Popover trigger={trigger} open={open} onOpenChange={setOpen} label={t('notice.title')} position="right-end">
      <div className={styles.bell}>
        <NotificationList onLeave={() => setOpen(false)} />
        <Ringing />
      </div>
    </Popover>
  );
}
