import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ComponentType, Suspense } from 'react';
import type { Role } from '#areas/identity/contract.ts';
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
import styles from './settings.module.css';
import { SettingsTexts } from './SettingsTexts.tsx';

interface Section {
  word: string;
  id: SectionId;
  show: ComponentType;
  roles?: readonly Role[];
}
type SectionId =
  | 'company'
  | 'people'
  | 'groups'
  | 'calendars'
  | 'targets'
  | 'legal'
  | 'adr'
  | 'policy'
  | 'mail'
  | 'outgoing'
  | 'tags'
  | 'fields'
  | 'system';

const THOSE_WHO_LEAD: readonly Role[] = ['administrator', 'director', 'lead'];

/** Each part of the settings comes when it is opened, by the word in its address; the administrator's alone unless it names others. */
const SECTIONS: readonly Section[] = [
  {
    word: 'empresa',
    id: 'company',
    show: later(async () => (await import('./company/CompanySection.tsx')).CompanySection),
  },
  {
    word: 'personas',
    id: 'people',
    show: later(async () => (await import('./people/PeopleSection.tsx')).PeopleSection),
  },
  {
    word: 'equipos',
    id: 'groups',
    show: later(async () => (await import('./groups/GroupsSection.tsx')).GroupsSection),
    roles: THOSE_WHO_LEAD,
  },
  {
    word: 'horario',
    id: 'calendars',
    show: later(async () => (await import('./calendar/CalendarsSection.tsx')).CalendarsSection),
  },
  {
    word: 'plazos',
    id: 'targets',
    show: later(async () => (await import('./cases/TargetsSection.tsx')).TargetsSection),
  },
  {
    word: 'plazos-legales',
    id: 'legal',
    show: later(async () => (await import('./legal/LegalTermsSection.tsx')).LegalTermsSection),
    roles: ['administrator', 'director'],
  },
  {
    word: 'resolucion-alternativa',
    id: 'adr',
    show: later(async () => (await import('./adr/AdrSection.tsx')).AdrSection),
    roles: ['administrator', 'director'],
  },
  {
    word: 'atribuciones',
    id: 'policy',
    show: later(async () => (await import('./policy/PolicySection.tsx')).PolicySection),
    roles: THOSE_WHO_LEAD,
  },
  { word: 'buzones', id: 'mail', show: later(async () => (await import('./mail/MailSection.tsx')).MailSection) },
  {
    word: 'salida',
    id: 'outgoing',
    show: later(async () => (await import('./mail/Outgoing.tsx')).Outgoing),
    roles: THOSE_WHO_LEAD,
  },
  {
    word: 'etiquetas',
    id: 'tags',
    show: later(async () => (await import('./cases/TagsSection.tsx')).TagsSection),
    roles: THOSE_WHO_LEAD,
  },
  { word: 'campos', id: 'fields', show: later(async () => (await import('./cases/FieldsSection.tsx')).FieldsSection) },
  {
    word: 'sistema',
    id: 'system',
    show: later(async () => (await import('./system/SystemSection.tsx')).SystemSection),
  },
];

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
          <ScreenHead title={t('app.nav.settings')} />
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
