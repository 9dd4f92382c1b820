import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ComponentType, Suspense } from 'react';
import { ConfirmGate, hasRole, useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { later } from '#ui/later.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { useWorkspaceShape } from '#ui/panes/use-viewport.ts';
import { ScreenHead } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import { type PlaceId, PLACES } from './places.ts';
import styles from './settings.module.css';
import { SettingsTexts } from './SettingsTexts.tsx';

/** Each part of the settings comes when it is opened. */
const SHOWN: Record<PlaceId, ComponentType> = {
  company: later(async () => (await import('./company/CompanySection.tsx')).CompanySection),
  people: later(async () => (await import('./people/PeopleSection.tsx')).PeopleSection),
  groups: later(async () => (await import('./groups/GroupsSection.tsx')).GroupsSection),
  calendars: later(async () => (await import('./calendar/CalendarsSection.tsx')).CalendarsSection),
  targets: later(async () => (await import('./cases/TargetsSection.tsx')).TargetsSection),
  legal: later(async () => (await import('./legal/LegalTermsSection.tsx')).LegalTermsSection),
  adr: later(async () => (await import('./adr/AdrSection.tsx')).AdrSection),
  policy: later(async () => (await import('./policy/PolicySection.tsx')).PolicySection),
  mail: later(async () => (await import('./mail/MailSection.tsx')).MailSection),
  outgoing: later(async () => (await import('./mail/Outgoing.tsx')).Outgoing),
  templates: later(async () => (await import('./templates/TemplatesSection.tsx')).TemplatesSection),
  automations: later(async () => (await import('./automations/AutomationsSection.tsx')).AutomationsSection),
  tags: later(async () => (await import('./cases/TagsSection.tsx')).TagsSection),
  fields: later(async () => (await import('./cases/FieldsSection.tsx')).FieldsSection),
  system: later(async () => (await import('./system/SystemSection.tsx')).SystemSection),
};

const SECTIONS = PLACES.map((place) => ({ ...place, show: SHOWN[place.id] }));

/** How the house is arranged. Where there is no room for both, first the list, then the part. */
export function SettingsPage() {
  return (
    <SettingsTexts>
      <ConfirmGate>
        <Settings />
      </ConfirmGate>
    </SettingsTexts>
  );
}

function Settings() {
  const t = useText();
  const { section } = useParams({ strict: false });
  const phone = useWorkspaceShape() === 'phone';
  const me = useMe();
  const sections = SECTIONS.filter(({ roles = ['administrator'] }) => hasRole(me, ...roles));
  const asked = section ?? (phone ? undefined : sections[0]?.word);
  const current = sections.find(({ word }) => word === asked);
  const title = current && t(`settings.section.${current.id}`);
  usePageTitle(title, t('app.nav.settings'));
  return (
    <div className={styles.layout}>
      {!(phone && asked) && (
        <Pane name="list" label={t('app.nav.settings')}>
          <ScreenHead title={t('app.nav.settings')} level={asked ? 2 : 1} />
          <PaneBody>
            <nav aria-label={t('app.nav.settings')} className={styles.sections}>
              {sections.map(({ word, id }) => (
                <Link key={id} to={`/ajustes/${word}` as string} aria-current={word === asked ? 'page' : undefined}>
                  {t(`settings.section.${id}`)}
                </Link>
              ))}
            </nav>
          </PaneBody>
        </Pane>
      )}
      {asked && (
        <Pane name="thread" label={title ?? t('app.nav.settings')} ground="surface">
          {phone && (
            <Link to={'/ajustes' as string} className={styles.back}>
              <Icon as={ArrowLeft} />
              {t('app.nav.settings')}
            </Link>
          )}
          <ScreenHead title={title} />
          <PaneBody>
            <div className={styles.page}>
              <Suspense fallback={<Skeleton as="lines" count={6} />}>
                {current ? <current.show key={current.id} /> : <EmptyState fact={t('app.missing.title')} />}
              </Suspense>
            </div>
          </PaneBody>
        </Pane>
      )}
    </div>
  );
}
