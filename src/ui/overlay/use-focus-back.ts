import { useEffect, useRef } from 'react';

/**
 * The focus goes back to what opened this, also when it closes by being taken off the page. Only a lost focus is brought back:
 * whoever closes it may already have put it elsewhere.
 */
export function useFocusBack(open: boolean): void {
  const opener = useRef<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  // While drawing: once it is on the page, what is in it may have taken the focus.
  if (open && !wasOpen.current) opener.current = openerNow();
  wasOpen.current = open;
  useEffect(() => {
    if (!open) return undefined;
    return () => {
      const from = opener.current;
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && from?.isConnected) from.focus();
      });
    };
  }, [open]);
}

/** An entry of a menu goes with its menu: what opened the menu stays. */
function openerNow(): HTMLElement | null {
  const active = document.activeElement as HTMLElement | null;
  const menu = active?.closest('[role=menu]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active;
}
