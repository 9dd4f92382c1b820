import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { identityApi } from '../../contract.ts';
import { refusalOf } from '../refusal.ts';

/** The code of the authenticator, or one of the recovery codes kept for when it is lost. */
export function SecondStep({ onDone, onBack }: { onDone(): void; onBack(): void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const check = useMutation({
    mutationFn: () => call(identityApi.secondFactor, { body: { code: code.trim() } }),
    onSuccess: onDone,
  });
  return (
    <Form onSubmit={() => check.mutate()} refusal={refusalOf(t, check.error)}>
      <TextField
        id="code"
        autoFocus
        autoComplete="one-time-code"
        inputMode="text"
        label={t('identity.second.code')}
        hint={t('identity.second.hint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" large busy={check.isPending}>
          {t('identity.signIn.action')}
        </Button>
        <Button large onClick={onBack}>
          {t('identity.second.back')}
        </Button>
      </FormActions>
    </Form>
  );
}
