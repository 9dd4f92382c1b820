import { lazyRouteComponent } from '@tanstack/react-router';

export { useReliefWaiting } from './queries.ts';
/** *Mi día*, with a place for what other areas bring to it. */
export const MyDay = lazyRouteComponent(async () => import('./day/MyDay.tsx'), 'MyDay');
export const TeamPage = lazyRouteComponent(async () => import('./team/TeamPage.tsx'), 'TeamPage');
