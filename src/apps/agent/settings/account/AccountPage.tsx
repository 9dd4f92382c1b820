import { ConfirmGate, useMe } from '#areas/identity/web/index.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody, PaneHead } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { PasskeysPart } from './PasskeysPart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { ProfilePart } from './ProfilePart.tsx';
import { SecondFactorPart } from './SecondFactorPart.tsx';
import { SessionsPart } from './SessionsPart.tsx';

/** What is one's own: name and signature, and everything that keeps the account safe. */
export function AccountPage() {
  const t = useText();
  const me = useMe();
  usePageTitle(t('account.title'));
  return (
    <ConfirmGate>
      <Pane name="form" label={t('account.title')} ground="surface">
        <PaneHead title={<span className={styles.title}>{t('account.title')}</span>} />
        <PaneBody>
          <div className={styles.page}>
            <ProfilePart me={me} />
            <PasswordPart />
            <SecondFactorPart on={me.totp} />
            <PasskeysPart />
            <SessionsPart />
          </div>
        </PaneBody>
      </Pane>
    </ConfirmGate>
  );
}
