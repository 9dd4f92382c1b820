import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { addressOf } from '#platform/http/client.ts';
import { usePreferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';
import { casesApi } from '../../../contract.ts';
import styles from '../thread.module.css';

const FIRST_HEIGHT = 48;

/** A mail's own formatting, on a page without scripts, forms or foreign frames, as tall as it needs. */
export function HtmlFrame({ id, images }: { id: string; images: boolean }) {
  const t = useText();
  const dark = useDark();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const [loads, setLoads] = useState(0);

  useEffect(() => {
    // Same origin and no scripts: only we can act in there.
    const page = frame.current?.contentDocument;
    if (!page?.body || loads === 0) return undefined;
    const measure = (): void => setHeight(Math.ceil(page.documentElement.getBoundingClientRect().height));
    const watch = new ResizeObserver(measure);
    watch.observe(page.documentElement);
    measure();
    page.addEventListener('keydown', passOn);
    return () => {
      watch.disconnect();
      page.removeEventListener('keydown', passOn);
    };
  }, [loads]);

  const address = addressOf(casesApi.messageFrame, {
    params: { id },
    query: { images: images ? 'true' : 'false', theme: dark ? 'dark' : 'light' },
  });
  return (
    <iframe
      ref={frame}
      title={t('cases.message.frame')}
      src={address}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      className={styles.frame}
      style={{ height }}
      onLoad={() => setLoads((n) => n + 1)}
    />
  );
}

/** Keys pressed inside the frame belong to the app: J and K go on moving. */
function passOn(event: KeyboardEvent): void {
  const { key, ctrlKey, altKey, shiftKey, metaKey, repeat } = event;
  const same = new KeyboardEvent('keydown', {
    key,
    ctrlKey,
    altKey,
    shiftKey,
    metaKey,
    repeat,
    bubbles: true,
    cancelable: true,
  });
  if (!window.dispatchEvent(same)) event.preventDefault();
}

const system = matchMedia('(prefers-color-scheme: dark)');

function useDark(): boolean {
  const { theme } = usePreferences();
  const systemDark = useSyncExternalStore(
    (listener) => {
      system.addEventListener('change', listener);
      return () => system.removeEventListener('change', listener);
    },
    () => system.matches,
  );
  return theme === 'system' ? systemDark : theme === 'dark';
}
