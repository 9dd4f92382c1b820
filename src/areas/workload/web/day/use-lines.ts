import { useAction } from '#ui/keys/use-action.ts';
import { nextRow, openRow, previousRow } from '#ui/list/actions.ts';

/** Lines and buttons of the day, in the order of the page. */
function lines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane="list"] [data-line]')];
}

function step(by: 1 | -1): void {
  const all = lines();
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** J and K walk what is on the page; ↵ opens the first of it, or the one the focus is on, which does so by itself. */
export function useLines(): void {
  useAction(nextRow, { run: () => step(1) });
  useAction(previousRow, { run: () => step(-1) });
  useAction(openRow, { run: () => lines()[0]?.click() });
}
