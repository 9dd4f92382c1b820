import { useMutation } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { refusalOf } from '../refusal.ts';

type Ask = () => Promise<boolean>;

const ConfirmContext = createContext<Ask>(() => Promise.resolve(false));

/** Runs something that touches secrets: when the server wants to know it is you, it asks for the password and repeats it. */
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
      {open && <ConfirmDialog onClose={close} />}
    </ConfirmContext>
  );
}

function ConfirmDialog({ onClose }: { onClose(yes: boolean): void }) {
  const t = useText();
  const [password, setPassword] = useState('');
  const confirm = useMutation({
    mutationFn: async () => call(identityApi.confirm, { body: { password } }),
    onSuccess: () => onClose(true),
  });
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      title={t('identity.confirm.title')}
      actions={
        <>
          <Button onClick={() => onClose(false)}>{t('identity.confirm.cancel')}</Button>
          <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('identity.confirm.action')}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => confirm.mutate()} refusal={refusalOf(t, confirm.error)}>
        <PasswordField
          data-autofocus
          label={t('identity.password')}
          hint={t('identity.confirm.hint')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Dialog>
  );
}
