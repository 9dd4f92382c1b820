import type { Role } from '#areas/identity/contract.ts';

/** A part of the settings: its address, its name and whose it is, the administrator's alone unless it names others. */
export interface Place {
  word: string;
  id: PlaceId;
  roles?: readonly Role[];
}
export type PlaceId =
  | 'company'
  | 'people'
  | 'groups'
  | 'calendars'
  | 'targets'
  | 'legal'
  | 'adr'
  | 'policy'
  | 'mail'
  | 'outgoing'
  | 'templates'
  | 'automations'
  | 'tags'
  | 'fields'
  | 'system';

const THOSE_WHO_LEAD: readonly Role[] = ['administrator', 'director', 'lead'];

export const PLACES: readonly Place[] = [
  { word: 'empresa', id: 'company' },
  { word: 'personas', id: 'people' },
  { word: 'equipos', id: 'groups', roles: THOSE_WHO_LEAD },
  { word: 'horario', id: 'calendars' },
  { word: 'plazos', id: 'targets' },
  { word: 'plazos-legales', id: 'legal', roles: ['administrator', 'director'] },
  { word: 'resolucion-alternativa', id: 'adr', roles: ['administrator', 'director'] },
  { word: 'atribuciones', id: 'policy', roles: THOSE_WHO_LEAD },
  { word: 'buzones', id: 'mail' },
  { word: 'salida', id: 'outgoing', roles: THOSE_WHO_LEAD },
  { word: 'plantillas', id: 'templates', roles: [...THOSE_WHO_LEAD, 'agent'] },
  { word: 'automatizaciones', id: 'automations', roles: THOSE_WHO_LEAD },
  { word: 'etiquetas', id: 'tags', roles: THOSE_WHO_LEAD },
  { word: 'campos', id: 'fields' },
  { word: 'sistema', id: 'system' },
];
