import { CloudOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { Banner } from '#ui/feedback/Banner.tsx';
import { useText } from '#ui/text.ts';
import { type LiveConnection, useLiveStatus } from '../live.ts';

/** A moment without connection needs no alarm. */
const PATIENCE_MS = 2_000;

/** Says so, on every screen, when what is shown may not be current. */
export function LiveBanner({ live }: { live: LiveConnection }) {
  const t = useText();
  const status = useLiveStatus(live);
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (status === 'live') return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [status]);

  if (!online) return <Banner icon={CloudOff} text={t('app.live.offline')} />;
  if (status === 'live' || !late) return null;
  return (
    <Banner icon={CloudOff} text={t('app.live.lost')}>
      <Button onClick={() => live.retryNow()}>{t('app.live.retry')}</Button>
    </Banner>
  );
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
