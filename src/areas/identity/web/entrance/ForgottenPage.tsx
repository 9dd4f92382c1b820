import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { refusalOf } from '../refusal.ts';
import { Entrance } from './Entrance.tsx';
import styles from './entrance.module.css';

/** Asking for a link to choose a new password. It answers the same whoever asks. */
export function ForgottenPage() {
  const t = useText();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => call(identityApi.requestReset, { body: { email: email.trim() } }) });
  usePageTitle(t('identity.forgotten.title'));
  const back = <Link to={'/entrar' as string}>{t('identity.back')}</Link>;
  if (ask.isSuccess) {
    return (
      <Entrance title={t('identity.forgotten.sentTitle')} foot={back}>
        <p className={styles.lead} role="status">
          {t('identity.forgotten.sent')}
        </p>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('identity.forgotten.title')} foot={back}>
      <Form onSubmit={() => ask.mutate()} refusal={refusalOf(t, ask.error)}>
        <TextField
          id="email"
          type="email"
          autoComplete="username"
          autoFocus
          label={t('identity.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <FormActions>
          <Button type="submit" variant="primary" large busy={ask.isPending}>
            {t('identity.forgotten.action')}
          </Button>
        </FormActions>
      </Form>
    </Entrance>
  );
}
