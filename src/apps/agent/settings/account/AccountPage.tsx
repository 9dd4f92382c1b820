import { Link } from '@tanstack/react-router';
import { ConfirmGate, useMe } from '#areas/identity/web/index.ts';
import { buttonClass } from '#ui/controls/Button.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { ScreenHead } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { AbsencesPart } from './AbsencesPart.tsx';
import { HabitsPart } from './HabitsPart.tsx';
import { PasskeysPart } from './PasskeysPart.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { ProfilePart } from './ProfilePart.tsx';
import { SecondFactorPart } from './SecondFactorPart.tsx';
import { SettingsTexts } from '../SettingsTexts.tsx';
import { SessionsPart } from './SessionsPart.tsx';

/** What is one's own: name and signature, and everything that keeps the account safe. */
export function AccountPage() {
  return (
    <SettingsTexts>
      <ConfirmGate>
        <Account />
      </ConfirmGate>
    </SettingsTexts>
  );
}

function Account() {
  const t = useText();
  const me = useMe();
  usePageTitle(t('app.person.account'));
  return (
    <Pane name="form" label={t('app.person.account')} ground="surface">
      <ScreenHead title={t('app.person.account')} />
      <PaneBody>
        <div className={styles.page}>
          <ProfilePart me={me} />
          <HabitsPart me={me} />
          <SettingsSection title={t('account.keys')} about={t('account.keys.about')}>
            <div>
              <Link to={'/cuenta/teclas' as string} className={buttonClass()}>
                {t('account.keys.change')}
              </Link>
            </div>
          </SettingsSection>
          <AbsencesPart />
          <PasswordPart />
          <SecondFactorPart on={me.totp} />
          <PasskeysPart />
          <SessionsPart />
        </div>
      </PaneBody>
    </Pane>
  );
}
