import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanComplianceSearch } from './address.rules.ts';
export const CompliancePage = lazyRouteComponent(async () => import('./CompliancePage.tsx'), 'CompliancePage');
