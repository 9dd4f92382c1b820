/* What is typed between Ctrl K and the palette's field being there is meant for it. */

/** After this the palette is not coming: the keys are the page's again. */
const PATIENCE_MS = 3_000;

let typed = '';
let giveUp: ReturnType<typeof setTimeout> | undefined;

function hear(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape') return;
  if (event.key.length === 1) typed += event.key;
  else if (event.key === 'Backspace') typed = typed.slice(0, -1);
  else if (event.key !== 'Enter') return;
  event.preventDefault();
  event.stopPropagation();
}

export function hearEarly(): void {
  takeEarly();
  window.addEventListener('keydown', hear, true);
  giveUp = setTimeout(takeEarly, PATIENCE_MS);
}

/** What was typed meanwhile; from now on the field hears it itself. */
export function takeEarly(): string {
  const early = typed;
  typed = '';
  clearTimeout(giveUp);
  window.removeEventListener('keydown', hear, true);
  return early;
}
