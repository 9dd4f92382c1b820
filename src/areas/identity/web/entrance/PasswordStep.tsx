import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { refusalOf } from '../refusal.ts';
import styles from './entrance.module.css';
import { canUsePasskeys, signInWithPasskey } from './passkeys.ts';

type Status = 'signed_in' | 'second_factor';

export function PasswordStep({ onDone }: { onDone(status: Status): void }) {
  const t = useText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(identityApi.signIn, { body: { email: email.trim(), password } }),
    onSuccess: ({ status }) => onDone(status),
  });
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: () => onDone('signed_in') });
  const refusal = refusalOf(t, signIn.error ?? passkey.error);
  return (
    <Form onSubmit={() => signIn.mutate()} refusal={refusal}>
      <TextField
        id="email"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        label={t('identity.email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        id="password"
        name="password"
        autoComplete="current-password"
        label={t('identity.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" large busy={signIn.isPending}>
          {t('identity.signIn.action')}
        </Button>
        {canUsePasskeys() && (
          <Button icon={KeyRound} large busy={passkey.isPending} onClick={() => passkey.mutate()}>
            {t('identity.signIn.passkey')}
          </Button>
        )}
      </FormActions>
      <p className={styles.foot}>
        <Link to={'/clave' as string}>{t('identity.signIn.forgot')}</Link>
      </p>
    </Form>
  );
}
