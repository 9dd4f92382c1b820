import { useState } from 'react';
import { identityApi } from '#areas/identity/contract.ts';
import { sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { TotpDialog } from './TotpDialog.tsx';

type Started = CallOutput<typeof identityApi.startTotp>;

/** A code from the phone besides the password. */
export function SecondFactorPart({ on }: { on: boolean }) {
  const t = useText();
  const [started, setStarted] = useState<Started | undefined>(undefined);
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  const start = useChange(async () => call(identityApi.startTotp, { body: {} }), { onDone: setStarted });
  const remove = useChange(async () => call(identityApi.removeTotp, {}), {
    reads: [sessionQuery.queryKey],
    said: t('account.totp.removed'),
  });
  return (
    <SettingsSection title={t('account.totp')} about={t('account.totp.about')}>
      <div className={styles.line}>
        <span>{t(on ? 'account.totp.on' : 'account.totp.off')}</span>
        {on ? (
          <Button busy={remove.busy} onClick={() => remove.run(undefined)}>
            {t('account.totp.remove')}
          </Button>
        ) : (
          <Button busy={start.busy} onClick={() => start.run(undefined)}>
            {t('account.totp.start')}
          </Button>
        )}
      </div>
      {started && (
        <TotpDialog
          started={started}
          onClose={() => setStarted(undefined)}
          onDone={(recovery) => {
            setStarted(undefined);
            setCodes(recovery);
          }}
        />
      )}
      {codes && <RecoveryDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </SettingsSection>
  );
}

function RecoveryDialog({ codes, onClose }: { codes: readonly string[]; onClose(): void }) {
  const t = useText();
  return (
    <Dialog
      open
      onClose={onClose}
      dismissible={false}
      size="medium"
      title={t('account.recovery')}
      actions={
        <>
          <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>{t('settings.copy')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('account.recovery.kept')}
          </Button>
        </>
      }
    >
      <div className={styles.block}>
        <p>{t('account.recovery.text')}</p>
        <ul className={styles.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
