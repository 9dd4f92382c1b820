import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanConsultationsSearch } from './consultations/address.rules.ts';
export { useConsultationsWaiting } from './consultations/use-waiting.ts';
export const ConsultationsPage = lazyRouteComponent(
  async () => import('./consultations/ConsultationsPage.tsx'),
  'ConsultationsPage',
);
