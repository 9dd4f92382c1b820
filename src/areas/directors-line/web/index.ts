import { lazyRouteComponent } from '@tanstack/react-router';

export { useLineWaiting } from './use-waiting.ts';
export const DirectLinePage = lazyRouteComponent(async () => import('./DirectLinePage.tsx'), 'DirectLinePage');

/** `?contacto=…&lado=cerrados`: whom one has open, and which side. */
export function cleanLineSearch(search: Record<string, unknown>): { contacto?: string; lado?: 'cerrados' } {
  return {
    ...(typeof search.contacto === 'string' ? { contacto: search.contacto } : {}),
    ...(search.lado === 'cerrados' ? { lado: 'cerrados' as const } : {}),
  };
}
