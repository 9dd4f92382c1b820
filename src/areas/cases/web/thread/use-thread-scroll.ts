import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END = 80;

/**
 * Opens a thread at its last word, and stays there while it grows. Somebody reading further up is left in peace and told
 * that there is something below.
 */
export function useThreadScroll(count: number) {
  const body = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const scroller = useCallback(() => body.current?.parentElement ?? undefined, []);

  const toEnd = useCallback(() => {
    const pane = scroller();
    const last = body.current?.querySelector<HTMLElement>('[role="feed"] > :last-child');
    if (!pane || !last) return;
    // A last word taller than the pane is read from its beginning.
    pane.scrollTop = last.offsetHeight > pane.clientHeight ? last.offsetTop : pane.scrollHeight;
    setBelow(false);
  }, [scroller]);

  useLayoutEffect(() => {
    const pane = scroller();
    if (!pane || !body.current) return undefined;
    const onScroll = (): void => {
      atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR_END;
      if (atEnd.current) setBelow(false);
    };
    // Frames and pictures grow after they are shown.
    const growth = new ResizeObserver(() => atEnd.current && toEnd());
    growth.observe(body.current);
    growth.observe(pane);
    pane.addEventListener('scroll', onScroll, { passive: true });
    toEnd();
    return () => {
      growth.disconnect();
      pane.removeEventListener('scroll', onScroll);
    };
  }, [scroller, toEnd]);

  const known = useRef(count);
  useEffect(() => {
    if (count > known.current && !atEnd.current) setBelow(true);
    known.current = count;
  }, [count]);
  return { body, below, toEnd };
}
