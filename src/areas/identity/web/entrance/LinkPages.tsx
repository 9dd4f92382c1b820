import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { problemAt, problemsOf, refusalOf } from '../refusal.ts';
import { Entrance } from './Entrance.tsx';
import { useEnter } from './use-enter.ts';

/** Where the link of an invitation leads: who it is for, and a password to choose. */
export function InvitationPage() {
  const t = useText();
  const enter = useEnter();
  const token = useLinkToken();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(identityApi.getInvitation, { params: { token } }),
    retry: false,
  });
  usePageTitle(t('identity.invitation.title'));
  const accept = useMutation({
    mutationFn: (password: string) => call(identityApi.acceptInvitation, { params: { token }, body: { password } }),
    onSuccess: enter,
  });
  if (invitation.error) return <DeadLink />;
  if (!invitation.data) return null;
  const { name, company, email } = invitation.data;
  return (
    <Entrance title={t('identity.invitation.welcome', { name: name.split(' ')[0] ?? name, company })}>
      <NewPassword
        email={email}
        error={accept.error}
        busy={accept.isPending}
        action={t('identity.invitation.action')}
        onChoose={(password) => accept.mutate(password)}
      />
    </Entrance>
  );
}

/** Where the link of a reset leads. Afterwards every session has ended, this one too. */
export function ResetPage() {
  const t = useText();
  const enter = useEnter();
  const token = useLinkToken();
  usePageTitle(t('identity.reset.title'));
  const reset = useMutation({
    mutationFn: (password: string) => call(identityApi.resetPassword, { params: { token }, body: { password } }),
    onSuccess: enter,
  });
  return (
    <Entrance title={t('identity.reset.title')}>
      <NewPassword
        error={reset.error}
        busy={reset.isPending}
        action={t('identity.reset.action')}
        onChoose={(password) => reset.mutate(password)}
      />
    </Entrance>
  );
}

/** After the «#»: it never leaves the browser in an address, a log or a Referer. */
function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  return token;
}

function NewPassword({
  email,
  error,
  busy,
  action,
  onChoose,
}: {
  email?: string;
  error: unknown;
  busy: boolean;
  action: string;
  onChoose(password: string): void;
}) {
  const t = useText();
  const [password, setPassword] = useState('');
  return (
    <Form
      onSubmit={() => onChoose(password)}
      problems={problemsOf(error)}
      refusal={problemsOf(error).length === 0 ? refusalOf(t, error) : undefined}
    >
      {email && <TextField label={t('identity.email')} value={email} autoComplete="username" readOnly />}
      <PasswordField
        id="password"
        autoFocus
        autoComplete="new-password"
        label={t('identity.newPassword')}
        hint={t('identity.newPassword.hint')}
        error={problemAt(error, 'password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" large busy={busy}>
          {action}
        </Button>
      </FormActions>
    </Form>
  );
}

function DeadLink() {
  const t = useText();
  return (
    <Entrance title={t('identity.link.deadTitle')} foot={<Link to={'/entrar' as string}>{t('identity.back')}</Link>}>
      <ErrorState text={t('identity.link.dead')} />
    </Entrance>
  );
}
