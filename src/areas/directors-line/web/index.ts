import { lazyRouteComponent } from '@tanstack/react-router';

export { cleanFindingsSearch } from './findings/address.rules.ts';
export { useFindingsWaiting } from './findings/use-waiting.ts';
export { useLineWaiting } from './use-waiting.ts';
export const FindingsPage = lazyRouteComponent(async () => import('./findings/FindingsPage.tsx'), 'FindingsPage');
export const DirectLinePage = lazyRouteComponent(async () => import('./DirectLinePage.tsx'), 'DirectLinePage');

/** `?contacto=…&lado=cerrados`: whom one has open, and which side. */
export function cleanLineSearch(search: Record<string, unknown>): { contacto?: string; lado?: 'cerrados' } {
  return {
    ...(typeof search.contacto === 'string' ? { contacto: search.contacto } : {}),
    ...(search.lado === 'cerrados' ? { lado: 'cerrados' as const } : {}),
  };
}
