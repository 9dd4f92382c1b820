import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanIntakeSearch } from './address.rules.ts';
export const IntakePage = lazyRouteComponent(async () => import('./IntakePage.tsx'), 'IntakePage');
