import { type RefObject, useEffect, useRef } from 'react';

/**
 * A new screen takes the focus, so that the keyboard and the screen reader start at its beginning. And what has the focus may
 * go away, as a button does once it is pressed: the focus then stays in its pane instead of falling to the top of the document.
 */
export function useScreenFocus(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const last = useRef<{ element: Element; pane: HTMLElement | null }>(undefined);
  const screen = path.split('/')[1] ?? '';
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    if (!main.current || main.current.contains(document.activeElement)) return;
    // While the screen is on its way it cannot take the focus: then it does when it comes.
    last.current = { element: main.current, pane: null };
    main.current.focus({ preventScroll: true });
  }, [screen]);
  useEffect(() => {
    const within = main.current;
    if (!within) return;
    const remember = ({ target }: FocusEvent): void => {
      const element = target instanceof Element && within.contains(target) ? target : undefined;
      last.current = element && { element, pane: element.closest<HTMLElement>('[data-pane]') };
    };
    const keep = (): void => {
      if (!last.current || document.activeElement !== document.body) return;
      const { element, pane } = last.current;
      if (element.isConnected && element !== within) return;
      (pane?.isConnected ? pane : within).focus({ preventScroll: true });
    };
    const changes = new MutationObserver(keep);
    changes.observe(within, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
  return main;
}
