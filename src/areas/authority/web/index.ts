import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanConsultationsSearch } from './consultations/address.rules.ts';
export { useConsultationsWaiting } from './consultations/use-waiting.ts';
export const ConsultationsPage = lazyRouteComponent(
  async () => import('./consultations/ConsultationsPage.tsx'),
  'ConsultationsPage',
);

export { cleanAuthorisationsSearch } from './authorisations/address.rules.ts';
export { useAuthorisationsWaiting } from './authorisations/use-waiting.ts';
export const AuthorisationsPage = lazyRouteComponent(
  async () => import('./authorisations/AuthorisationsPage.tsx'),
  'AuthorisationsPage',
);
