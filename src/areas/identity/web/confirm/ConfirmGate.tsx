import { createContext, type ReactNode, useCallback, Suspense, useContext, useRef, useState } from 'react';
import { ApiProblem } from '#platform/http/client.ts';
import { later } from '#ui/later.ts';

const ConfirmDialog = later(async () => (await import('./ConfirmDialog.tsx')).ConfirmDialog);

type Ask = () => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(false));

/** Runs something that touches secrets: when the server wants to know it is you, it asks, and repeats it. */
export function useFreshly() {
  const ask = useContext(ConfirmContext);
  return useCallback(
    async <Result,>(act: () => Promise<Result>): Promise<Result> => {
      try {
        return await act();
      } catch (error) {
        const stale = error instanceof ApiProblem && error.code === 'session.not_fresh';
        if (!stale || !(await ask())) throw error;
        return act();
      }
    },
    [ask],
  );
}

/** Around the screens where secrets change. */
export function ConfirmGate({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const answer = useRef<(yes: boolean) => void>(() => undefined);
  const ask = useCallback<Ask>(async () => {
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const close = (yes: boolean): void => {
    setOpen(false);
    answer.current(yes);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      <Suspense>{open && <ConfirmDialog onClose={close} />}</Suspense>
    </ConfirmContext>
  );
}
