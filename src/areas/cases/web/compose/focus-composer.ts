import { createRef, useEffect } from 'react';
import type { RichEditorHandle } from '#ui/editor/rich-editor.ts';

/** The id of the field where one writes: R and N put the cursor there. */
export const COMPOSER_TEXT = 'case-composer';

/** The editor that is on screen, for whatever puts something into it. */
export const composerEditor = createRef<RichEditorHandle>();

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
