import type { NotificationKind, NotifiedCase } from '../contract.ts';

/** When the newest unseen one happened. */
export function newestUnseen(cases: readonly NotifiedCase[]): string | null {
  const times = cases.flatMap(({ notifications }) => notifications.filter(({ seen }) => !seen).map(({ at }) => at));
  return times.toSorted().at(-1) ?? null;
}

/** Cases with something unseen that happened after `since`, each with what was told last. */
export function newsSince(
  cases: readonly NotifiedCase[],
  since: string,
): (NotifiedCase & { kind: NotificationKind })[] {
  return cases.flatMap((one) => {
    const newest = one.notifications.find(({ seen, at }) => !seen && at > since);
    return newest ? [{ ...one, kind: newest.kind }] : [];
  });
}
