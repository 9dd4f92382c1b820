import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { PasswordField } from '#ui/fields/PasswordField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import type { useValues } from '../use-values.ts';
import type { MailboxValues } from './mailbox-values.rules.ts';

const TLS = ['tls', 'starttls', 'none'] as const;

interface ImapFieldsProps extends ReturnType<typeof useValues<MailboxValues>> {
  hasSecret: boolean;
  wrong(field: string): string | undefined;
}

/** Where the mail is fetched from, and how to sign in there. */
export function ImapFields({ values, set, text, hasSecret, wrong }: ImapFieldsProps) {
  const t = useText();
  const keeps = hasSecret ? { hint: t('settings.imap.secretKept'), optional: true } : {};
  return (
    <>
      <FieldRow>
        <TextField
          label={t('settings.imap.host')}
          placeholder="imap.example.com"
          {...text('host')}
          error={wrong('imap.host')}
        />
        <NumberField
          label={t('settings.imap.port')}
          thousandSeparator=""
          allowDecimal={false}
          value={values.port}
          onChange={(port) => set({ port: Number(port) })}
          error={wrong('imap.port')}
        />
        <SelectField
          label={t('settings.imap.tls')}
          data={TLS.map((value) => ({ value, label: t(`settings.imap.tls.${value}`) }))}
          value={values.tls}
          onChange={(next) => set({ tls: TLS.find((tls) => tls === next) ?? 'tls' })}
        />
      </FieldRow>
      <FieldRow>
        <TextField label={t('settings.imap.user')} autoComplete="off" {...text('user')} error={wrong('imap.user')} />
        <SelectField
          label={t('settings.imap.auth')}
          data={(['password', 'oauth2'] as const).map((value) => ({ value, label: t(`settings.imap.auth.${value}`) }))}
          value={values.auth}
          onChange={(next) => set({ auth: next === 'oauth2' ? 'oauth2' : 'password' })}
        />
        <PasswordField
          label={t(`settings.imap.secret.${values.auth}`)}
          autoComplete="new-password"
          {...keeps}
          {...text('secret')}
          error={wrong('secret')}
        />
      </FieldRow>
      {values.auth === 'oauth2' && (
        <>
          <FieldRow>
            <TextField label={t('settings.imap.clientId')} {...text('clientId')} error={wrong('imap.oauth.clientId')} />
            <PasswordField
              label={t('settings.imap.clientSecret')}
              autoComplete="new-password"
              optional
              {...text('clientSecret')}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label={t('settings.imap.tokenUrl')}
              type="url"
              {...text('tokenUrl')}
              error={wrong('imap.oauth.tokenUrl')}
            />
            <TextField label={t('settings.imap.scope')} {...text('scope')} error={wrong('imap.oauth.scope')} />
          </FieldRow>
        </>
      )}
      <FieldRow>
        <TextField label={t('settings.imap.folder')} {...text('folder')} error={wrong('imap.folder')} />
        <NumberField
          label={t('settings.imap.poll')}
          hint={t('settings.imap.pollHint')}
          min={15}
          max={3600}
          allowDecimal={false}
          value={values.pollSeconds}
          onChange={(pollSeconds) => set({ pollSeconds: Number(pollSeconds) })}
          error={wrong('imap.pollSeconds')}
        />
      </FieldRow>
      <CheckField
        label={t('settings.imap.delete')}
        hint={t('settings.imap.deleteHint')}
        checked={values.deleteAfterIntake}
        onChange={(event) => set({ deleteAfterIntake: event.currentTarget.checked })}
      />
    </>
  );
}
