import { identityApi } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { FieldRow, Form, FormActions, SettingsSection } from '#ui/fields/Form.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { useText } from '#ui/text.ts';
import { useValues } from '../use-values.ts';
import { sessionsQuery } from './queries.ts';

export function PasswordPart() {
  const t = useText();
  const { values, set, text } = useValues({ current: '', next: '' });
  const change = useChange(async () => call(identityApi.changePassword, { body: values }), {
    reads: [sessionsQuery.queryKey],
    said: t('account.password.changed'),
    inForm: true,
    onDone: () => set({ current: '', next: '' }),
  });
  return (
    <SettingsSection title={t('account.password')} about={t('account.password.about')}>
      <Form onSubmit={() => change.run(undefined)} refusal={change.refusal}>
        <FieldRow>
          <PasswordField
            label={t('account.password.current')}
            autoComplete="current-password"
            {...text('current')}
            error={change.wrong('current')}
          />
          <PasswordField
            label={t('identity.newPassword')}
            hint={t('identity.newPassword.hint')}
            autoComplete="new-password"
            {...text('next')}
            error={change.wrong('next')}
          />
        </FieldRow>
        <FormActions>
          <Button type="submit" busy={change.busy}>
            {t('account.password.change')}
          </Button>
        </FormActions>
      </Form>
    </SettingsSection>
  );
}
