import { useEffect } from 'react';
import type { NotifiedCase } from '../contract.ts';
import { isUnseen } from './NotificationList.tsx';
import { useNotifications, useSee } from './queries.ts';

/** Opening a case or an article is seeing what was told of it, whichever way one came. `path`: of the screen. */
export function useSeenWhenOpen(path: string): void {
  const open = /\/bandeja\/([^/]+)$/.exec(path)?.[1] ?? '';
  const { data } = useNotifications();
  const { run } = useSee();
  // A request for a hand is seen where it is answered.
  const isHere = (one: NotifiedCase): boolean =>
    one.reference === open || (path.endsWith('/equipo') && one.notifications.some(({ kind }) => kind === 'relief'));
  const reference = data?.cases.find((one) => isUnseen(one) && isHere(one))?.reference ?? '';
  const waits = reference !== '';
  useEffect(() => {
    if (waits) run({ reference });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is another one at each drawing
  }, [waits, reference]);
  const article = /\/conocimiento\/([^/]+)$/.exec(path)?.[1] ?? '';
  const due = data?.articles.some(({ id, seen }) => id === article && !seen) ?? false;
  useEffect(() => {
    if (due) run({ articleId: article });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is another one at each drawing
  }, [due, article]);
}
