import { identityApi, type Me } from '#areas/identity/contract.ts';
import { sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form, FormActions, SettingsSection } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { useValues } from '../use-values.ts';

export function ProfilePart({ me }: { me: Me }) {
  const t = useText();
  const { values, text } = useValues({ name: me.name, signature: me.signature });
  const save = useChange(async () => call(identityApi.updateMe, { body: values }), {
    reads: [sessionQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
  });
  return (
    <SettingsSection title={t('account.profile')} about={me.email}>
      <Form onSubmit={() => save.run(undefined)} refusal={save.refusal}>
        <TextField label={t('account.name')} autoComplete="name" {...text('name')} error={save.wrong('name')} />
        <TextArea
          label={t('settings.signature')}
          hint={t('account.signatureHint')}
          optional
          {...text('signature')}
          error={save.wrong('signature')}
        />
        <FormActions>
          <Button type="submit" variant="primary" busy={save.busy}>
            {t('settings.save')}
          </Button>
        </FormActions>
      </Form>
    </SettingsSection>
  );
}
