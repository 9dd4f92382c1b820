import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemAt, problemsOf, refusalOf } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { setupApi } from '#areas/organisation/contract.ts';
import type { FirstCompany } from './CompanyStep.tsx';

const FIELDS: Record<string, string> = {
  'administrator.name': 'name',
  'administrator.email': 'email',
  'administrator.password': 'password',
};

/** The first administrator. The company is made with this step, all at once. */
export function PersonStep({ company, onBack, onDone }: { company: FirstCompany; onBack(): void; onDone(): void }) {
  const t = useText();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: () =>
      call(setupApi.setUp, { body: { company, administrator: { name, email, password }, language: company.language } }),
    onSuccess: onDone,
  });
  const problems = problemsOf(make.error).map(({ field, message }) => ({ field: FIELDS[field] ?? field, message }));
  const at = (field: string): string | undefined => problemAt(make.error, `administrator.${field}`);
  return (
    <Form
      onSubmit={() => make.mutate()}
      problems={problems}
      named={false}
      refusal={problems.length === 0 ? refusalOf(t, make.error) : undefined}
    >
      <TextField
        id="name"
        autoFocus
        autoComplete="name"
        label={t('app.first.yourName')}
        error={at('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        id="email"
        type="email"
        autoComplete="username"
        label={t('identity.email')}
        error={at('email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        id="password"
        autoComplete="new-password"
        label={t('identity.password')}
        hint={t('identity.newPassword.hint')}
        error={at('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" large busy={make.isPending}>
          {t('app.first.make')}
        </Button>
        <Button large onClick={onBack}>
          {t('app.first.back')}
        </Button>
      </FormActions>
    </Form>
  );
}
