import { useEffect } from 'react';
import { isUnseen } from './NotificationList.tsx';
import { useNotifications, useSee } from './queries.ts';

/** Opening a case is seeing what was told of it, whichever way one came. `path`: of the screen. */
export function useSeenWhenOpen(path: string): void {
  const reference = /\/bandeja\/([^/]+)$/.exec(path)?.[1] ?? '';
  const { data } = useNotifications();
  const { run } = useSee();
  const waits = data?.cases.some((one) => one.reference === reference && isUnseen(one)) ?? false;
  useEffect(() => {
    if (waits) run(reference);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is another one at each drawing
  }, [waits, reference]);
}
