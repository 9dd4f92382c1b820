import { DraftsPart } from '#areas/cases/web/index.ts';
import { FeedbackParts } from '#areas/directors-line/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { NotificationsPart } from '#areas/notifications/web/index.ts';
import { MyDay } from '#areas/workload/web/index.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import { entriesFor, NAV, WITH_CASES } from '../nav.ts';
import { useWaiting } from '../shell/use-waiting.ts';

/** Screens where something may wait for one besides one's own cases. */
const ELSEWHERE = ['authorisations', 'consultations', 'line', 'findings', 'team'];

/** *Mi día*: what asks for one, what one has begun, and what comes back to one from whoever directs. */
export function MyDayPage() {
  const t = useText();
  const me = useMe();
  const waiting = useWaiting();
  usePageTitle(t('app.nav.day'));
  const withCases = me.roles.some((role) => WITH_CASES.includes(role));
  const waits = entriesFor(NAV, me.roles)
    .filter(({ id }) => ELSEWHERE.includes(id) && (waiting[id] ?? 0) > 0)
    .map(({ id, label, to }) => ({ id, label: t(label), to, n: waiting[id] ?? 0 }));
  return (
    <Pane name="list" label={t('app.nav.day')} ground="surface">
      <MyDay
        waits={waits}
        drafts={withCases && <DraftsPart />}
        notices={(without) => withCases && <NotificationsPart without={without} />}
        feedback={withCases && <FeedbackParts />}
      />
    </Pane>
  );
}
