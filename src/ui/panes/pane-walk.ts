const lastInside = new WeakMap<Element, HTMLElement>();

/** Remembers where the focus was in each pane, so that coming back lands there. */
export function rememberFocus(event: FocusEvent): void {
  if (!(event.target instanceof HTMLElement)) return;
  const pane = event.target.closest('[data-pane]');
  if (pane && pane !== event.target) lastInside.set(pane, event.target);
}

/** F6: the next visible pane in reading order; its last focus, else its `data-pane-start`, else itself. */
export function walkPanes(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  if (panes.length === 0) return;
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + direction + panes.length) % panes.length] ?? panes[0];
  if (next) focusPane(next);
}

export function focusPane(pane: HTMLElement): void {
  const last = lastInside.get(pane);
  const start = pane.querySelector<HTMLElement>('[data-pane-start], [role="option"][tabindex="0"]');
  const target = last && pane.contains(last) && last.offsetParent !== null ? last : (start ?? pane);
  target.focus();
}

export function focusPaneNamed(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane) focusPane(pane);
}
