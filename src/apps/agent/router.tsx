import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import {
  AuthorisationsPage,
  cleanAuthorisationsSearch,
  cleanConsultationsSearch,
  ConsultationsPage,
} from '#areas/authority/web/index.ts';
import {
  CallsPage,
  cleanInboxSearch,
  InboxPage,
  IncidentPage,
  IncidentsPage,
  NewCasePage,
} from '#areas/cases/web/index.ts';
import { cleanComplianceSearch, CompliancePage } from '#areas/compliance/web/index.ts';
import { cleanCustomersSearch, CustomerPage, CustomersPage } from '#areas/customers/web/index.ts';
import { sessionQuery } from '#areas/identity/web/index.ts';
import { cleanIntakeSearch, IntakePage } from '#areas/intake/web/index.ts';
import { cleanKnowledgeSearch } from '#areas/knowledge/web/index.ts';
import { TeamPage } from '#areas/workload/web/index.ts';
import { directLineRoutes } from './direct-line-routes.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { WITH_CASES } from './nav.ts';
import { queries } from './queries.ts';
import { FailedScreen } from './screens/FailedScreen.tsx';
import { MissingScreen } from './screens/MissingScreen.tsx';
import { Shell } from './shell/Shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: MissingScreen, errorComponent: FailedScreen });

/** Everything inside needs somebody signed in; where they were going is kept. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const me = await queries.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/entrar' as string, search: { volver: location.href } as never });
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async () => {
    const me = await queries.ensureQueryData(sessionQuery);
    const cases = me?.roles.some((role) => WITH_CASES.includes(role)) !== false;
    throw redirect({ to: (cases ? '/bandeja' : '/consultas') as string, replace: true });
  },
});

/** The list keeps its place in the address while cases open and close beside it. */
const inbox = createRoute({
  getParentRoute: () => shell,
  path: 'bandeja',
  validateSearch: cleanInboxSearch,
  component: InboxPage,
});
const inboxCase = createRoute({ getParentRoute: () => inbox, path: '$reference' });
const newCase = createRoute({
  getParentRoute: () => shell,
  path: 'bandeja/nuevo',
  validateSearch: ({ cliente }: Record<string, unknown>): { cliente?: string } =>
    typeof cliente === 'string' ? { cliente } : {},
  component: NewCasePage,
});

const calls = createRoute({ getParentRoute: () => shell, path: 'bandeja/llamadas', component: CallsPage });
const incidents = createRoute({
  getParentRoute: () => shell,
  path: 'bandeja/incidencias',
  component: IncidentsPage,
});
const incident = createRoute({ getParentRoute: () => shell, path: 'bandeja/incidencias/$id', component: IncidentPage });

/** Autorizaciones keeps its part in the address while a request is open beside it. */
const authorisations = createRoute({
  getParentRoute: () => shell,
  path: 'autorizaciones',
  validateSearch: cleanAuthorisationsSearch,
  component: AuthorisationsPage,
});
const authorisation = createRoute({ getParentRoute: () => authorisations, path: '$id' });

/** Consultas keeps its box in the address while one of them is open beside it. */
const consultations = createRoute({
  getParentRoute: () => shell,
  path: 'consultas',
  validateSearch: cleanConsultationsSearch,
  component: ConsultationsPage,
});
const consultation = createRoute({ getParentRoute: () => consultations, path: '$id' });

const intake = createRoute({
  getParentRoute: () => shell,
  path: 'entradas',
  validateSearch: cleanIntakeSearch,
  component: IntakePage,
});

const compliance = createRoute({
  getParentRoute: () => shell,
  path: 'cumplimiento',
  validateSearch: cleanComplianceSearch,
  component: CompliancePage,
});

const team = createRoute({ getParentRoute: () => shell, path: 'equipo', component: TeamPage });

const SettingsPage = lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage');
const settings = createRoute({ getParentRoute: () => shell, path: 'ajustes', component: SettingsPage });
const settingsSection = createRoute({ getParentRoute: () => shell, path: 'ajustes/$section', component: SettingsPage });
const account = createRoute({
  getParentRoute: () => shell,
  path: 'cuenta',
  component: lazyRouteComponent(() => import('./settings/account/AccountPage.tsx'), 'AccountPage'),
});

const keys = createRoute({
  getParentRoute: () => shell,
  path: 'cuenta/teclas',
  component: lazyRouteComponent(() => import('./settings/account/KeysPage.tsx'), 'KeysPage'),
});

/** The record keeps the list's search in its address, and so finds the way back. */
const customers = createRoute({
  getParentRoute: () => shell,
  path: 'clientes',
  validateSearch: cleanCustomersSearch,
  component: CustomersPage,
});
const customer = createRoute({
  getParentRoute: () => shell,
  path: 'clientes/$id',
  validateSearch: cleanCustomersSearch,
  component: CustomerPage,
});

/** Conocimiento keeps its search and shelf in the address while an article is open beside it. */
const knowledge = createRoute({
  getParentRoute: () => shell,
  path: 'conocimiento',
  validateSearch: cleanKnowledgeSearch,
  component: lazyRouteComponent(() => import('./screens/KnowledgeScreen.tsx'), 'KnowledgeScreen'),
});
const article = createRoute({ getParentRoute: () => knowledge, path: '$id' });

/** Addresses that lead nowhere keep the rail beside them. */
const missing = createRoute({ getParentRoute: () => shell, path: '$', component: MissingScreen });

/** Every primitive on one page, and a screen made of them: only while developing. */
const kitchen = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: 'cocina',
        component: lazyRouteComponent(() => import('./kitchen/KitchenPage.tsx'), 'KitchenPage'),
      }),
      createRoute({
        getParentRoute: () => root,
        path: 'cocina/bandeja',
        component: lazyRouteComponent(() => import('./kitchen/InboxSpecimen.tsx'), 'InboxSpecimen'),
      }),
    ]
  : [];

/**
 * The addresses of the product. A screen joins with one route: its page comes lazily from its area's `web/index.ts`
 * (`component: lazyRouteComponent(() => import('./InboxPage.tsx'), 'InboxPage')` there), its place in the rail from `nav.ts`.
 */
const tree = root.addChildren([
  shell.addChildren([
    home,
    newCase,
    calls,
    incidents,
    incident,
    inbox.addChildren([inboxCase]),
    customers,
    customer,
    knowledge.addChildren([article]),
    authorisations.addChildren([authorisation]),
    consultations.addChildren([consultation]),
    ...directLineRoutes(shell),
    intake,
    compliance,
    team,
    settings,
    settingsSection,
    account,
    keys,
    missing,
  ]),
  ...entranceRoutes(root),
  ...kitchen,
]);

export const router = createRouter({
  routeTree: tree,
  basepath: import.meta.env.BASE_URL,
  defaultPreload: 'intent',
  defaultNotFoundComponent: MissingScreen,
  defaultErrorComponent: FailedScreen,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
