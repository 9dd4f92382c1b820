import { lazyRouteComponent } from '@tanstack/react-router';

/** The area's screens, each fetched when it is first shown. */
export const SignInPage = lazyRouteComponent(() => import('./entrance/SignInPage.tsx'), 'SignInPage');
export const ForgottenPage = lazyRouteComponent(() => import('./entrance/ForgottenPage.tsx'), 'ForgottenPage');
export const InvitationPage = lazyRouteComponent(() => import('./entrance/LinkPages.tsx'), 'InvitationPage');
export const ResetPage = lazyRouteComponent(() => import('./entrance/LinkPages.tsx'), 'ResetPage');
