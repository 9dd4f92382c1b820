import { Suspense, use } from 'react';
import { AuthorisationsPage, ConsultationsPage } from '#areas/authority/web/index.ts';
import { CallsPage, IncidentsPage, InboxPage, NewCasePage } from '#areas/cases/web/index.ts';
import { CompliancePage } from '#areas/compliance/web/index.ts';
import { CustomerPage, CustomersPage } from '#areas/customers/web/index.ts';
import { DirectLinePage } from '#areas/directors-line/web/index.ts';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { KeysMode } from '#ui/keys/KeysMode.tsx';
import { OwnKeys } from '#ui/keys/OwnKeys.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { ScreenHead } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import styles from '../settings.module.css';
import { SettingsTexts } from '../SettingsTexts.tsx';

/** A screen brings its actions with its code: those of the others are fetched to be named here. */
const SCREENS = [
  InboxPage,
  NewCasePage,
  CallsPage,
  IncidentsPage,
  AuthorisationsPage,
  ConsultationsPage,
  CustomersPage,
  CustomerPage,
  CompliancePage,
  DirectLinePage,
];
let fetched: Promise<unknown> | undefined;
const fetchActions = (): Promise<unknown> => {
  fetched ??= Promise.all(SCREENS.map(async (screen) => (screen as { preload?: () => Promise<unknown> }).preload?.()));
  return fetched;
};

/** The keys as one wants them: switched off, with Alt, or others. */
export function KeysPage() {
  return (
    <SettingsTexts>
      <Keys />
    </SettingsTexts>
  );
}

function Keys() {
  const t = useText();
  usePageTitle(t('account.keys'), t('app.person.account'));
  return (
    <Pane name="form" label={t('account.keys')} ground="surface">
      <ScreenHead title={t('account.keys')} />
      <PaneBody>
        <div className={styles.page}>
          <SettingsSection title={t('account.keys.single')} about={t('account.keys.single.about')}>
            <KeysMode />
          </SettingsSection>
          <SettingsSection title={t('account.keys.own')} about={t('account.keys.own.about')}>
            <Suspense fallback={<Skeleton as="lines" count={8} />}>
              <Fetched />
            </Suspense>
          </SettingsSection>
        </div>
      </PaneBody>
    </Pane>
  );
}

function Fetched() {
  use(fetchActions());
  const t = useText();
  const screens = [
    { of: 'case', heading: t('app.nav.inbox') },
    { of: 'authorisation', heading: t('app.nav.authorisations') },
    { of: 'line', heading: t('app.nav.line') },
    { of: 'customer', heading: t('app.nav.customers') },
    { of: 'compliance', heading: t('app.nav.compliance') },
  ];
  return <OwnKeys screens={screens} />;
}
