import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { sessionQuery } from '#areas/identity/web/index.ts';
import { Button, buttonClass } from '#ui/controls/Button.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { live } from '../live-connection.ts';
import { signedOut, useSignedOut } from '../signed-out.ts';

/**
 * The session ended while working: the screen stays under this, with its drafts. Signing in happens in another tab;
 * coming back, everything goes on where it was.
 */
export function SessionDialog({ signInPath }: { signInPath: string }) {
  const t = useText();
  const open = useSignedOut();
  const queries = useQueryClient();

  const check = async (): Promise<void> => {
    const me = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
    if (!me) return;
    signedOut.over();
    live.retryNow();
    await queries.invalidateQueries();
  };
  const onReturn = useEffectEvent((): void => {
    if (document.visibilityState === 'visible') void check();
  });
  useEffect(() => {
    if (!open) return undefined;
    const listener = (): void => onReturn();
    document.addEventListener('visibilitychange', listener);
    window.addEventListener('focus', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      window.removeEventListener('focus', listener);
    };
  }, [open]);

  const actions = (
    <>
      <Button onClick={() => void check()}>{t('app.session.returned')}</Button>
      <a href={signInPath} target="_blank" rel="noopener" className={buttonClass('primary')} data-autofocus>
        {t('app.session.signIn')}
      </a>
    </>
  );
  return (
    <Dialog open={open} onClose={() => undefined} dismissible={false} title={t('app.session.title')} actions={actions}>
      {t('app.session.text')}
    </Dialog>
  );
}
