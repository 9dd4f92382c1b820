import { identityApi } from '#areas/identity/contract.ts';
import { sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

interface TotpDialogProps {
  started: CallOutput<typeof identityApi.startTotp>;
  onClose(): void;
  onDone(recoveryCodes: readonly string[]): void;
}

/** The key goes to the phone; its first code proves that it got there. */
export function TotpDialog({ started, onClose, onDone }: TotpDialogProps) {
  const t = useText();
  const { values, text } = useValues({ code: '' });
  const confirm = useChange(async () => call(identityApi.confirmTotp, { body: { code: values.code.trim() } }), {
    reads: [sessionQuery.queryKey],
    inForm: true,
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <FormDialog
      title={t('account.totp.start')}
      action={t('account.totp.confirm')}
      change={confirm}
      onSubmit={() => confirm.run(undefined)}
      onClose={onClose}
    >
      <p>{t('account.totp.scan')}</p>
      <img className={styles.qr} src={started.qr} alt={t('account.totp.qr')} />
      <p className={styles.quiet}>{t('account.totp.byHand')}</p>
      <code className={styles.secret}>{started.secret}</code>
      <TextField
        data-autofocus
        label={t('identity.second.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        {...text('code')}
        error={confirm.wrong('code')}
      />
    </FormDialog>
  );
}
