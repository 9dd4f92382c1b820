import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  cleanClosenessSearch,
  cleanDecisionsSearch,
  cleanFindingsSearch,
  cleanLineSearch,
  ClosenessPage,
  DecisionsPage,
  DirectLinePage,
  FindingsPage,
} from '#areas/directors-line/web/index.ts';

/** The Director's line, what is seen from it, and what comes of it. */
export function directLineRoutes(shell: AnyRoute): AnyRoute[] {
  const under = { getParentRoute: () => shell };
  /** Hallazgos is also where one is written: `?anotar=` says of which case. */
  const findings = createRoute({
    ...under,
    path: 'hallazgos',
    validateSearch: cleanFindingsSearch,
    component: FindingsPage,
  });
  return [
    createRoute({
      ...under,
      path: 'mi-dia',
      component: lazyRouteComponent(async () => import('./my-day/MyDayPage.tsx'), 'MyDayPage'),
    }),
    createRoute({ ...under, path: 'linea-directa', validateSearch: cleanLineSearch, component: DirectLinePage }),
    createRoute({
      ...under,
      path: 'linea-directa/decisiones',
      validateSearch: cleanDecisionsSearch,
      component: DecisionsPage,
    }),
    createRoute({
      ...under,
      path: 'linea-directa/cercania',
      validateSearch: cleanClosenessSearch,
      component: ClosenessPage,
    }),
    findings.addChildren([createRoute({ getParentRoute: () => findings, path: '$id' })]),
  ];
}
