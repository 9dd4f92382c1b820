import { DraftsPart } from '#areas/cases/web/index.ts';
import { FeedbackParts } from '#areas/directors-line/web/index.ts';
import { NotificationsPart } from '#areas/notifications/web/index.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { ScreenHead, Sheet } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';

/** *Mi día*: what asks for one, what one has begun, and what comes back to one from whoever directs. */
export function MyDayPage() {
  const t = useText();
  usePageTitle(t('app.nav.day'));
  return (
    <Pane name="list" label={t('app.nav.day')} ground="surface">
      <ScreenHead title={t('app.nav.day')} />
      <Sheet>
        <NotificationsPart />
        <DraftsPart />
        <FeedbackParts />
      </Sheet>
    </Pane>
  );
}
