import type { Text } from '../calendar.rules.ts';

export interface HolidayTerritory {
  code: string;
  name: Text;
  zone: string;
  regions: readonly { code: string; name: Text }[];
}

const region = (code: string, es: string, en = es) => ({ code, name: { es, en } });

/** Countries whose holidays come with Cauce; regions by their ISO 3166-2 code. Only Spain's differ by region here. */
export const HOLIDAY_TERRITORIES: readonly HolidayTerritory[] = [
  {
    code: 'ES',
    name: { es: 'España', en: 'Spain' },
    zone: 'Europe/Madrid',
    regions: [
      region('AN', 'Andalucía', 'Andalusia'),
      region('AR', 'Aragón', 'Aragon'),
      region('AS', 'Asturias'),
      region('IB', 'Illes Balears', 'Balearic Islands'),
      region('CN', 'Canarias', 'Canary Islands'),
      region('CB', 'Cantabria'),
      region('CL', 'Castilla y León', 'Castile and León'),
      region('CM', 'Castilla-La Mancha', 'Castile-La Mancha'),
      region('CT', 'Cataluña', 'Catalonia'),
      region('CE', 'Ceuta'),
      region('VC', 'Comunitat Valenciana', 'Valencian Community'),
      region('EX', 'Extremadura'),
      region('GA', 'Galicia'),
      region('MD', 'Comunidad de Madrid', 'Community of Madrid'),
      region('ML', 'Melilla'),
      region('MC', 'Región de Murcia', 'Region of Murcia'),
      region('NC', 'Navarra', 'Navarre'),
      region('PV', 'País Vasco', 'Basque Country'),
      region('RI', 'La Rioja'),
    ],
  },
  { code: 'CO', name: { es: 'Colombia', en: 'Colombia' }, zone: 'America/Bogota', regions: [] },
  { code: 'MX', name: { es: 'México', en: 'Mexico' }, zone: 'America/Mexico_City', regions: [] },
  { code: 'PE', name: { es: 'Perú', en: 'Peru' }, zone: 'America/Lima', regions: [] },
  { code: 'CL', name: { es: 'Chile', en: 'Chile' }, zone: 'America/Santiago', regions: [] },
  { code: 'AR', name: { es: 'Argentina', en: 'Argentina' }, zone: 'America/Argentina/Buenos_Aires', regions: [] },
];

/** True for a country of the list and, when given, one of its regions. */
export function isHolidayTerritory(country: string, regionCode: string | null): boolean {
  const territory = HOLIDAY_TERRITORIES.find((one) => one.code === country);
  return territory !== undefined && (regionCode === null || territory.regions.some((one) => one.code === regionCode));
}
