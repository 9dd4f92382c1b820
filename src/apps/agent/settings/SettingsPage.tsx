import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Role } from '#areas/identity/contract.ts';
import { ConfirmGate, hasRole, useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBody } from '#ui/panes/Pane.tsx';
import { useWorkspaceShape } from '#ui/panes/use-viewport.ts';
import { ScreenHead } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import { AdrSection } from './adr/AdrSection.tsx';
import { CalendarsSection } from './calendar/CalendarsSection.tsx';
import { FieldsSection } from './cases/FieldsSection.tsx';
import { TagsSection } from './cases/TagsSection.tsx';
import { TargetsSection } from './cases/TargetsSection.tsx';
import { CompanySection } from './company/CompanySection.tsx';
import { GroupsSection } from './groups/GroupsSection.tsx';
import { LegalTermsSection } from './legal/LegalTermsSection.tsx';
import { MailSection } from './mail/MailSection.tsx';
import { Outgoing } from './mail/Outgoing.tsx';
import { PeopleSection } from './people/PeopleSection.tsx';
import { PolicySection } from './policy/PolicySection.tsx';
import styles from './settings.module.css';
import { SettingsTexts } from './SettingsTexts.tsx';
import { SystemSection } from './system/SystemSection.tsx';

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

/** Each part of the settings, by the word in its address; the administrator's alone unless it names others. */
const SECTIONS: readonly Section[] = [
  { word: 'empresa', id: 'company', show: CompanySection },
  { word: 'personas', id: 'people', show: PeopleSection },
  { word: 'equipos', id: 'groups', show: GroupsSection, roles: THOSE_WHO_LEAD },
  { word: 'horario', id: 'calendars', show: CalendarsSection },
  { word: 'plazos', id: 'targets', show: TargetsSection },
  { word: 'plazos-legales', id: 'legal', show: LegalTermsSection, roles: ['administrator', 'director'] },
  { word: 'resolucion-alternativa', id: 'adr', show: AdrSection, roles: ['administrator', 'director'] },
  { word: 'atribuciones', id: 'policy', show: PolicySection, roles: THOSE_WHO_LEAD },
  { word: 'buzones', id: 'mail', show: MailSection },
  { word: 'salida', id: 'outgoing', show: Outgoing, roles: THOSE_WHO_LEAD },
  { word: 'etiquetas', id: 'tags', show: TagsSection, roles: THOSE_WHO_LEAD },
  { word: 'campos', id: 'fields', show: FieldsSection },
  { word: 'sistema', id: 'system', show: SystemSection },
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
              {current ? <current.show key={current.id} /> : <EmptyState fact={t('app.missing.title')} />}
            </div>
          </PaneBody>
        </Pane>
      )}
    </div>
  );
}
