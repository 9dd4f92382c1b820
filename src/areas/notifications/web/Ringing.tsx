import { Button } from '#ui/controls/Button.tsx';
import { usePreferences } from '#ui/preferences/preferences.ts';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { useNotifications } from './queries.ts';
import { chooseDesktop, permission } from './ring.ts';

/** Whether this device says it on the desktop too. */
export function Ringing() {
  const t = useText();
  const { desktop } = usePreferences();
  const { data } = useNotifications();
  if (permission() === 'denied') return <Quiet as="p">{t('notice.desktop.denied')}</Quiet>;
  return (
    <>
      <Button variant="quiet" onClick={() => void chooseDesktop(!desktop)}>
        {t(desktop ? 'notice.desktop.off' : 'notice.desktop')}
      </Button>
      {desktop && data?.quiet && <Quiet as="p">{t('notice.desktop.quiet')}</Quiet>}
    </>
  );
}
