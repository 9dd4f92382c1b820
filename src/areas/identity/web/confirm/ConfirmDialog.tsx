import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { canUsePasskeys, signInWithPasskey } from '../entrance/passkeys.ts';
import { refusalOf } from '../refusal.ts';
import { useMe } from '../session.ts';

/** «It is you»: by the password, or by what else this person signs in with. */
export function ConfirmDialog({ onClose }: { onClose(yes: boolean): void }) {
  const t = useText();
  const { totp, passkeys } = useMe();
  const [byCode, setByCode] = useState(false);
  const [value, setValue] = useState('');
  const confirm = useMutation({
    mutationFn: async () => call(identityApi.confirm, { body: byCode ? { code: value.trim() } : { password: value } }),
    onSuccess: () => onClose(true),
  });
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: () => onClose(true) });
  const other = (): void => {
    setByCode(!byCode);
    setValue('');
    confirm.reset();
  };
  const field = {
    'data-autofocus': true,
    value,
    onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value),
  };
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
      <Form onSubmit={() => confirm.mutate()} refusal={refusalOf(t, confirm.error ?? passkey.error)}>
        <p>{t('identity.confirm.hint')}</p>
        {byCode ? (
          <TextField
            key="code"
            autoFocus
            label={t('identity.second.code')}
            hint={t('identity.second.hint')}
            autoComplete="one-time-code"
            {...field}
          />
        ) : (
          <PasswordField key="password" label={t('identity.password')} autoComplete="current-password" {...field} />
        )}
        {(totp || passkeys > 0) && (
          <FormActions>
            {totp && (
              <Button onClick={other}>{t(byCode ? 'identity.confirm.byPassword' : 'identity.confirm.byCode')}</Button>
            )}
            {passkeys > 0 && canUsePasskeys() && (
              <Button icon={KeyRound} busy={passkey.isPending} onClick={() => passkey.mutate()}>
                {t('identity.confirm.byPasskey')}
              </Button>
            )}
          </FormActions>
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </Form>
    </Dialog>
  );
}
