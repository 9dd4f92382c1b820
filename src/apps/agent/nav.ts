import {
  BookOpen,
  ContactRound,
  Inbox,
  Lightbulb,
  type LucideIcon,
  MessagesSquare,
  PackageSearch,
  PhoneCall,
  Scale,
  Settings2,
  Stamp,
  Sun,
  UsersRound,
} from 'lucide-react';
import type { MessageId } from '#ui/text.ts';

export type NavGroup = 'today' | 'relation' | 'direction' | 'settings';

export interface NavEntry {
  id: string;
  group: NavGroup;
  label: MessageId;
  icon: LucideIcon;
  /** Where it goes; it is the current one under this path. */
  to: string;
  /** «G», then this. */
  letter: string;
  /** Whose it is; everybody's when absent. */
  roles?: readonly string[];
}

export const NAV_GROUPS: Record<NavGroup, { heading?: MessageId; folds?: boolean }> = {
  today: { heading: 'app.nav.today' },
  relation: { heading: 'app.nav.relation' },
  direction: { heading: 'app.nav.direction', folds: true },
  settings: {},
};

/** Who works with cases; people of an area only answer what they are asked. */
export const WITH_CASES: readonly string[] = ['administrator', 'director', 'lead', 'agent', 'auditor'];

/**
 * The map of the product, in the order of the rail. A screen joins it with one line.
 * Entradas stands in «Hoy»: what is in quarantine has to be worked off each day, like the inbox it feeds.
 */
export const NAV: readonly NavEntry[] = [
  { id: 'day', group: 'today', label: 'app.nav.day', icon: Sun, to: '/mi-dia', letter: 'm' },
  { id: 'inbox', group: 'today', label: 'app.nav.inbox', icon: Inbox, to: '/bandeja', letter: 'b', roles: WITH_CASES },
  {
    id: 'authorisations',
    group: 'today',
    label: 'app.nav.authorisations',
    icon: Stamp,
    to: '/autorizaciones',
    letter: 'a',
  },
  {
    id: 'consultations',
    group: 'today',
    label: 'app.nav.consultations',
    icon: MessagesSquare,
    to: '/consultas',
    letter: 'c',
  },
  {
    id: 'line',
    group: 'today',
    label: 'app.nav.line',
    icon: PhoneCall,
    to: '/linea-directa',
    letter: 'd',
    roles: ['administrator', 'director', 'lead'],
  },
  {
    id: 'findings',
    group: 'today',
    label: 'app.nav.findings',
    icon: Lightbulb,
    to: '/hallazgos',
    letter: 'h',
  },
  {
    id: 'intake',
    group: 'today',
    label: 'app.nav.intake',
    icon: PackageSearch,
    to: '/entradas',
    letter: 't',
    roles: WITH_CASES,
  },
  {
    id: 'customers',
    group: 'relation',
    label: 'app.nav.customers',
    icon: ContactRound,
    to: '/clientes',
    letter: 'l',
    roles: WITH_CASES,
  },
  {
    id: 'knowledge',
    group: 'relation',
    label: 'app.nav.knowledge',
    icon: BookOpen,
    to: '/conocimiento',
    letter: 'k',
    roles: WITH_CASES,
  },
  {
    id: 'team',
    group: 'direction',
    label: 'app.nav.team',
    icon: UsersRound,
    to: '/equipo',
    letter: 'e',
    roles: ['administrator', 'director', 'lead', 'agent'],
  },
  {
    id: 'compliance',
    group: 'direction',
    label: 'app.nav.compliance',
    icon: Scale,
    to: '/cumplimiento',
    letter: 'u',
    roles: ['administrator', 'director', 'lead', 'auditor'],
  },
  {
    id: 'settings',
    group: 'settings',
    label: 'app.nav.settings',
    icon: Settings2,
    to: '/ajustes',
    letter: 's',
    roles: ['administrator', 'director', 'lead'],
  },
];

export function entriesFor(entries: readonly NavEntry[], roles: readonly string[]): NavEntry[] {
  return entries.filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role)));
}

export function isUnder(path: string, to: string): boolean {
  return path === to || path.startsWith(`${to}/`);
}
