import { lazyRouteComponent } from '@tanstack/react-router';

/** *Mi día*, with a place for what other areas bring to it. */
export const MyDay = lazyRouteComponent(async () => import('./day/MyDay.tsx'), 'MyDay');
