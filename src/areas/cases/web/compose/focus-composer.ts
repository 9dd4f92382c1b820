import { useEffect } from 'react';

/** The id of the field where one writes: R and N put the cursor there. */
export const COMPOSER_TEXT = 'case-composer';

let awaited: string | undefined;

export function focusComposer(): void {
  document.getElementById(COMPOSER_TEXT)?.focus();
}

/** To the case around it, where single keys act. */
export function leaveComposer(): void {
  document.getElementById(COMPOSER_TEXT)?.closest<HTMLElement>('[data-pane]')?.focus();
}

/** The cursor to the composer of that case as soon as it is on screen: what was taken back is there to be corrected. */
export function focusComposerOf(reference: string): void {
  awaited = reference;
  focusComposer();
}

export function useAwaitedFocus(reference: string): void {
  useEffect(() => {
    if (awaited !== reference) return;
    awaited = undefined;
    focusComposer();
  }, [reference]);
}
