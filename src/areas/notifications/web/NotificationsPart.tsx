import { Heading } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { NotificationList } from './NotificationList.tsx';
import { useNotificationsWaiting } from './queries.ts';

/** The part of *Mi día* that asks for one now; nothing when nothing does. */
export function NotificationsPart() {
  const t = useText();
  if (useNotificationsWaiting() === 0) return null;
  return (
    <Stack as="section" label={t('notice.title')}>
      <Heading as="h2">{t('notice.title')}</Heading>
      <NotificationList unseen />
    </Stack>
  );
}
