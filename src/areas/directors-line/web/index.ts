import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanLineSearch } from './address.rules.ts';
export { cleanClosenessSearch } from './closeness/address.rules.ts';
export { cleanDecisionsSearch } from './decisions/address.rules.ts';
export { useFeedbackWaiting } from './feedback/use-waiting.ts';
export { cleanFindingsSearch } from './findings/address.rules.ts';
export { useFindingsWaiting } from './findings/use-waiting.ts';
export { useOwnLine } from './use-waiting.ts';
export const FindingsPage = lazyRouteComponent(async () => import('./findings/FindingsPage.tsx'), 'FindingsPage');
export const DirectLinePage = lazyRouteComponent(async () => import('./DirectLinePage.tsx'), 'DirectLinePage');
export const DecisionsPage = lazyRouteComponent(async () => import('./decisions/DecisionsPage.tsx'), 'DecisionsPage');
export const ClosenessPage = lazyRouteComponent(async () => import('./closeness/ClosenessPage.tsx'), 'ClosenessPage');
export const DirectorPhoto = lazyRouteComponent(async () => import('./photo/DirectorPhoto.tsx'), 'DirectorPhoto');
export const FeedbackParts = lazyRouteComponent(async () => import('./feedback/FeedbackParts.tsx'), 'FeedbackParts');
