import { identityApi, type Me } from '#areas/identity/contract.ts';
import { sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Form, SettingsSection } from '#ui/fields/Form.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { SaveActions } from '../SaveActions.tsx';
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
        <SaveActions busy={save.busy} />
      </Form>
    </SettingsSection>
  );
}
