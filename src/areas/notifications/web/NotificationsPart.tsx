import { Heading } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { isUnseen, NotificationList } from './NotificationList.tsx';
import { useNotifications } from './queries.ts';

/** The part of *Mi día* that asks for one now, but for the cases that stand there already; nothing when nothing does. */
export function NotificationsPart({ without }: { without: readonly string[] }) {
  const t = useText();
  const { data } = useNotifications();
  const ofCases = data?.cases.some((one) => isUnseen(one) && !without.includes(one.reference));
  if (!ofCases && !data?.articles.some(({ seen }) => !seen)) return null;
  return (
    <Stack as="section" label={t('notice.title')}>
      <Heading as="h2">{t('notice.title')}</Heading>
      <NotificationList unseen without={without} />
    </Stack>
  );
}
