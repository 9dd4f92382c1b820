import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ForgottenPage, InvitationPage, ResetPage, SignInPage } from '#areas/identity/web/index.ts';
import { setupApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';

const FirstRunPage = lazyRouteComponent(() => import('./first-run/FirstRunPage.tsx'), 'FirstRunPage');

/** The pages before the rail. An empty installation leads everybody to its first run. */
export function entranceRoutes<Root extends AnyRoute>(root: Root) {
  const under = { getParentRoute: () => root };
  return [
    createRoute({
      ...under,
      path: 'entrar',
      component: SignInPage,
      beforeLoad: async () => {
        if ((await call(setupApi.getSetup, {})).needed) throw redirect({ to: '/empezar' as string, replace: true });
      },
    }),
    createRoute({ ...under, path: 'empezar', component: FirstRunPage }),
    createRoute({ ...under, path: 'clave', component: ForgottenPage }),
    createRoute({ ...under, path: 'invitation', component: InvitationPage }),
    createRoute({ ...under, path: 'new-password', component: ResetPage }),
  ] as const;
}
